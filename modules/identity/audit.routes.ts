import { implement } from '@orpc/server'
import { verifyAudit } from '../../kernel/audit/verify.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { auditContract } from './audit.contract.ts'
import { listAudit } from './audit.list.ts'

const os = implement(auditContract).$context<RequestContext>().use(authorise)

const list = os.list.handler(({ context, input }) => listAudit(context.db, context.scope, input))

const verify = os.verify.handler(async ({ context }) => {
  // It reads the whole log: a few times, then once a minute.
  context.services.limits.take(`audit verify ${context.tenant.id}`, { burst: 3, perMinute: 1 })
  const verdict = await verifyAudit(context.db)
  return { ...verdict, brokenAt: verdict.brokenAt === null ? null : String(verdict.brokenAt) }
})

export const auditRoutes = os.router({ list, verify })
