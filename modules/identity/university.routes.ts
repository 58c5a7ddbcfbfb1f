import { implement } from '@orpc/server'
import { write, type RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { forgetTenants } from '../../kernel/tenants.ts'
import { universityContract } from './university.contract.ts'
import { readUniversity, renameUniversity } from './university.store.ts'

const os = implement(universityContract).$context<RequestContext>().use(authorise)

const read = os.read.handler(({ context }) => readUniversity(context.db))

const change = os.change.handler(async ({ context, input }) => {
  const version = await write(context, (trx) => renameUniversity(trx, input))
  forgetTenants()
  return { version }
})

export const universityRoutes = os.router({ read, change })
