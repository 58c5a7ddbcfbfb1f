import { sql, type Selectable } from 'kysely'
import type { Scope } from '../../kernel/auth/actor.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { couponStates, type CouponPhase, type CouponState } from './birthdays.shapes.ts'

export interface Coupon {
  id: string
  programmeId: string
  staffId: string
  unitId: string
  year: number
  birthday: string | null
  treat: string
  amountFen: bigint
  code: string
  issuedOn: string
  validUntil: string
  state: CouponState
  issueReason: string | null
  revokeReason: string | null
  shopId: string | null
  usedOn: string | null
  usedAt: Date | null
  usedPress: string | null
  settlementId: string | null
}

export type NewCoupon = Pick<Coupon, 'id' | 'programmeId' | 'staffId' | 'unitId' | 'year' | 'birthday' | 'treat' | 'amountFen' | 'code' | 'issuedOn' | 'validUntil' | 'issueReason'>

/** Inserts what nobody holds yet: answers those that are new. One statement for any number. */
export async function insertCoupons(trx: Trx, coupons: readonly NewCoupon[]): Promise<Set<string>> {
  if (coupons.length === 0) return new Set()
  const rows = coupons.map((one) => ({
    id: one.id,
    programme_id: one.programmeId,
    staff_id: one.staffId,
    unit_id: one.unitId,
    year: one.year,
    birthday: one.birthday,
    treat: one.treat,
    amount_fen: one.amountFen.toString(),
    code: one.code,
    issued_on: one.issuedOn,
    valid_until: one.validUntil,
    issue_reason: one.issueReason,
  }))
  const { rows: inserted } = await sql<{ id: string }>`
    insert into birthday_coupons (tenant_id, id, programme_id, staff_id, unit_id, year, birthday, treat, amount_fen, code, issued_on, valid_until,
        state, issue_reason, created_at, changed_at)
    select ${trx.tenantId}::uuid, r.id, r.programme_id, r.staff_id, r.unit_id, r.year, r.birthday, r.treat, r.amount_fen, r.code, r.issued_on, r.valid_until,
           'open', r.issue_reason, ${trx.at}::timestamptz, ${trx.at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        id uuid, programme_id uuid, staff_id uuid, unit_id uuid, year integer, birthday date, treat text, amount_fen bigint, code text, issued_on date,
        valid_until date, issue_reason text)
    on conflict (tenant_id, staff_id, year) where state <> 'revoked' do nothing
    returning id`.execute(trx.q)
  return new Set(inserted.map(({ id }) => id))
}

/** Who was issued a coupon of a year, those taken back included: nothing is issued to them again by itself. */
export async function issuedTo(db: Db, year: number): Promise<Set<string>> {
  const rows = await db.q.selectFrom('birthday_coupons').select('staff_id').where('tenant_id', '=', db.tenantId).where('year', '=', year).execute()
  return new Set(rows.map((row) => row.staff_id))
}

/** The latest coupon of a year of these people. */
export async function couponsOfYear(db: Db, year: number, staffIds: readonly string[]): Promise<Map<string, Coupon>> {
  const rows = await select(db)
    .where('year', '=', year)
    .where(sql<boolean>`staff_id = any(${[...staffIds]}::uuid[])`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.staff_id, couponIn(row)]))
}

/** Everything one person was issued, the latest first. */
export async function couponsOf(db: Db, staffId: string): Promise<Coupon[]> {
  const rows = await select(db).where('staff_id', '=', staffId).orderBy('year', 'desc').orderBy('created_at', 'desc').orderBy('id', 'desc').limit(60).execute()
  return rows.map(couponIn)
}

export async function findCoupon(db: Db, id: string): Promise<Coupon | null> {
  const row = await select(db).where('id', '=', id).executeTakeFirst()
  return row ? couponIn(row) : null
}

export async function couponsByCode(db: Db, codes: readonly string[]): Promise<Map<string, Coupon>> {
  if (codes.length === 0) return new Map()
  const rows = await select(db).where('code', 'in', codes).execute()
  return new Map(rows.map((row) => [row.code, couponIn(row)]))
}

/** The same, held in one order until the commit: a coupon is used once. */
export async function lockByCode(trx: Trx, codes: readonly string[]): Promise<Map<string, Coupon>> {
  if (codes.length === 0) return new Map()
  const rows = await select(trx).where('code', 'in', codes).orderBy('id').forUpdate().execute()
  return new Map(rows.map((row) => [row.code, couponIn(row)]))
}

interface Use {
  id: string
  shopId: string
  usedOn: string
  press: string | null
}

/** The caller holds the coupon. */
export async function markUsed(trx: Trx, { id, shopId, usedOn, press }: Use): Promise<void> {
  await trx.q
    .updateTable('birthday_coupons')
    .set({ state: 'used', shop_id: shopId, used_on: usedOn, used_at: trx.at, used_press: press, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

/** False when it is no longer open. */
export async function markRevoked(trx: Trx, id: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('birthday_coupons')
    .set({ state: 'revoked', revoke_reason: reason, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface CouponsAsked {
  year: number
  scope: Scope
  day: string
  phase?: CouponPhase | undefined
  shopId?: string | undefined
  staffIds?: readonly string[] | undefined
}

const countCap = 1_000

/** A page of a year's coupons, the latest first. */
export async function couponPage(db: Db, asked: CouponsAsked, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const after = decodeCursor(cursor)
  const matching = narrowed(db, asked)
  const { counted } = await db.q
    .selectFrom(
      matching
        .select('id')
        .limit(countCap + 1)
        .as('found'),
    )
    .select(({ fn }) => fn.countAll<bigint>().as('counted'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .selectAll()
    .$if(after !== null, (q) => q.where(sql<boolean>`(issued_on, id) < (${after?.key ?? null}::date, ${after?.id ?? null}::uuid)`))
    .orderBy('issued_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = cutPage(rows, { limit, positionOf: (row) => ({ key: row.issued_on, id: row.id }), show: couponIn })
  return { ...page, count: Math.min(Number(counted), countCap), countCapped: Number(counted) > countCap }
}

interface Counts {
  open: number
  used: number
  lapsed: number
  revoked: number
  usedFen: bigint
}

/** What a year came to within reach. */
export async function countCoupons(db: Db, asked: CouponsAsked): Promise<Counts> {
  const row = await narrowed(db, asked)
    .select([
      sql<number>`(count(*) filter (where state = 'open' and valid_until >= ${asked.day}::date))::int`.as('open'),
      sql<number>`(count(*) filter (where state = 'used'))::int`.as('used'),
      sql<number>`(count(*) filter (where state = 'open' and valid_until < ${asked.day}::date))::int`.as('lapsed'),
      sql<number>`(count(*) filter (where state = 'revoked'))::int`.as('revoked'),
      sql<bigint>`coalesce(sum(amount_fen) filter (where state = 'used'), 0)::bigint`.as('used_fen'),
    ])
    .executeTakeFirstOrThrow()
  return { open: row.open, used: row.used, lapsed: row.lapsed, revoked: row.revoked, usedFen: row.used_fen }
}

/** How many each programme has issued and not taken back. */
export async function countByProgramme(db: Db): Promise<Map<string, number>> {
  const rows = await db.q
    .selectFrom('birthday_coupons')
    .select('programme_id')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('state', '<>', 'revoked')
    .groupBy('programme_id')
    .execute()
  return new Map(rows.map((row) => [row.programme_id, Number(row.count)]))
}

function narrowed(db: Db, { year, scope, day, phase, shopId, staffIds }: CouponsAsked) {
  return db.q
    .selectFrom('birthday_coupons')
    .where('tenant_id', '=', db.tenantId)
    .where('year', '=', year)
    .$if(!scope.all, (q) => q.where(sql<boolean>`unit_id = any(${scope.all ? [] : scope.unitIds}::uuid[])`))
    .$if(phase !== undefined, (q) => q.where('state', '=', phase === 'lapsed' ? 'open' : (phase ?? '')))
    .$if(phase === 'open', (q) => q.where('valid_until', '>=', day))
    .$if(phase === 'lapsed', (q) => q.where('valid_until', '<', day))
    .$if(shopId !== undefined, (q) => q.where('shop_id', '=', shopId ?? ''))
    .$if(staffIds !== undefined, (q) => q.where(sql<boolean>`staff_id = any(${[...(staffIds ?? [])]}::uuid[])`))
}

function select(db: Db) {
  return db.q.selectFrom('birthday_coupons').selectAll().where('tenant_id', '=', db.tenantId)
}

function couponIn(row: Selectable<Tables['birthday_coupons']>): Coupon {
  return {
    id: row.id,
    programmeId: row.programme_id,
    staffId: row.staff_id,
    unitId: row.unit_id,
    year: row.year,
    birthday: row.birthday,
    treat: row.treat,
    amountFen: row.amount_fen,
    code: row.code,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    state: couponStates.find((one) => one === row.state) ?? 'open',
    issueReason: row.issue_reason,
    revokeReason: row.revoke_reason,
    shopId: row.shop_id,
    usedOn: row.used_on,
    usedAt: row.used_at,
    usedPress: row.used_press,
    settlementId: row.settlement_id,
  }
}
