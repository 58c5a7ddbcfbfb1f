import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Actor } from '../../kernel/auth/actor.ts'
import type { WaitingItem } from '../../kernel/module.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { birthdayPeople, type BirthdayPerson } from '../members/members.api.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { birthdayIn, entitlementOf, phaseOf } from './birthdays.rules.ts'
import type { Calendar } from './birthdays.shapes.ts'
import { codeWords } from './codes.ts'
import { couponsOf, type Coupon } from './coupons.store.ts'
import { lunarWords } from './lunar.ts'
import { programmeOf } from './programme-of.ts'
import { standardOf } from './programmes.actions.ts'
import { allProgrammes, runningIn, shopsOf, type Programme } from './programmes.store.ts'
import { shopsById, type Shop } from './shops.store.ts'
import { ownRecord } from './sight.ts'
import { calendarsOf, wishCalendar } from './wishes.store.ts'

/** My birthday, what I was given, and by which rules: a constant number of statements. */
export async function readMine(context: RequestContext) {
  const { db, actor, clock } = context
  const staffId = ownRecord(actor)
  const day = today(clock)
  const year = Number(day.slice(0, 4))
  const [person] = await birthdayPeople(db, { day, unitIds: null, staffIds: [staffId] })
  const calendar = (await calendarsOf(db, [staffId]))(staffId)
  const coupons = await couponsOf(db, staffId)
  const own = person ? programmeOf(await runningIn(db, year), await readTree(db, day))(person.unitId) : null
  const programmes = new Map((await allProgrammes(db)).map((programme) => [programme.id, programme]))
  const shopIdsOf = await shopsOf(db, [...new Set([...coupons.map(({ programmeId }) => programmeId), ...(own ? [own.id] : [])])])
  const shops = await shopsById(db, [...new Set([...coupons.map(({ programmeId }) => programmeId), ...(own ? [own.id] : [])].flatMap(shopIdsOf))])
  const shopsShown = (programmeId: string) => shopIdsOf(programmeId).flatMap((id) => shopWords(shops.get(id)))
  const entitlement = person && own ? entitlementOf({ ...person, calendar }, own) : null
  const has = coupons.some((coupon) => coupon.year === year)
  return {
    calendar,
    birthday: person ? nextBirthday(person, calendar, day) : null,
    coupons: coupons.map((coupon) => couponWords(context, coupon, { greeting: programmes.get(coupon.programmeId)?.greeting ?? '', shops: shopsShown(coupon.programmeId) })),
    programme: own && (await programmeWords(context, own, shopsShown(own.id))),
    whyNot: person === undefined ? ('not_member' as const) : has || entitlement === null || !('why' in entitlement) ? null : entitlement.why,
    dueOn: !has && entitlement !== null && 'dueOn' in entitlement ? entitlement.dueOn : null,
  }
}

export async function changeWish(context: RequestContext, calendar: Calendar): Promise<{ calendar: Calendar }> {
  const staffId = ownRecord(context.actor)
  return write(context, async (trx) => {
    await wishCalendar(trx, staffId, calendar)
    trx.audit({ action: 'birthday_coupon.wish', entity: { type: 'staff', id: staffId }, details: { calendar } })
    return { calendar }
  })
}

/** A coupon of mine that can still be used. */
export async function waitingCoupons({ db, actor, clock }: RequestContext & { actor: Actor }): Promise<WaitingItem[]> {
  if (actor.staffId === null) return []
  const day = today(clock)
  return (await couponsOf(db, actor.staffId))
    .filter((coupon) => phaseOf(coupon, day) === 'open')
    .map(({ id, treat, amountFen, validUntil }) => ({
      key: `birthday:${id}`,
      title: { zh: `您有一张生日券：${treat}`, en: `A birthday coupon of yours: ${treat}` },
      hint: { zh: `${yuanFromFen(amountFen)} 元，到店出示即可使用`, en: `${yuanFromFen(amountFen)} yuan: show it in the shop` },
      path: '/birthdays',
      dueOn: validUntil,
      count: 1,
    }))
}

function nextBirthday({ birthDate }: BirthdayPerson, calendar: Calendar, day: string) {
  if (birthDate === null) return null
  const year = Number(day.slice(0, 4))
  const next = [year - 1, year, year + 1].map((one) => birthdayIn(one, birthDate, { calendar, leapDay: '02-28' })).find((one) => one >= day) ?? day
  return { next, inDays: Math.round((Date.parse(next) - Date.parse(day)) / 86_400_000), lunar: lunarWords(birthDate) }
}

type ShopShown = Pick<Shop, 'id' | 'name' | 'address' | 'contact'>

function shopWords(shop: Shop | undefined): ShopShown[] {
  return shop?.state === 'open' ? [{ id: shop.id, name: shop.name, address: shop.address, contact: shop.contact }] : []
}

/** What can no longer be used shows no code. */
function couponWords({ clock, services }: RequestContext, coupon: Coupon, { greeting, shops }: { greeting: string; shops: ShopShown[] }) {
  const phase = phaseOf(coupon, today(clock))
  const { id, year, treat, issuedOn, validUntil, usedOn, revokeReason } = coupon
  const open = phase === 'open'
  return {
    id,
    year,
    treat,
    amount: yuanFromFen(coupon.amountFen),
    code: open ? codeWords(coupon.code) : '',
    // What stands behind # is sent to no server: an ordinary camera opens the shop's page with the code in it.
    qr: open ? `${services.settings.publicUrl}/birthday-shop#code=${coupon.code}` : '',
    phase,
    issuedOn,
    validUntil,
    usedOn,
    revokeReason,
    greeting,
    shops,
  }
}

async function programmeWords({ db, clock }: RequestContext, programme: Programme, shops: ShopShown[]) {
  const day = today(clock)
  const { year, unitId, amountFen, treat, daysAhead, validDays, fromDay, includeRetired, lateJoiners, leapDay, greeting, contact } = programme
  const unitName = (await unitNames(db, [unitId], day)).get(unitId) ?? '—'
  return {
    year,
    unitName,
    treat,
    amount: yuanFromFen(amountFen),
    daysAhead,
    validDays,
    fromDay,
    includeRetired,
    lateJoiners,
    leapDay,
    greeting,
    contact,
    shops,
    standard: await standardOf(db, year, day),
  }
}
