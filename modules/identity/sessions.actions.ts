import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { forgetActor } from './actor-cache.ts'
import { storeSessionPolicy, type SessionPolicy } from './session-policy.store.ts'
import { endSessions } from './sessions.store.ts'

/** Ends one of one's own sessions; another person's looks like one that does not exist. */
export async function endSession(context: RequestContext, id: string): Promise<void> {
  const { accountId } = context.actor
  await write(context, async (trx) => {
    if ((await endSessions(trx, accountId, { only: id })) === 0) throw notFound()
    trx.audit({ action: 'session.end', entity: { type: 'session', id } })
  })
  forgetActor(context.services, accountId)
}

export async function endOtherSessions(context: RequestContext): Promise<{ endedSessions: number }> {
  const { accountId, sessionId } = context.actor
  const endedSessions = await write(context, async (trx) => {
    const ended = await endSessions(trx, accountId, { except: sessionId })
    trx.audit({ action: 'session.end_others', entity: { type: 'account', id: accountId }, details: { endedSessions: ended } })
    return ended
  })
  forgetActor(context.services, accountId)
  return { endedSessions }
}

export async function changeSessionPolicy(context: RequestContext, policy: SessionPolicy): Promise<{ version: number }> {
  return { version: await write(context, (trx) => storeSessionPolicy(trx, policy)) }
}
