import { scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { findPeople, peopleShown } from '../members/members.api.ts'
import { phaseOf } from './birthdays.rules.ts'
import type { CouponPhase } from './birthdays.shapes.ts'
import { maskedCode } from './codes.ts'
import { couponPage } from './coupons.store.ts'
import { allProgrammes } from './programmes.store.ts'
import { shopsById } from './shops.store.ts'
import { mayManage, readBirthdays } from './sight.ts'

interface CouponsAsked {
  year?: number | undefined
  phase?: CouponPhase | undefined
  shopId?: string | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Coupons of the people within reach: a constant number of statements. */
export async function listCoupons(context: RequestContext, { search, cursor, limit, year: asked, ...narrow }: CouponsAsked) {
  const { db, actor, clock } = context
  const day = today(clock)
  const year = asked ?? Number(day.slice(0, 4))
  const staffIds = search === undefined ? undefined : (await findPeople(db, { q: search, day })).map(({ id }) => id)
  const page = await couponPage(db, { year, scope: scopeFor(actor, readBirthdays), day, staffIds, ...narrow }, { cursor, limit })
  const people = await peopleShown(db, [...new Set(page.items.map(({ staffId }) => staffId))], day)
  const shops = await shopsById(db, [...new Set(page.items.flatMap(({ shopId }) => shopId ?? []))])
  const unitOf = new Map((await allProgrammes(db)).map(({ id, unitId }) => [id, unitId]))
  const items = page.items.map((coupon) => {
    const { id, staffId, treat, birthday, issuedOn, validUntil, usedOn, issueReason, revokeReason } = coupon
    const person = people.get(staffId)
    const programmeUnit = unitOf.get(coupon.programmeId)
    return {
      id,
      staffId,
      name: person?.name ?? '—',
      staffNo: person?.staffNo ?? '',
      unitName: person?.unitName ?? '',
      year: coupon.year,
      treat,
      amount: yuanFromFen(coupon.amountFen),
      code: maskedCode(coupon.code),
      phase: phaseOf(coupon, day),
      birthday,
      issuedOn,
      validUntil,
      usedOn,
      shopName: shops.get(coupon.shopId ?? '')?.name ?? null,
      settled: coupon.settlementId !== null,
      issueReason,
      revokeReason,
      mayRevoke: coupon.state === 'open' && programmeUnit !== undefined && mayManage(actor, programmeUnit),
    }
  })
  return { ...page, items }
}
