import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { advance } from '../../engines/cases/advance.ts'
import { hatsOf } from '../../engines/cases/hats.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { mustFindSession, updateVersioned } from './congress.actions.ts'
import { sessionArchived } from './proposals.errors.ts'

/** Publishes every signed answer that was held, all or none, and names those that are not signed yet; these go out by themselves once they are. */
export async function publishReplies(context: RequestContext, { id, version }: { id: string; version: number }) {
  const { db, actor, clock } = context
  const session = await mustFindSession(context, id)
  if (session.archivedAt !== null) throw sessionArchived({ session: session.title })
  const [calendar, hats] = await Promise.all([readCalendar(db), hatsOf(db, actor, { process: 'proposal', now: clock.now() })])
  const published = await write(
    context,
    async (trx) => {
      const cases = await trx.q
        .selectFrom('cases')
        .select(['id', 'version'])
        .where('tenant_id', '=', trx.tenantId)
        .where('process', '=', 'proposal')
        .where('round_id', '=', id)
        .where('state', '=', 'signed')
        .orderBy('id')
        .execute()
      for (const held of cases) await advance(trx, { hats, calendar }, { caseId: held.id, action: 'publish', version: held.version, input: {} })
      await updateVersioned(trx, 'congress_sessions', {
        id,
        version,
        change: { replies_published_at: session.repliesPublishedAt === null ? trx.at : new Date(session.repliesPublishedAt) },
      })
      trx.audit({ action: 'congress.publish_replies', entity: { type: 'congress_session', id }, details: { published: cases.length } })
      return cases.length
    },
    { route: 'proposals.publishReplies', content: { id, version } },
  )
  return { published, unsigned: await unsignedOf(db, { sessionId: id, day: today(clock) }), session: await mustFindSession(context, id) }
}

async function unsignedOf(db: Db, { sessionId, day }: { sessionId: string; day: string }) {
  const rows = await db.q
    .selectFrom('cases as c')
    .innerJoin('proposals as p', (join) => join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.id'))
    .leftJoin('case_parties as v', (join) =>
      join.onRef('v.tenant_id', '=', 'c.tenant_id').onRef('v.case_id', '=', 'c.id').on('v.relation', '=', 'leadUnit').on('v.until', 'is', null),
    )
    .select(['c.id', 'c.number', 'c.title', 'v.unit_id as unitId'])
    .where('c.tenant_id', '=', db.tenantId)
    .where('p.tenant_id', '=', db.tenantId)
    .where('c.process', '=', 'proposal')
    .where('c.round_id', '=', sessionId)
    .where('c.state', 'in', ['accepted', 'proposed', 'assigned', 'reassigning', 'handling', 'sign_off'])
    .where('p.handling_round', '=', 1)
    .orderBy('c.number')
    .execute()
  const names = await unitNames(
    db,
    rows.flatMap((row) => row.unitId ?? []),
    day,
  )
  return rows.map(({ id, number, title, unitId }) => ({ id, number, title, leadUnit: unitId === null ? null : (names.get(unitId) ?? null) }))
}
