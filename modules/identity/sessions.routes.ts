import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { inPerson } from './in-person.ts'
import { readSessionPolicy } from './session-policy.store.ts'
import { changeSessionPolicy, endOtherSessions, endSession } from './sessions.actions.ts'
import { sessionsContract } from './sessions.contract.ts'
import { listSessions } from './sessions.store.ts'

const os = implement(sessionsContract).$context<RequestContext>().use(authorise).use(inPerson)

const list = os.list.handler(async ({ context }) => {
  const rows = await listSessions(context.db, context.actor.accountId, context.clock.now())
  const items = rows.map((row) => ({
    id: row.id,
    current: row.id === context.actor.sessionId,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
  }))
  return { items }
})

const end = os.end.handler(async ({ context, input }) => {
  await endSession(context, input.id)
  return { ok: true as const }
})

const endOthers = os.endOthers.handler(({ context }) => endOtherSessions(context))

const readPolicy = os.readPolicy.handler(({ context }) => readSessionPolicy(context.db))

const changePolicy = os.changePolicy.handler(({ context, input }) => changeSessionPolicy(context, input))

export const sessionsRoutes = os.router({ list, end, endOthers, readPolicy, changePolicy })
