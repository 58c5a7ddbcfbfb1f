import type { Services } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { birthdayPeople, type BirthdayPerson } from '../members/members.api.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { entitlementOf, lastDayOf } from './birthdays.rules.ts'
import { newCouponCode } from './codes.ts'
import { insertCoupons, issuedTo, type NewCoupon } from './coupons.store.ts'
import { programmeOf } from './programme-of.ts'
import { lockRunning, markIssued, yearsToIssue, type Programme } from './programmes.store.ts'
import { tellIssued } from './tell.ts'
import { calendarsOf } from './wishes.store.ts'

/** The first hour of the day, in China, at which coupons go out: nobody is wished a happy birthday at midnight. */
const firstHour = 7

const hourInShanghai = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' })

/** Each morning: whoever's day has come since the last one is given theirs, days on which no server ran included. */
export async function issueByItself(services: Services, db: Db): Promise<void> {
  const { clock } = services
  const now = clock.now()
  if (Number(hourInShanghai.format(now)) < firstHour) return
  for (const year of await yearsToIssue(db, dayOf(now)))
    await write(asSystem({ clock }, db), async (trx) => {
      await issueDue(trx, year)
    })
}

/**
 * Gives everybody due in a year, up to today, what they have not been given. Servers that do it at the same moment come one after
 * another by the lock on the programmes; that nobody has two holds in the database as well.
 */
export async function issueDue(trx: Trx, year: number): Promise<number> {
  const day = dayOf(trx.at)
  const programmes = await lockRunning(trx, year)
  // Statements of their own: what they see is younger than the lock.
  const coupons = programmes.length === 0 ? [] : await dueOn(trx, { year, day, programmes })
  const inserted = await insertCoupons(trx, coupons)
  const greetings = new Map(programmes.map(({ id, greeting }) => [id, greeting]))
  const told = coupons.filter(({ id }) => inserted.has(id)).map((coupon) => ({ ...coupon, greeting: greetings.get(coupon.programmeId) ?? '' }))
  await tellIssued(trx, told)
  await markIssued(
    trx,
    programmes.map(({ id }) => id),
    day,
  )
  trx.audit({ action: 'birthday_coupon.issue', entity: { type: 'tenant', id: trx.tenantId }, details: { year, issued: inserted.size } })
  return inserted.size
}

async function dueOn(trx: Trx, { year, day, programmes }: { year: number; day: string; programmes: readonly Programme[] }): Promise<NewCoupon[]> {
  const tree = await readTree(trx, day)
  const people = await birthdayPeople(trx, { day, unitIds: null })
  const have = await issuedTo(trx, year)
  const calendarOf = await calendarsOf(trx)
  const programmeFor = programmeOf(programmes, tree)
  return people.flatMap((person) => {
    const programme = have.has(person.staffId) ? null : programmeFor(person.unitId)
    if (!programme) return []
    const entitlement = entitlementOf({ ...person, calendar: calendarOf(person.staffId) }, programme)
    if (!('dueOn' in entitlement) || entitlement.dueOn > day) return []
    return [couponFor(programme, { person, birthday: entitlement.birthday, day, reason: null })]
  })
}

interface Given {
  person: Pick<BirthdayPerson, 'staffId' | 'unitId'>
  birthday: string | null
  day: string
  /** Why an officer issues it by hand. */
  reason: string | null
}

export function couponFor(programme: Programme, { person, birthday, day, reason }: Given): NewCoupon {
  return {
    id: newId(),
    programmeId: programme.id,
    staffId: person.staffId,
    unitId: person.unitId,
    year: programme.year,
    birthday,
    treat: programme.treat,
    amountFen: programme.amountFen,
    code: newCouponCode(),
    issuedOn: day,
    validUntil: lastDayOf({ birthday, issuedOn: day, validDays: programme.validDays }),
    issueReason: reason,
  }
}
