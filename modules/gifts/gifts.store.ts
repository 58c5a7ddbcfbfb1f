import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { fenFromYuan } from '../../kernel/money.ts'
import { giftKinds, type GiftKind } from './gifts.contract.ts'
import type { GiftFacts } from './gifts.rules.ts'

export interface Round {
  offerId: string
  kind: GiftKind
  festival: string | null
  year: number
  body: string
  contact: string
}

export async function roundsOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, Round>> {
  if (offerIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('gift_rounds')
    .select(['offer_id', 'kind', 'festival', 'year', 'body', 'contact'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', 'in', [...offerIds])
    .execute()
  return new Map(rows.map(({ offer_id: offerId, kind, ...row }) => [offerId, { offerId, kind: kindOf(kind), ...row }]))
}

export function kindOf(stored: string): GiftKind {
  return giftKinds.find((kind) => kind === stored) ?? 'festival'
}

export async function saveRound(trx: Trx, offerId: string, { kind, festival, year, body, contact }: GiftFacts): Promise<void> {
  const facts = { kind, festival: kind === 'festival' ? festival : null, year, body, contact }
  await trx.q
    .insertInto('gift_rounds')
    .values({ tenant_id: trx.tenantId, offer_id: offerId, asked_at: null, ...facts })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id']).doUpdateSet(facts))
    .execute()
}

export interface Package {
  id: string
  title: string
  contents: string
  supplier: string
  priceFen: bigint
  surveyId: string | null
}

/** What there is to choose from, in the order of the page. */
export async function packagesOf(db: Db, offerId: string): Promise<Package[]> {
  const { rows } = await sql<Package>`
    select g.option_id as id, p.title, g.contents, g.supplier, g.price_fen as "priceFen", g.survey_id as "surveyId"
    from gift_packages g join offer_options p on p.tenant_id = g.tenant_id and p.id = g.option_id
    where g.tenant_id = ${db.tenantId} and g.offer_id = ${offerId} order by p.sort, p.id`.execute(db.q)
  return rows
}

type Priced = GiftFacts['packages'][number] & { id: string }

/** Takes away what a draft no longer has. */
export async function removePackages(trx: Trx, offerId: string, packages: readonly Priced[]): Promise<void> {
  const kept = packages.map(({ id }) => id)
  await sql`delete from gift_packages where tenant_id = ${trx.tenantId} and offer_id = ${offerId} and option_id <> all(${kept}::uuid[])`.execute(trx.q)
  await sql`delete from offer_options where tenant_id = ${trx.tenantId} and offer_id = ${offerId} and id <> all(${kept}::uuid[])`.execute(trx.q)
}

export async function savePackages(trx: Trx, offerId: string, packages: readonly Priced[]): Promise<void> {
  const rows = packages.map(({ id, contents, supplier, price }) => ({
    tenant_id: trx.tenantId,
    option_id: id,
    offer_id: offerId,
    contents,
    supplier,
    price_fen: fenFromYuan(price),
    survey_id: null,
  }))
  await trx.q
    .insertInto('gift_packages')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'option_id'])
        .doUpdateSet(({ ref }) => ({ contents: ref('excluded.contents'), supplier: ref('excluded.supplier'), price_fen: ref('excluded.price_fen') })),
    )
    .execute()
}

export interface HandOut {
  pointId: string
  from: Date
  until: Date
}

/** When it is handed out: the first point of check-in of each round. */
export async function handOutsOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, HandOut>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<{ offer_id: string; id: string; opens_at: Date; closes_at: Date }>`
    select distinct on (offer_id) offer_id, id, opens_at, closes_at from checkin_points
    where tenant_id = ${db.tenantId} and offer_id = any(${[...offerIds]}::uuid[]) order by offer_id, id`.execute(db.q)
  return new Map(rows.map((row) => [row.offer_id, { pointId: row.id, from: row.opens_at, until: row.closes_at }]))
}

export async function moveHandOut(trx: Trx, { pointId }: Pick<HandOut, 'pointId'>, { handOutFrom, handOutUntil }: Pick<GiftFacts, 'handOutFrom' | 'handOutUntil'>): Promise<void> {
  await trx.q
    .updateTable('checkin_points')
    .set((eb) => ({ opens_at: new Date(handOutFrom), closes_at: new Date(handOutUntil), version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', pointId)
    .where('closed_at', 'is', null)
    .execute()
}

/** When this person had each of these gifts, by offer. */
export async function receivedAtOf(db: Db, { staffId, offerIds }: { staffId: string; offerIds: readonly string[] }): Promise<ReadonlyMap<string, Date>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<{ offer_id: string; at: Date }>`
    select e.offer_id, min(c.at) as at from enrolments e join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id
    where e.tenant_id = ${db.tenantId} and e.staff_id = ${staffId} and e.offer_id = any(${[...offerIds]}::uuid[]) group by e.offer_id`.execute(db.q)
  return new Map(rows.map((row) => [row.offer_id, row.at]))
}
