import { sql, type Selectable } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'

export interface ShopFacts {
  name: string
  address: string
  contact: string
  contractNo: string
}

export interface Shop extends ShopFacts {
  id: string
  unitId: string
  state: 'open' | 'closed'
  linkSince: Date | null
  version: number
}

/** More shops than any university contracts. */
const mostShown = 300

/** All shops, by name. */
export async function allShops(db: Db): Promise<Shop[]> {
  const rows = await select(db).orderBy('name_key').orderBy('id').limit(mostShown).execute()
  return rows.map(shopIn)
}

export async function shopsById(db: Db, ids: readonly string[]): Promise<Map<string, Shop>> {
  if (ids.length === 0) return new Map()
  const rows = await select(db)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, shopIn(row)]))
}

export async function findShop(db: Db, id: string): Promise<Shop | null> {
  const row = await select(db).where('id', '=', id).executeTakeFirst()
  return row ? shopIn(row) : null
}

export async function lockShop(trx: Trx, id: string): Promise<Shop | null> {
  const row = await select(trx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? shopIn(row) : null
}

/** The shop that holds a secret. */
export async function shopBySecret(db: Db, secretHash: string): Promise<Shop | null> {
  const row = await select(db).where('secret_hash', '=', secretHash).executeTakeFirst()
  return row ? shopIn(row) : null
}

/** How many coupons each shop has taken. */
export async function usedByShop(db: Db): Promise<Map<string, number>> {
  const rows = await db.q
    .selectFrom('birthday_coupons')
    .select('shop_id')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('shop_id', 'is not', null)
    .groupBy('shop_id')
    .execute()
  return new Map(rows.map((row) => [row.shop_id ?? '', Number(row.count)]))
}

/** Running programmes that would have no open shop without this one. */
export async function dependingOn(db: Db, shopId: string): Promise<number> {
  const row = await db.q
    .selectFrom('birthday_programme_shops as own')
    .innerJoin('birthday_programmes as p', (join) => join.onRef('p.tenant_id', '=', 'own.tenant_id').onRef('p.id', '=', 'own.programme_id'))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('own.tenant_id', '=', db.tenantId)
    .where('own.shop_id', '=', shopId)
    .where('p.state', '=', 'running')
    .where(
      sql<boolean>`not exists (select 1 from birthday_programme_shops other join birthday_shops s on s.tenant_id = other.tenant_id and s.id = other.shop_id
        where other.tenant_id = own.tenant_id and other.programme_id = own.programme_id and other.shop_id <> own.shop_id and s.state = 'open')`,
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertShop(trx: Trx, { id, unitId, ...facts }: ShopFacts & { id: string; unitId: string }): Promise<void> {
  await trx.q
    .insertInto('birthday_shops')
    .values({ tenant_id: trx.tenantId, id, unit_id: unitId, state: 'open', secret_hash: null, secret_at: null, created_at: trx.at, version: 1, ...columnsOf(facts) })
    .execute()
}

interface Change {
  facts?: ShopFacts
  state?: Shop['state']
  secretHash?: string
}

/** The caller holds the shop. Only what people edit counts as a version. */
export async function updateShop(trx: Trx, id: string, { facts, state, secretHash }: Change): Promise<void> {
  await trx.q
    .updateTable('birthday_shops')
    .set((eb) => ({
      ...(facts ? columnsOf(facts) : {}),
      ...(state ? { state } : {}),
      ...(secretHash === undefined ? { version: eb('version', '+', 1) } : { secret_hash: secretHash, secret_at: trx.at }),
    }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

function select(db: Db) {
  return db.q.selectFrom('birthday_shops').selectAll().where('tenant_id', '=', db.tenantId)
}

function columnsOf({ name, address, contact, contractNo }: ShopFacts) {
  return { name, name_key: pinyinSortKey(name), address, contact, contract_no: contractNo }
}

function shopIn(row: Selectable<Tables['birthday_shops']>): Shop {
  return {
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    address: row.address,
    contact: row.contact,
    contractNo: row.contract_no,
    state: row.state === 'closed' ? 'closed' : 'open',
    linkSince: row.secret_at,
    version: row.version,
  }
}
