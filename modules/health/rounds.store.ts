import { sql } from 'kysely'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { roundKinds, slotLayouts, type RoundKind, type SlotLayout } from './health.shapes.ts'
import { healthService } from './health.service.ts'

export interface Round {
  offerId: string
  kind: RoundKind
  body: string
  bring: string
  contact: string
  layouts: SlotLayout[]
  surveyId: string | null
}

export async function findRound(db: Db, offerId: string): Promise<Round | null> {
  const row = await db.q
    .selectFrom('health_rounds')
    .select(['kind', 'body', 'bring', 'contact', 'layouts', 'survey_id'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .executeTakeFirst()
  if (!row) return null
  const { survey_id: surveyId, layouts, kind, ...words } = row
  return { offerId, ...words, kind: kindOf(kind), layouts: slotLayouts.parse(layouts), surveyId }
}

export function kindOf(stored: string): RoundKind {
  return roundKinds.find((kind) => kind === stored) ?? 'general'
}

export async function saveRound(trx: Trx, offerId: string, { kind, body, bring, contact, layouts }: Omit<Round, 'offerId' | 'surveyId'>): Promise<void> {
  const facts = { kind, body, bring, contact, layouts: JSON.stringify(layouts) }
  await trx.q
    .insertInto('health_rounds')
    .values({ tenant_id: trx.tenantId, offer_id: offerId, asked_at: null, survey_id: null, ...facts })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id']).doUpdateSet(facts))
    .execute()
}

export interface RoundPoint {
  id: string
  version: number
  selfScan: string
  /** Members check themselves in by a printed code. */
  poster: boolean
  closedAt: Date | null
}

/** Where people of a round are checked in: the first of its points. */
export async function findRoundPoint(db: Db, offerId: string): Promise<RoundPoint | null> {
  const row = await db.q
    .selectFrom('checkin_points')
    .select(['id', 'version', 'self_scan', 'closed_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, version: row.version, selfScan: row.self_scan, poster: row.self_scan === 'printed', closedAt: row.closed_at } : null
}

export interface Span {
  first_at: Date | null
  last_at: Date | null
  slots: number
  places: number
}

const span = sql`(select min(p.starts_at) as first_at, max(p.ends_at) as last_at, count(*)::int as slots, coalesce(sum(c.cap), 0)::int as places
  from offer_options p left join offer_counters c on c.tenant_id = p.tenant_id and c.offer_id = p.offer_id and c.option_id = p.id and c.unit_id is null
  where p.tenant_id = o.tenant_id and p.offer_id = o.id and p.state = 'open')`

/** From when to when a round takes place, in how many slots with how many places. */
export async function spanOf(db: Db, offerId: string): Promise<Span> {
  const { rows } = await sql<Span>`select s.* from offers o cross join lateral ${span} s where o.tenant_id = ${db.tenantId} and o.id = ${offerId}`.execute(db.q)
  return rows[0] ?? { first_at: null, last_at: null, slots: 0, places: 0 }
}

export interface RoundRow extends Span {
  id: string
  title: string
  kind: string
  unit_id: string
  state: 'draft' | 'published' | 'cancelled'
  opens_at: Date | null
  closes_at: Date | null
  final_at: Date | null
  entitled: number
  picked: number
  attended: number
}

export interface RoundsAsked {
  /** Where this actor sees numbers, and where drafts too. */
  counts: Scope
  manage: Scope | null
  day: string
  kind: RoundKind | null
  search: string | null
}

async function asking(db: Db, { counts, manage, day, kind, search }: RoundsAsked) {
  const above = counts.all ? [] : await directory().unitsAbove(db, counts.unitIds, day)
  const drafts = manage === null ? sql`false` : manage.all ? sql`true` : sql`o.unit_id = any(${manage.unitIds}::uuid[])`
  const mine = counts.all ? sql`true` : sql`(o.unit_id = any(${counts.unitIds}::uuid[]) or o.unit_id = any(${above}::uuid[]))`
  const which = sql`h.tenant_id = ${db.tenantId} and o.service = ${healthService.key} and ${mine} and (o.state <> 'draft' or ${drafts})
    and (${kind}::text is null or h.kind = ${kind}) and (${search}::text is null or strpos(o.title, ${search}) > 0)`
  const people = counts.all ? sql`true` : sql`x.unit_id = any(${counts.unitIds}::uuid[])`
  return { which, people }
}

const from = sql`health_rounds h join offers o on o.tenant_id = h.tenant_id and o.id = h.offer_id`

/** Rounds, the latest first, each with its numbers within reach: one statement. */
export async function pageOfRounds(db: Db, asked: RoundsAsked, { after, limit }: { after: string | null; limit: number }): Promise<RoundRow[]> {
  const { which, people } = await asking(db, asked)
  const { rows } = await sql<RoundRow>`
    select o.id, o.title, h.kind, o.unit_id, o.state, o.opens_at, o.closes_at, o.final_at, s.*,
      (select count(*)::int from offer_people x where x.tenant_id = o.tenant_id and x.offer_id = o.id and ${people}) as entitled,
      f.picked, f.attended
    from ${from} cross join lateral ${span} s
    cross join lateral (
      select count(*)::int as picked, count(*) filter (where exists (select from checkins c where c.tenant_id = x.tenant_id and c.enrolment_id = x.id))::int as attended
      from enrolments x where x.tenant_id = o.tenant_id and x.offer_id = o.id and x.status = 'confirmed' and ${people}) f
    where ${which} and ${after === null ? sql`true` : sql`o.id < ${after}::uuid`} order by o.id desc limit ${limit + 1}`.execute(db.q)
  return rows
}

export async function countRounds(db: Db, asked: RoundsAsked): Promise<number> {
  const { which } = await asking(db, asked)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${from} where ${which}`.execute(db.q)
  return rows[0]?.count ?? 0
}
