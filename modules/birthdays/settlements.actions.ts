import { reaches, scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { monthNotOver, monthSettled, nothingToSettle } from './birthdays.errors.ts'
import { insertSettlement, lockUnsettled, putInto, settledFor, settlementPage, unsettledByShop } from './settlements.store.ts'
import { keptShop } from './shops.actions.ts'
import { allShops, lockShop, type Shop } from './shops.store.ts'
import { mayManage, readBirthdays } from './sight.ts'

/** Shops within reach, with what they handed out since they were last paid. */
export async function listUnsettled(context: RequestContext) {
  const { db, actor, clock } = context
  const firstOfMonth = `${today(clock).slice(0, 7)}-01`
  const month = monthBefore(firstOfMonth)
  const shops = await shopsInReach(context)
  const unsettled = await unsettledByShop(db, firstOfMonth)
  const settled = await settledFor(db, month)
  const items = shops.flatMap((shop) => {
    const sums = unsettled.get(shop.id)
    if (!sums) return []
    return [
      {
        shopId: shop.id,
        shopName: shop.name,
        contractNo: shop.contractNo,
        coupons: sums.coupons,
        amount: yuanFromFen(sums.amountFen),
        sinceCoupons: sums.sinceCoupons,
        sinceAmount: yuanFromFen(sums.sinceFen),
        settled: settled.has(shop.id),
        mayManage: mayManage(actor, shop.unitId),
      },
    ]
  })
  return { month, items }
}

export async function listSettlements(context: RequestContext, { shopId, ...asked }: { shopId?: string | undefined; cursor?: string | undefined; limit: number }) {
  const shops = await shopsInReach(context)
  const shopIds = shops.map(({ id }) => id).filter((id) => shopId === undefined || id === shopId)
  const page = await settlementPage(context.db, { shopIds, ...asked })
  const items = page.items.map(({ amountFen, madeAt, shopId: _shopId, ...rest }) => ({ ...rest, amount: yuanFromFen(amountFen), madeAt: madeAt.toISOString() }))
  return { ...page, items }
}

/** Closes a month with a shop: its list is fixed, and the sum is owed from now on. Once a shop and month. */
export async function settleMonth(context: RequestContext, { shopId, month }: { shopId: string; month: string }): Promise<{ id: string; coupons: number; amount: string }> {
  await keptShop(context, shopId)
  if (month >= today(context.clock).slice(0, 7)) throw monthNotOver({ month })
  return write(
    context,
    async (trx) => {
      const shop = await lockShop(trx, shopId)
      if (!shop) throw notFound()
      if ((await settledFor(trx, month)).has(shopId)) throw monthSettled({ name: shop.name, month })
      const before = firstAfter(month)
      const sums = await lockUnsettled(trx, { shopId, before })
      if (sums.coupons === 0) throw nothingToSettle()
      const id = newId(trx.at.getTime())
      const { name: shopName, contractNo, unitId } = shop
      await insertSettlement(trx, { id, shopId, shopName, contractNo, unitId, month, ...sums, madeBy: context.actor.name, madeAt: trx.at })
      await putInto(trx, id, { shopId, before })
      trx.audit({
        action: 'birthday_settlement.settle',
        entity: { type: 'birthday_settlement', id },
        unitId,
        details: { shopId, month, coupons: sums.coupons, amount: yuanFromFen(sums.amountFen) },
      })
      return { id, coupons: sums.coupons, amount: yuanFromFen(sums.amountFen) }
    },
    { route: 'birthdaySettlements.settle', content: { shopId, month } },
  )
}

/** Sums are for those who look over the unit that contracts the shop. */
async function shopsInReach({ db, actor }: RequestContext): Promise<Shop[]> {
  const scope = scopeFor(actor, readBirthdays)
  return (await allShops(db)).filter(({ unitId }) => reaches(scope, unitId))
}

/** The month before that of a first day. */
function monthBefore(firstDay: string): string {
  return new Date(Date.parse(firstDay) - 86_400_000).toISOString().slice(0, 7)
}

function firstAfter(month: string): string {
  const [year = 0, no = 0] = month.split('-').map(Number)
  return no === 12 ? `${year + 1}-01-01` : `${year}-${String(no + 1).padStart(2, '0')}-01`
}
