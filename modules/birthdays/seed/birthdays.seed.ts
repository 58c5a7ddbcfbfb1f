import { sql } from 'kysely'
import { addDays } from '../../../engines/calendar/working-days.ts'
import { insertStandards } from '../../../engines/standards/standards.store.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { birthdayPeople } from '../../members/members.api.ts'
import { entitlementOf } from '../birthdays.rules.ts'
import { standardKey } from '../birthdays.shapes.ts'
import { insertCoupons, type NewCoupon } from '../coupons.store.ts'
import { couponFor } from '../issue.ts'
import { findProgramme, insertProgramme, markIssued, setShops, updateProgramme, type Programme } from '../programmes.store.ts'
import { insertSettlement, lockUnsettled, putInto } from '../settlements.store.ts'
import { insertShop } from '../shops.store.ts'
import { wishCalendar } from '../wishes.store.ts'
import { programme as facts, sampleStandard, settledBy, shops, shownReason } from './words.ts'

interface BirthdayCast {
  /** The union of the whole university. */
  rootId: string
  /** Active members; the one whose account is shown stands first. */
  members: readonly { staffId: string; unitId: string }[]
}

/** One in so many keeps the lunar birthday. */
const lunarEvery = 12

/** A year under way: everybody whose day has come has a coupon, most have used it, and past months are settled but the last. */
export async function seedBirthdays(trx: Trx, cast: BirthdayCast): Promise<void> {
  const day = dayOf(trx.at)
  const year = Number(day.slice(0, 4))
  await insertStandards(trx, [{ key: standardKey, ...sampleStandard, validFrom: `${year - 1}-01-01` }])
  const shopIds = await openShops(trx, cast)
  const programme = await startProgramme(trx, { cast, year, shopIds })
  const coupons = await couponsOf(trx, { cast, programme, day })
  await insertCoupons(trx, coupons)
  await useSome(trx, { coupons: coupons.filter(({ issueReason }) => issueReason === null), shopIds, day })
  await settlePast(trx, { cast, shopIds, day })
  await markIssued(trx, [programme.id], day)
}

async function openShops(trx: Trx, { rootId }: BirthdayCast): Promise<string[]> {
  const ids: string[] = []
  for (const shop of shops) {
    const id = newId()
    await insertShop(trx, { id, unitId: rootId, ...shop })
    ids.push(id)
  }
  return ids
}

async function startProgramme(trx: Trx, { cast, year, shopIds }: { cast: BirthdayCast; year: number; shopIds: string[] }): Promise<Programme> {
  const id = newId()
  await insertProgramme(trx, { id, unitId: cast.rootId, year, ...facts, fromDay: `${year}-01-01` })
  await setShops(trx, id, shopIds)
  await updateProgramme(trx, id, { state: 'running' })
  const programme = await findProgramme(trx, id)
  if (!programme) throw new TypeError('it was inserted just now')
  return programme
}

/** Each on the day on which it was due; the shown member's is new, so that there is one to show. */
async function couponsOf(trx: Trx, { cast, programme, day }: { cast: BirthdayCast; programme: Programme; day: string }): Promise<NewCoupon[]> {
  const [shown] = cast.members
  const people = (await birthdayPeople(trx, { day, unitIds: null })).toSorted((a, b) => (a.staffNo < b.staffNo ? -1 : 1))
  const coupons: NewCoupon[] = []
  for (const [index, person] of people.entries()) {
    const isShown = person.staffId === shown?.staffId
    const calendar = !isShown && index % lunarEvery === 0 ? 'lunar' : 'solar'
    if (calendar === 'lunar') await wishCalendar(trx, person.staffId, 'lunar')
    const entitlement = entitlementOf({ ...person, calendar }, programme)
    const given = { person, birthday: entitlement.birthday }
    if (isShown) coupons.push(couponFor(programme, { ...given, day: addDays(day, -2), reason: shownReason }))
    else if ('dueOn' in entitlement && entitlement.dueOn <= day) coupons.push(couponFor(programme, { ...given, day: entitlement.dueOn, reason: null }))
  }
  return coupons
}

interface Using {
  coupons: readonly NewCoupon[]
  shopIds: readonly string[]
  day: string
}

/** Five in six are used, some days or weeks after they came, if that day has come. */
async function useSome(trx: Trx, { coupons, shopIds, day }: Using): Promise<void> {
  const uses = coupons.flatMap(({ id, issuedOn }, index) => {
    const usedOn = addDays(issuedOn, 1 + ((index * 37) % 60))
    return index % 6 === 5 || usedOn > day ? [] : [{ id, shop_id: shopIds[index % shopIds.length], used_on: usedOn }]
  })
  await sql`
    update birthday_coupons c set state = 'used', shop_id = r.shop_id, used_on = r.used_on, used_at = least(r.used_on + interval '12 hours', ${trx.at}::timestamptz)
      from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as r (id uuid, shop_id uuid, used_on date)
     where c.tenant_id = ${trx.tenantId} and c.id = r.id`.execute(trx.q)
}

/** Every month that is over, but the last. */
async function settlePast(trx: Trx, { cast, shopIds, day }: { cast: BirthdayCast; shopIds: readonly string[]; day: string }): Promise<void> {
  const year = day.slice(0, 4)
  const months = Array.from({ length: Math.max(0, Number(day.slice(5, 7)) - 2) }, (_, index) => index + 1)
  for (const month of months)
    for (const [at, shopId] of shopIds.entries()) {
      const before = `${year}-${String(month + 1).padStart(2, '0')}-01`
      const sums = await lockUnsettled(trx, { shopId, before })
      const shop = shops[at]
      if (sums.coupons === 0 || !shop) continue
      const id = newId()
      const { name: shopName, contractNo } = shop
      await insertSettlement(trx, {
        id,
        shopId,
        shopName,
        contractNo,
        unitId: cast.rootId,
        month: `${year}-${String(month).padStart(2, '0')}`,
        ...sums,
        madeBy: settledBy,
        madeAt: trx.at,
      })
      await putInto(trx, id, { shopId, before })
    }
}
