import { sql } from 'kysely'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { OfferState } from '../claims/claims.types.ts'
import { offerModes, offerRules, type OfferMode, type OfferRules } from '../offer-rules.ts'

export interface Offer {
  id: string
  service: string
  title: string
  unitId: string
  mode: OfferMode
  state: OfferState['state']
  opensAt: Date | null
  closesAt: Date | null
  cancelUntil: Date | null
  finalAt: Date | null
  rules: OfferRules
  defaultOptionId: string | null
  defaultsAt: Date | null
  rosterAt: Date | null
  rosterSize: number | null
  cancelledReason: string | null
  version: number
  createdAt: Date
  publishedAt: Date | null
}

export const offerColumns = [
  'id',
  'service',
  'title',
  'unit_id',
  'mode',
  'state',
  'opens_at',
  'closes_at',
  'cancel_until',
  'final_at',
  'rules',
  'default_option_id',
  'defaults_at',
  'roster_at',
  'roster_size',
  'cancelled_reason',
  'version',
  'created_at',
  'published_at',
] as const

export interface OfferRow {
  id: string
  service: string
  title: string
  unit_id: string
  mode: string
  state: string
  opens_at: Date | null
  closes_at: Date | null
  cancel_until: Date | null
  final_at: Date | null
  rules: unknown
  default_option_id: string | null
  defaults_at: Date | null
  roster_at: Date | null
  roster_size: number | null
  cancelled_reason: string | null
  version: number
  created_at: Date
  published_at: Date | null
}

export function offerOf(row: OfferRow): Offer {
  return {
    id: row.id,
    service: row.service,
    title: row.title,
    unitId: row.unit_id,
    mode: offerModes.find((mode) => mode === row.mode) ?? 'first_come',
    // The column's own constraint allows nothing else.
    state: row.state as Offer['state'],
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    cancelUntil: row.cancel_until,
    finalAt: row.final_at,
    rules: offerRules.parse(row.rules),
    defaultOptionId: row.default_option_id,
    defaultsAt: row.defaults_at,
    rosterAt: row.roster_at,
    rosterSize: row.roster_size,
    cancelledReason: row.cancelled_reason,
    version: row.version,
    createdAt: row.created_at,
    publishedAt: row.published_at,
  }
}

export async function findOffer(db: Db, offerId: string): Promise<Offer | null> {
  const row = await db.q.selectFrom('offers').select(offerColumns).where('tenant_id', '=', db.tenantId).where('id', '=', offerId).executeTakeFirst()
  return row ? offerOf(row) : null
}

export interface OfferOption {
  id: string
  sort: number
  title: string
  note: string | null
  place: string | null
  tag: string | null
  startsAt: Date | null
  endsAt: Date | null
  state: 'open' | 'withdrawn'
}

export async function optionsOf(db: Db, offerId: string): Promise<OfferOption[]> {
  const rows = await db.q
    .selectFrom('offer_options')
    .select(['id', 'sort', 'title', 'note', 'place', 'tag', 'starts_at', 'ends_at', 'state'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  return rows.map(({ starts_at: startsAt, ends_at: endsAt, state, ...row }) => ({ ...row, startsAt, endsAt, state: state === 'open' ? 'open' : 'withdrawn' }))
}

export interface OfferLimit {
  id: string
  optionId: string | null
  tag: string | null
  unitId: string | null
  cap: number
  taken: number
}

export async function limitsOf(db: Db, offerId: string): Promise<OfferLimit[]> {
  const rows = await db.q
    .selectFrom('offer_counters')
    .select(['id', 'option_id', 'tag', 'unit_id', 'cap', 'taken'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .orderBy('id')
    .execute()
  return rows.map(({ option_id: optionId, unit_id: unitId, ...row }) => ({ ...row, optionId, unitId }))
}

export interface Standing {
  offerId: string
  optionId: string | null
  status: string
  parties: number
  people: number
}

/** How many hold, await or asked for a place, by offer, option and status. */
export async function standingsOf(db: Db, offerIds: readonly string[]): Promise<Standing[]> {
  if (offerIds.length === 0) return []
  const { rows } = await sql<{ offer_id: string; option_id: string | null; status: string; parties: number; people: number }>`
    select offer_id, option_id, status, count(*)::int as parties, sum(party)::int as people from enrolments
    where tenant_id = ${db.tenantId} and offer_id = any(${[...offerIds]}::uuid[]) and status in ('confirmed', 'offered', 'waiting', 'pending')
    group by offer_id, option_id, status`.execute(db.q)
  return rows.map((row) => ({ offerId: row.offer_id, optionId: row.option_id, status: row.status, parties: row.parties, people: row.people }))
}

/** Places in all, where the limits say so: that of the whole offer, or those of its open options together. */
export async function capsOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<{ offer_id: string; cap: number | null }>`
    select o.offer_id, coalesce(
        (select c.cap from offer_counters c where c.tenant_id = ${db.tenantId} and c.offer_id = o.offer_id and c.option_id is null and c.tag is null and c.unit_id is null),
        (select case when bool_and(c.cap is not null) then sum(c.cap)::int end from offer_options p
          left join offer_counters c on c.tenant_id = p.tenant_id and c.offer_id = p.offer_id and c.option_id = p.id and c.unit_id is null
          where p.tenant_id = ${db.tenantId} and p.offer_id = o.offer_id and p.state = 'open')) as cap
    from unnest(${[...offerIds]}::uuid[]) as o (offer_id)`.execute(db.q)
  return new Map(rows.flatMap(({ offer_id, cap }) => (cap === null ? [] : [[offer_id, cap] as const])))
}

export interface OfferFacts {
  title: string
  mode: OfferMode
  opensAt: Date | null
  closesAt: Date | null
  cancelUntil: Date | null
  finalAt: Date | null
  rules: OfferRules
  defaultOptionId: string | null
}

const factColumns = (facts: OfferFacts) => ({
  title: facts.title,
  mode: facts.mode,
  opens_at: facts.opensAt,
  closes_at: facts.closesAt,
  cancel_until: facts.cancelUntil,
  final_at: facts.finalAt,
  rules: JSON.stringify(facts.rules),
  default_option_id: facts.defaultOptionId,
})

export async function insertOffer(trx: Trx, offer: { id: string; service: string; unitId: string }, facts: OfferFacts): Promise<void> {
  await trx.q
    .insertInto('offers')
    .values({
      tenant_id: trx.tenantId,
      id: offer.id,
      service: offer.service,
      unit_id: offer.unitId,
      ...factColumns(facts),
      state: 'draft',
      version: 1,
      // A draft is made by a person: the routes know no other way.
      created_by: trx.actorId ?? offer.id,
      created_at: trx.at,
    })
    .execute()
  await trx.q.insertInto('offer_gates').values({ tenant_id: trx.tenantId, offer_id: offer.id, next_seq: 1n, waiting: '{}' }).execute()
}

/** Whether the version seen is still the stored one; then it is the next. */
export async function updateOffer(trx: Trx, offerId: string, { version, facts }: { version: number; facts?: OfferFacts }): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('offers')
    .set({ version: version + 1, ...(facts ? factColumns(facts) : {}) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', offerId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
