import { sql } from 'kysely'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'

export interface Settlement {
  id: string
  shopId: string
  shopName: string
  contractNo: string
  month: string
  coupons: number
  amountFen: bigint
  madeBy: string
  madeAt: Date
}

interface Unsettled {
  coupons: number
  amountFen: bigint
  sinceCoupons: number
  sinceFen: bigint
}

/** By shop: used before a day and not settled, and used since. */
export async function unsettledByShop(db: Db, before: string): Promise<Map<string, Unsettled>> {
  const rows = await db.q
    .selectFrom('birthday_coupons')
    .select('shop_id')
    .select([
      sql<number>`(count(*) filter (where used_on < ${before}::date))::int`.as('coupons'),
      sql<bigint>`coalesce(sum(amount_fen) filter (where used_on < ${before}::date), 0)::bigint`.as('fen'),
      sql<number>`(count(*) filter (where used_on >= ${before}::date))::int`.as('since_coupons'),
      sql<bigint>`coalesce(sum(amount_fen) filter (where used_on >= ${before}::date), 0)::bigint`.as('since_fen'),
    ])
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'used')
    .where('settlement_id', 'is', null)
    .groupBy('shop_id')
    .execute()
  return new Map(rows.map((row) => [row.shop_id ?? '', { coupons: row.coupons, amountFen: row.fen, sinceCoupons: row.since_coupons, sinceFen: row.since_fen }]))
}

/** Shops for which a month is settled. */
export async function settledFor(db: Db, month: string): Promise<Set<string>> {
  const rows = await db.q.selectFrom('birthday_settlements').select('shop_id').where('tenant_id', '=', db.tenantId).where('month', '=', month).execute()
  return new Set(rows.map((row) => row.shop_id))
}

/** Puts what a shop took before a day, and nobody settled, into a settlement that is there. */
export async function putInto(trx: Trx, settlementId: string, { shopId, before }: { shopId: string; before: string }): Promise<void> {
  await trx.q
    .updateTable('birthday_coupons')
    .set({ settlement_id: settlementId, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('shop_id', '=', shopId)
    .where('state', '=', 'used')
    .where('settlement_id', 'is', null)
    .where('used_on', '<', before)
    .execute()
}

/** The same coupons, held, with their sum. */
export async function lockUnsettled(trx: Trx, { shopId, before }: { shopId: string; before: string }): Promise<{ coupons: number; amountFen: bigint }> {
  const rows = await trx.q
    .selectFrom('birthday_coupons')
    .select('amount_fen')
    .where('tenant_id', '=', trx.tenantId)
    .where('shop_id', '=', shopId)
    .where('state', '=', 'used')
    .where('settlement_id', 'is', null)
    .where('used_on', '<', before)
    .orderBy('id')
    .forUpdate()
    .execute()
  return { coupons: rows.length, amountFen: rows.reduce((sum, row) => sum + row.amount_fen, 0n) }
}

/** The settlement, and beside it what is owed: both are only ever added. */
export async function insertSettlement(trx: Trx, settlement: Settlement & { unitId: string }): Promise<void> {
  const { id, shopId, shopName, contractNo, month, coupons, amountFen, madeBy, unitId } = settlement
  await trx.q
    .insertInto('birthday_settlements')
    .values({ tenant_id: trx.tenantId, id, shop_id: shopId, shop_name: shopName, contract_no: contractNo, month, coupons, amount_fen: amountFen, made_by: madeBy, made_at: trx.at })
    .execute()
  await trx.q
    .insertInto('payables')
    .values({
      tenant_id: trx.tenantId,
      id: newId(trx.at.getTime()),
      unit_id: unitId,
      payee: shopName,
      amount_fen: amountFen,
      source_kind: 'birthday_settlement',
      source_id: id,
      about: `${month} 生日慰问 ${coupons} 张，合同 ${contractNo}`,
      made_at: trx.at,
    })
    .execute()
}

export async function findSettlement(db: Db, id: string): Promise<Settlement | null> {
  const row = await select(db).where('id', '=', id).executeTakeFirst()
  return row ? settlementIn(row) : null
}

/** A page of the settlements of these shops, the latest first. */
export async function settlementPage(db: Db, { shopIds, cursor, limit }: { shopIds: readonly string[]; cursor?: string | undefined; limit: number }) {
  const after = decodeCursor(cursor)
  const of = sql<boolean>`shop_id = any(${[...shopIds]}::uuid[])`
  const { count } = await db.q
    .selectFrom('birthday_settlements')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where(of)
    .executeTakeFirstOrThrow()
  const rows = await select(db)
    .where(of)
    .$if(after !== null, (q) => q.where(sql<boolean>`(month, id) < (${after?.key ?? ''}, ${after?.id ?? null}::uuid)`))
    .orderBy('month', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = cutPage(rows, { limit, positionOf: (row) => ({ key: row.month, id: row.id }), show: settlementIn })
  return { ...page, count: Number(count), countCapped: false }
}

interface SettledCoupon {
  code: string
  staffId: string
  treat: string
  amountFen: bigint
  usedOn: string
}

/** The coupons of a settlement in the order of their use. */
export async function couponsIn(db: Db, settlementId: string): Promise<SettledCoupon[]> {
  const rows = await db.q
    .selectFrom('birthday_coupons')
    .select(['code', 'staff_id', 'treat', 'amount_fen', 'used_on'])
    .where('tenant_id', '=', db.tenantId)
    .where('settlement_id', '=', settlementId)
    .orderBy('used_on')
    .orderBy('used_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ code: row.code, staffId: row.staff_id, treat: row.treat, amountFen: row.amount_fen, usedOn: row.used_on ?? '' }))
}

function select(db: Db) {
  return db.q.selectFrom('birthday_settlements').selectAll().where('tenant_id', '=', db.tenantId)
}

function settlementIn(row: Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>): Settlement {
  return {
    id: row.id,
    shopId: row.shop_id,
    shopName: row.shop_name,
    contractNo: row.contract_no,
    month: row.month,
    coupons: row.coupons,
    amountFen: row.amount_fen,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }
}
