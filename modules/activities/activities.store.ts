import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { activityKinds, type ActivityKind } from './activities.contract.ts'
import { activityService } from './activities.service.ts'

/** What is said of an activity, and when and where it is: the first of its options says that. */
export interface Details {
  offerId: string
  kind: ActivityKind
  body: string
  contact: string
  surveyId: string | null
  optionId: string | null
  startsAt: Date | null
  endsAt: Date | null
  place: string | null
  coverId: string | null
}

interface DetailsRow {
  offer_id: string
  kind: string | null
  body: string | null
  contact: string | null
  survey_id: string | null
  option_id: string | null
  starts_at: Date | null
  ends_at: Date | null
  place: string | null
  cover_id: string | null
}

/** One statement, however many activities. Ids of other offers are missing from the answer. */
export async function detailsOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, Details>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<DetailsRow>`
    select o.id as offer_id, a.kind, a.body, a.contact, a.survey_id, p.id as option_id, p.starts_at, p.ends_at, p.place, c.id as cover_id
    from offers o
    left join activities a on a.tenant_id = o.tenant_id and a.offer_id = o.id
    left join lateral (select id, starts_at, ends_at, place from offer_options p
      where p.tenant_id = o.tenant_id and p.offer_id = o.id order by p.state, p.sort, p.id limit 1) p on true
    left join lateral (select id from activity_pictures c
      where c.tenant_id = o.tenant_id and c.offer_id = o.id and c.role = 'cover' and c.removed_at is null order by c.at desc, c.id desc limit 1) c on true
    where o.tenant_id = ${db.tenantId} and o.service = ${activityService.key} and o.id = any(${[...offerIds]}::uuid[])`.execute(db.q)
  return new Map(rows.map((row) => [row.offer_id, detailsIn(row)]))
}

function detailsIn(row: DetailsRow): Details {
  return {
    offerId: row.offer_id,
    // An offer that was begun elsewhere says nothing yet.
    kind: activityKinds.find((kind) => kind === row.kind) ?? 'other',
    body: row.body ?? '',
    contact: row.contact ?? '',
    surveyId: row.survey_id,
    optionId: row.option_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    coverId: row.cover_id,
  }
}

export async function saveWords(trx: Trx, offerId: string, words: Pick<Details, 'kind' | 'body' | 'contact'>): Promise<void> {
  const { kind, body, contact } = words
  await trx.q
    .insertInto('activities')
    .values({ tenant_id: trx.tenantId, offer_id: offerId, kind, body, contact, asked_at: null, survey_id: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id']).doUpdateSet({ kind, body, contact }))
    .execute()
}

/** What takes place between two instants, of that which this member sees: ids with the member's own state. */
export async function takingPlace(
  db: Db,
  { staffId, unitIds, from, to, limit }: { staffId: string; unitIds: readonly string[]; from: Date; to: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from offers o
    where o.tenant_id = ${db.tenantId} and o.service = ${activityService.key} and o.state <> 'draft'
      and exists (select from offer_options p where p.tenant_id = o.tenant_id and p.offer_id = o.id and p.starts_at < ${to} and coalesce(p.ends_at, p.starts_at) >= ${from})
      and (o.unit_id = any(${[...unitIds]}::uuid[])
        or exists (select from offer_people r where r.tenant_id = o.tenant_id and r.offer_id = o.id and r.staff_id = ${staffId})
        or exists (select from enrolments e where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.staff_id = ${staffId}))
    order by o.id limit ${limit}`.execute(db.q)
  return rows.map(({ id }) => id)
}

/** Published activities whose title says this, of those that this member sees. */
export async function titled(
  db: Db,
  { staffId, unitIds, text, limit }: { staffId: string; unitIds: readonly string[]; text: string; limit: number },
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select o.id, o.title from offers o
    where o.tenant_id = ${db.tenantId} and o.service = ${activityService.key} and o.state <> 'draft' and strpos(o.title, ${text}) > 0
      and (o.unit_id = any(${[...unitIds]}::uuid[])
        or exists (select from offer_people r where r.tenant_id = o.tenant_id and r.offer_id = o.id and r.staff_id = ${staffId})
        or exists (select from enrolments e where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.staff_id = ${staffId}))
    order by o.id desc limit ${limit}`.execute(db.q)
  return rows
}
