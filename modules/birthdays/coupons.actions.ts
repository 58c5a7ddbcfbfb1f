import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { birthdayPeople, placesOf } from '../members/members.api.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { hasOne, notMember, notOpen, outsideProgramme, shopClosed, wrongState } from './birthdays.errors.ts'
import { entitlementOf, phaseOf, useProblem } from './birthdays.rules.ts'
import { phaseWords, problemWords, programmeStateWords } from './birthdays.words.ts'
import { codeWords, readCouponCode } from './codes.ts'
import { couponsOfYear, findCoupon, insertCoupons, lockByCode, markRevoked, markUsed, type Coupon } from './coupons.store.ts'
import { couponFor } from './issue.ts'
import { findProgramme, lockProgramme, shopsOf, type Programme } from './programmes.store.ts'
import { keptShop } from './shops.actions.ts'
import { shopsById, type Shop } from './shops.store.ts'
import { manageBirthdays } from './sight.ts'
import { tellIssued, tellRevoked } from './tell.ts'
import { calendarsOf } from './wishes.store.ts'

interface ByHand {
  programmeId: string
  staffId: string
  reason: string
}

/** For one whom the rules left out. The officer answers for it, and the reason stays with the coupon. */
export async function issueByHand(context: RequestContext, { programmeId, staffId, reason }: ByHand): Promise<{ id: string }> {
  const scope = scopeFor(context.actor, manageBirthdays)
  const seen = await findProgramme(context.db, programmeId)
  const place = (await placesOf(context.db, [staffId])).get(staffId)
  if (!seen || !place) throw notFound()
  mustReach(scope, seen.unitId)
  mustReach(scope, place.unitId)
  return write(
    context,
    async (trx) => {
      const programme = await lockProgramme(trx, programmeId)
      if (!programme) throw notFound()
      if (programme.state !== 'running') throw wrongState({ state: programmeStateWords[programme.state] })
      const coupon = await couponByHand(trx, programme, { staffId: place.staffId, reason })
      const inserted = await insertCoupons(trx, [coupon])
      const earlier = (await couponsOfYear(trx, programme.year, [place.staffId])).get(place.staffId)
      if (!inserted.has(coupon.id)) throw hasOne({ year: programme.year, issuedOn: earlier?.issuedOn ?? '' })
      await tellIssued(trx, [{ ...coupon, greeting: programme.greeting }])
      trx.audit({
        action: 'birthday_coupon.issue_by_hand',
        entity: { type: 'birthday_coupon', id: coupon.id },
        unitId: place.unitId,
        details: { staffId, reason, year: programme.year },
      })
      return { id: coupon.id }
    },
    { route: 'birthdays.issue', content: { programmeId, staffId, reason } },
  )
}

async function couponByHand(trx: Trx, programme: Programme, { staffId, reason }: { staffId: string; reason: string }) {
  const day = today({ now: () => trx.at })
  const [person] = await birthdayPeople(trx, { day, unitIds: null, staffIds: [staffId] })
  if (!person) throw notMember()
  const tree = await readTree(trx, day)
  const within = tree.pathOf(person.unitId).some(({ id }) => id === programme.unitId) || programme.unitId === tree.root.id
  if (!within) throw outsideProgramme()
  const calendarOf = await calendarsOf(trx, [staffId])
  const { birthday } = entitlementOf({ ...person, calendar: calendarOf(staffId) }, programme)
  return couponFor(programme, { person, birthday, day, reason })
}

/** An unused coupon taken back; by itself nothing is issued to the person again in that year. */
export async function revokeCoupon(context: RequestContext, { couponId, reason }: { couponId: string; reason: string }): Promise<{ id: string }> {
  const scope = scopeFor(context.actor, manageBirthdays)
  const seen = await findCoupon(context.db, couponId)
  if (!seen) throw notFound()
  const programme = await findProgramme(context.db, seen.programmeId)
  mustReach(scope, programme?.unitId ?? null)
  return write(context, async (trx) => {
    if (!(await markRevoked(trx, couponId, reason))) {
      const now = (await findCoupon(trx, couponId)) ?? seen
      throw notOpen({ state: phaseWords[phaseOf(now, today(context.clock))] })
    }
    await tellRevoked(trx, seen, reason)
    trx.audit({ action: 'birthday_coupon.revoke', entity: { type: 'birthday_coupon', id: couponId }, unitId: seen.unitId, details: { reason } })
    return { id: couponId }
  })
}

interface Line {
  line: string
  code: string | null
  on: string | null
}

interface Result {
  line: string
  ok: boolean
  message: string
}

/** Codes that a shop wrote down, each with its own outcome; a line may name the day on which it was used. */
export async function enterUsed(context: RequestContext, { shopId, lines }: { shopId: string; lines: readonly string[] }) {
  const shop = await keptShop(context, shopId)
  if (shop.state === 'closed') throw shopClosed({ name: shop.name })
  const read = lines.map((line) => line.trim()).filter((line) => line !== '')
  return write(
    context,
    async (trx) => {
      const parsed = read.map(readLine)
      const coupons = await lockByCode(
        trx,
        parsed.flatMap(({ code }) => code ?? []),
      )
      const shops = await shopsOf(trx, [...new Set([...coupons.values()].map(({ programmeId }) => programmeId))])
      const names = await shopsById(trx, [...new Set([...coupons.values()].flatMap(({ shopId: at }) => at ?? []))])
      const entering: Entering = { context, shop, coupons, shopIdsOf: shops, names }
      const results: Result[] = []
      let fen = 0n
      for (const line of parsed) {
        const coupon = line.code === null ? undefined : coupons.get(line.code)
        const refusal = refusalOf(line, coupon, entering)
        results.push(refusal ?? { line: line.line, ok: true, message: say(doneWords(coupon), context.locale) })
        if (refusal !== null || !coupon) continue
        fen += coupon.amountFen
        const usedOn = line.on ?? today(context.clock)
        await markUsed(trx, { id: coupon.id, shopId, usedOn, press: null })
        // The same code further down the list has been used by now.
        coupons.set(coupon.code, { ...coupon, state: 'used', shopId, usedOn })
        names.set(shopId, shop)
      }
      const used = results.filter(({ ok }) => ok).length
      trx.audit({ action: 'birthday_coupon.enter_used', entity: { type: 'birthday_shop', id: shopId }, unitId: shop.unitId, details: { lines: read.length, used } })
      return { lines: results, used, amount: yuanFromFen(fen) }
    },
    { route: 'birthdays.enterUsed', content: { shopId, lines } },
  )
}

const dayAtEnd = /[\s,，;；]+(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

function readLine(line: string): Line {
  const found = dayAtEnd.exec(line)
  const on = found ? [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-') : null
  return { line, code: readCouponCode(found ? line.slice(0, found.index) : line), on }
}

interface Entering {
  context: RequestContext
  shop: Shop
  coupons: ReadonlyMap<string, Coupon>
  shopIdsOf: (programmeId: string) => string[]
  names: ReadonlyMap<string, Shop>
}

function refusalOf({ line, code, on }: Line, coupon: Coupon | undefined, { context, shop, shopIdsOf, names }: Entering): Result | null {
  const day = today(context.clock)
  const refuse = (words: { zh: string; en: string }): Result => ({ line, ok: false, message: say(words, context.locale) })
  if (code === null) return refuse({ zh: '没有读出 12 位券码，请核对。', en: 'No code of 12 letters and figures was found here.' })
  if (!coupon) return refuse({ zh: '没有这张券，请与商家核对。', en: 'There is no such coupon: compare with the shop.' })
  if (on !== null && (Number.isNaN(Date.parse(on)) || on > day)) return refuse({ zh: `使用日期 ${on} 不对，请核对。`, en: `${on} cannot be the day of its use.` })
  const problem = useProblem({ ...coupon, shopIds: shopIdsOf(coupon.programmeId) }, { shopId: shop.id, on: on ?? day })
  if (problem === null) return null
  return refuse(problemWords[problem]({ ...coupon, shopName: names.get(coupon.shopId ?? '')?.name ?? '' }))
}

function doneWords(coupon: Coupon | undefined) {
  const sum = coupon ? yuanFromFen(coupon.amountFen) : ''
  return { zh: `已核销，${sum} 元（${coupon ? codeWords(coupon.code) : ''}）`, en: `Entered as used, ${sum} yuan (${coupon ? codeWords(coupon.code) : ''})` }
}
