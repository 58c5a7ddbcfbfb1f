import { sql } from 'kysely'
import { sumTodos } from '../../engines/cases/inbox.store.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { currentOf, findDelegateRow, listSessions } from './congress.store.ts'
import { sightOf } from './sight.ts'

/** What the phone's first page of proposals says: whether I am a delegate, the session, and my numbers. */
export async function shownStanding(context: RequestContext) {
  const { db, actor, clock } = context
  const now = clock.now()
  const session = currentOf(await listSessions(db, now))
  const [delegate, sight, numbers] = await Promise.all([
    actor.staffId !== null && session ? findDelegateRow(db, { staffId: actor.staffId, termId: session.termId }) : undefined,
    sightOf(context),
    actor.staffId === null ? none : numbersOf(db, { staffId: actor.staffId, now }),
  ])
  const sums = await sumTodos(db, { hats: sight.hats.map((hat) => ({ ...hat, process: null })), process: 'proposal', handedOver: null })
  return {
    delegate: delegate !== undefined,
    delegation: delegate?.delegation ?? null,
    head: delegate !== undefined && delegate.headStaffId === actor.staffId,
    session,
    ...numbers,
    waitsForMe: sums.reduce((sum, one) => sum + one.count, 0),
  }
}

export interface MyNumbers {
  drafts: number
  toSecond: number
  toRate: number
}

const none: MyNumbers = { drafts: 0, toSecond: 0, toRate: 0 }

/** My drafts, proposals that I was asked to second and have not, and answers that I have not rated. */
export async function numbersOf(db: Db, { staffId, now }: { staffId: string; now: Date }): Promise<MyNumbers> {
  const { rows } = await sql<MyNumbers>`
    select count(distinct c.id) filter (where c.state = 'draft' and v.relation = 'proposer')::int as drafts,
           count(distinct c.id) filter (where c.state = 'seconding' and v.relation in ('askedToSecond', 'delegationHead') and v.done_at is null and coalesce(p.seconding_until, s.collect_until) > ${now})::int as "toSecond",
           count(distinct c.id) filter (where c.state = 'replied' and v.relation in ('proposer', 'seconder') and v.done_at is null)::int as "toRate"
      from case_parties v
      join cases c on c.tenant_id = v.tenant_id and c.id = v.case_id
      join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
      join congress_sessions s on s.tenant_id = c.tenant_id and s.id = c.round_id
     where v.tenant_id = ${db.tenantId} and c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and s.tenant_id = ${db.tenantId}
       and v.staff_id = ${staffId} and v.until is null and c.process = 'proposal'`.execute(db.q)
  return rows[0] ?? none
}
