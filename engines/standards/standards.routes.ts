import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { correctStandard, introduceStandard } from './standards.actions.ts'
import { standardsContract } from './standards.contract.ts'
import { listStandards } from './standards.store.ts'

const os = implement(standardsContract).$context<RequestContext>().use(authorise)

export const standardsRoutes = os.router({
  list: os.list.handler(async ({ context }) => ({ items: await listStandards(context.db) })),
  introduce: os.introduce.handler(({ context, input }) => introduceStandard(context, input)),
  correct: os.correct.handler(({ context, input }) => correctStandard(context, input)),
})
