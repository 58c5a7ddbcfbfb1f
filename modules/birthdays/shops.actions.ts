import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { shopInUse } from './birthdays.errors.ts'
import { hashShopSecret, newShopSecret } from './codes.ts'
import { allShops, dependingOn, findShop, insertShop, lockShop, updateShop, usedByShop, type Shop, type ShopFacts } from './shops.store.ts'
import { concerns, manageBirthdays, mayManage, readBirthdays } from './sight.ts'

/** The shops of the units within reach and above them: a constant number of statements. */
export async function listShops(context: RequestContext) {
  const { db, actor, clock } = context
  const concerned = await concerns(context, scopeFor(actor, readBirthdays))
  const shops = (await allShops(db)).filter(({ unitId }) => concerned(unitId))
  const used = await usedByShop(db)
  const units = await unitNames(
    db,
    shops.map(({ unitId }) => unitId),
    today(clock),
  )
  const items = shops.map(({ linkSince, ...shop }) => ({
    ...shop,
    unitName: units.get(shop.unitId) ?? '—',
    linkSince: linkSince?.toISOString() ?? null,
    used: used.get(shop.id) ?? 0,
    mayManage: mayManage(actor, shop.unitId),
  }))
  return { items }
}

export async function createShop(context: RequestContext, { unitId, ...facts }: ShopFacts & { unitId: string }): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, manageBirthdays), unitId)
  if (!(await unitNames(context.db, [unitId], today(context.clock))).has(unitId)) throw notFound()
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await insertShop(trx, { id, unitId, ...facts })
      trx.audit({ action: 'birthday_shop.create', entity: { type: 'birthday_shop', id }, unitId, details: { ...facts } })
      return { id, version: 1 }
    },
    { route: 'birthdayShops.create', content: { unitId, ...facts } },
  )
}

export async function editShop(context: RequestContext, { id, version, ...facts }: ShopFacts & { id: string; version: number }): Promise<{ id: string; version: number }> {
  return changeKept(context, id, async (trx, shop) => {
    await mustHaveSeen(trx, shop, version)
    await updateShop(trx, id, { facts })
    trx.audit({ action: 'birthday_shop.edit', entity: { type: 'birthday_shop', id }, unitId: shop.unitId, details: { ...facts } })
    return { id, version: version + 1 }
  })
}

export async function setShopState(
  context: RequestContext,
  { id, version, state }: { id: string; version: number; state: Shop['state'] },
): Promise<{ id: string; version: number }> {
  return changeKept(context, id, async (trx, shop) => {
    await mustHaveSeen(trx, shop, version)
    if (state === 'closed' && (await dependingOn(trx, id)) > 0) throw shopInUse({ name: shop.name })
    await updateShop(trx, id, { state })
    trx.audit({ action: state === 'closed' ? 'birthday_shop.close' : 'birthday_shop.reopen', entity: { type: 'birthday_shop', id }, unitId: shop.unitId })
    return { id, version: version + 1 }
  })
}

/** The address holds the only copy of its secret; a new one ends the old one. What stands behind # is sent to no server and stands in no log. */
export async function makeShopLink(context: RequestContext, id: string): Promise<{ link: string }> {
  const secret = newShopSecret()
  return changeKept(context, id, async (trx, shop) => {
    await updateShop(trx, id, { secretHash: hashShopSecret(secret) })
    trx.audit({ action: 'birthday_shop.make_link', entity: { type: 'birthday_shop', id }, unitId: shop.unitId })
    return { link: `${context.services.settings.publicUrl}/birthday-shop#shop=${secret}` }
  })
}

/** A shop that this actor keeps. */
export async function keptShop(context: RequestContext, id: string): Promise<Shop> {
  const shop = await findShop(context.db, id)
  if (!shop) throw notFound()
  mustReach(scopeFor(context.actor, manageBirthdays), shop.unitId)
  return shop
}

async function changeKept<T>(context: RequestContext, id: string, work: (trx: Trx, shop: Shop) => Promise<T>): Promise<T> {
  await keptShop(context, id)
  return write(context, async (trx) => {
    const shop = await lockShop(trx, id)
    if (!shop) throw notFound()
    return work(trx, shop)
  })
}

async function mustHaveSeen(trx: Trx, shop: Shop, version: number): Promise<void> {
  if (shop.version !== version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'birthday_shop', id: shop.id }) })
}
