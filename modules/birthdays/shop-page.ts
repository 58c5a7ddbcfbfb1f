import { sql } from 'kysely'
import { shanghaiMinute, today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { write } from '../../kernel/db/write.ts'
import type { AppError } from '../../kernel/errors.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { staffNames } from '../members/members.api.ts'
import { badLink, cannotUse, shopClosed, unknownCode } from './birthdays.errors.ts'
import { useProblem } from './birthdays.rules.ts'
import { problemWords } from './birthdays.words.ts'
import { codeWords, hashShopSecret, maskedCode, readCouponCode } from './codes.ts'
import { couponsByCode, lockByCode, markUsed, type Coupon } from './coupons.store.ts'
import { shopsOf } from './programmes.store.ts'
import { findShop, shopBySecret, type Shop } from './shops.store.ts'

/** A counter serves one person after another; a machine that guesses is slower than that. */
const perShop = { burst: 60, perMinute: 60 }
const wrongCodes = { burst: 10, perMinute: 6 }
/** A campus may stand behind one address. */
const wrongLinks = { burst: 60, perMinute: 30 }

const lastShown = 5

/** What the shop sees when it opens its page. */
export async function openShopPage(context: RequestContext, { secret }: { secret: string }) {
  const shop = await shopOf(context, secret)
  const { db, clock, tenant } = context
  const day = today(clock)
  const month = `${day.slice(0, 7)}-01`
  const counts = await db.q
    .selectFrom('birthday_coupons')
    .select([
      sql<number>`(count(*) filter (where used_on = ${day}::date))::int`.as('today'),
      sql<number>`count(*)::int`.as('month'),
      sql<bigint>`coalesce(sum(amount_fen), 0)::bigint`.as('month_fen'),
    ])
    .where('tenant_id', '=', db.tenantId)
    .where('shop_id', '=', shop.id)
    .where('used_on', '>=', month)
    .executeTakeFirstOrThrow()
  const last = await db.q
    .selectFrom('birthday_coupons')
    .select(['code', 'amount_fen', 'used_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('shop_id', '=', shop.id)
    .orderBy('used_at', 'desc')
    .limit(lastShown)
    .execute()
  return {
    name: shop.name,
    university: tenant.name,
    today: counts.today,
    month: counts.month,
    monthAmount: yuanFromFen(counts.month_fen),
    last: last.flatMap((row) => (row.used_at ? [{ code: maskedCode(row.code), amount: yuanFromFen(row.amount_fen), at: row.used_at.toISOString() }] : [])),
  }
}

interface Presented {
  secret: string
  code: string
}

/** Whether a coupon is good here and now, and if not, why. */
export async function lookAtCoupon(context: RequestContext, { secret, code }: Presented) {
  const shop = await shopOf(context, secret)
  const read = codeIn(context, shop, code)
  const coupon = (await couponsByCode(context.db, [read])).get(read)
  if (!coupon) throw guessed(context, shop)
  await mustBeGood(context, coupon, shop)
  return shown(context, coupon)
}

/** Marks a coupon as used: once. The same press sent again, after a lost answer, is answered like the first. */
export async function useCouponInShop(context: RequestContext, { secret, code, press }: Presented & { press: string }) {
  const shop = await shopOf(context, secret)
  const read = codeIn(context, shop, code)
  const { db, clock, requestId } = context
  // The shop has no account: it acts by its secret, and the audit names it.
  const actor = { accountId: null, name: shop.name, via: 'system' as const }
  const known = (await couponsByCode(db, [read])).get(read)
  if (!known) throw guessed(context, shop)
  if (isSamePress(known, shop, press)) return { ...(await shown(context, known)), usedAt: (known.usedAt ?? clock.now()).toISOString() }
  return write({ db, clock, requestId, actor }, async (trx) => {
    const coupon = (await lockByCode(trx, [read])).get(read)
    if (!coupon) throw unknownCode()
    trx.audit({ action: 'birthday_coupon.use', entity: { type: 'birthday_coupon', id: coupon.id }, unitId: coupon.unitId, details: { shopId: shop.id } })
    if (isSamePress(coupon, shop, press)) return { ...(await shown(context, coupon)), usedAt: (coupon.usedAt ?? trx.at).toISOString() }
    await mustBeGood({ ...context, db: trx }, coupon, shop)
    await markUsed(trx, { id: coupon.id, shopId: shop.id, usedOn: today(clock), press })
    return { ...(await shown(context, coupon)), usedAt: trx.at.toISOString() }
  })
}

function isSamePress({ state, shopId, usedPress }: Coupon, shop: Shop, press: string): boolean {
  return state === 'used' && shopId === shop.id && usedPress === press
}

async function shopOf({ db, services, tenant, address }: RequestContext, secret: string): Promise<Shop> {
  const key = `birthday-shop link ${tenant.id} ${address}`
  services.limits.take(key, wrongLinks)
  const shop = await shopBySecret(db, hashShopSecret(secret))
  if (!shop) throw badLink()
  services.limits.giveBack(key)
  services.limits.take(`birthday-shop ${tenant.id} ${shop.id}`, perShop)
  if (shop.state === 'closed') throw shopClosed({ name: shop.name })
  return shop
}

function codeIn(context: RequestContext, shop: Shop, typed: string): string {
  const code = readCouponCode(typed)
  if (code === null) throw guessed(context, shop)
  return code
}

/** What is no coupon counts as a guess. */
function guessed({ services, tenant }: RequestContext, shop: Shop): AppError {
  services.limits.take(`birthday-shop wrong ${tenant.id} ${shop.id}`, wrongCodes)
  return unknownCode()
}

async function mustBeGood({ db, clock }: Pick<RequestContext, 'db' | 'clock'>, coupon: Coupon, shop: Shop): Promise<void> {
  const shopIds = (await shopsOf(db, [coupon.programmeId]))(coupon.programmeId)
  const problem = useProblem({ ...coupon, shopIds }, { shopId: shop.id, on: today(clock) })
  if (problem === null) return
  const where = coupon.shopId === null ? null : await findShop(db, coupon.shopId)
  const usedAt = coupon.usedAt && coupon.shopId === shop.id ? shanghaiMinute(coupon.usedAt) : coupon.usedOn
  throw cannotUse({ problem, why: problemWords[problem]({ ...coupon, usedOn: usedAt, shopName: where?.name ?? '' }) })
}

async function shown({ db }: Pick<RequestContext, 'db'>, coupon: Coupon) {
  const name = (await staffNames(db, [coupon.staffId])).get(coupon.staffId)?.name ?? ''
  return {
    treat: coupon.treat,
    amount: yuanFromFen(coupon.amountFen),
    holder: `${[...name][0] ?? ''}**`,
    validUntil: coupon.validUntil,
    code: codeWords(coupon.code),
  }
}
