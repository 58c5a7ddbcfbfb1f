import { addDays } from '../../engines/calendar/working-days.ts'
import { scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { birthdayPeople, type BirthdayPerson } from '../members/members.api.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { birthdayIn, entitlementOf, phaseOf } from './birthdays.rules.ts'
import type { Calendar } from './birthdays.shapes.ts'
import { countCoupons, couponsOfYear } from './coupons.store.ts'
import { programmeOf } from './programme-of.ts'
import { standardOf } from './programmes.actions.ts'
import { allProgrammes, runningIn, type Programme } from './programmes.store.ts'
import { concerns, readBirthdays } from './sight.ts'
import { calendarsOf } from './wishes.store.ts'

type Celebrating = BirthdayPerson & { calendar: Calendar; birthday: string }

/** What a year comes to within reach; each number has its list. */
export async function readOverview(context: RequestContext, asked: { year?: number | undefined }) {
  const { db, actor, clock } = context
  const day = today(clock)
  const year = asked.year ?? Number(day.slice(0, 4))
  const scope = scopeFor(actor, readBirthdays)
  const members = await membersWithin(context)
  const { usedFen, ...counts } = await countCoupons(db, { year, scope, day })
  const concerned = await concerns(context, scope)
  const running = (await runningIn(db, year)).filter(({ unitId }) => concerned(unitId)).length
  return {
    year,
    thisWeek: celebratingWithin(members, weekOf(day)).length,
    thisMonth: celebratingWithin(members, monthOf(day)).length,
    withoutBirthDate: members.filter(({ birthDate }) => birthDate === null).length,
    issued: counts.open + counts.used + counts.lapsed,
    ...counts,
    usedAmount: yuanFromFen(usedFen),
    standard: await standardOf(db, year, day),
    running,
  }
}

interface PeopleAsked {
  when: 'week' | 'month' | 'missing'
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Who has a birthday in the week or month, by day; or has no birth date in the record. A constant number of statements. */
export async function listPeople(context: RequestContext, { when, search, cursor, limit }: PeopleAsked) {
  const { clock } = context
  const day = today(clock)
  const members = (await membersWithin(context)).filter(({ name, staffNo }) => search === undefined || name.includes(search) || staffNo.startsWith(search))
  const found: (Omit<Celebrating, 'birthday'> & { birthday: string | null })[] =
    when === 'missing'
      ? members.filter(({ birthDate }) => birthDate === null).map((one) => ({ ...one, birthday: null }))
      : celebratingWithin(members, when === 'week' ? weekOf(day) : monthOf(day))
  const sorted = found.map((one) => ({ ...one, key: `${one.birthday ?? ''} ${one.staffNo}` })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const after = decodeCursor(cursor)
  const rest = sorted.filter(({ key }) => after === null || key > after.key)
  const page = cutPage(rest, { limit, positionOf: ({ key, staffId }) => ({ key, id: staffId }), show: ({ key: _key, ...one }) => one })
  return { ...page, items: await withStanding(context, page.items), count: found.length, countCapped: false }
}

/** What each of them has, or gets when, or why nothing. */
async function withStanding({ db, clock }: RequestContext, people: readonly (Omit<Celebrating, 'birthday'> & { birthday: string | null })[]) {
  const day = today(clock)
  const tree = await readTree(db, day)
  const running = (await allProgrammes(db)).filter(({ state }) => state === 'running')
  const programmesOf = byYear(running, (programmes) => programmeOf(programmes, tree))
  // A lunar birthday in January is that of the lunar year before.
  const ids = people.map(({ staffId }) => staffId)
  const years = [...new Set(people.map((one) => yearOf(one, day)))]
  const coupons = new Map(await Promise.all(years.map(async (year) => [year, await couponsOfYear(db, year, ids)] as const)))
  const units = await unitNames(
    db,
    people.map(({ unitId }) => unitId),
    day,
  )
  return people.map((person) => {
    const { staffId, name, staffNo, birthday, calendar } = person
    const year = yearOf(person, day)
    const coupon = coupons.get(year)?.get(staffId)
    const programme = programmesOf(year)(person.unitId)
    const entitlement = programme && entitlementOf(person, programme)
    return {
      staffId,
      name,
      staffNo,
      unitName: units.get(person.unitId) ?? '—',
      birthday,
      calendar,
      phase: coupon ? phaseOf(coupon, day) : null,
      whyNot: coupon ? null : entitlement === null ? ('no_programme' as const) : 'why' in entitlement ? entitlement.why : null,
      dueOn: coupon === undefined && entitlement !== null && 'dueOn' in entitlement ? entitlement.dueOn : null,
    }
  })
}

function byYear<T>(programmes: readonly Programme[], make: (programmes: readonly Programme[]) => T): (year: number) => T {
  const made = new Map<number, T>()
  return (year) => {
    const known = made.get(year) ?? make(programmes.filter((programme) => programme.year === year))
    made.set(year, known)
    return known
  }
}

function yearOf({ birthDate, calendar, birthday }: Pick<Celebrating, 'birthDate' | 'calendar'> & { birthday: string | null }, day: string): number {
  const year = Number((birthday ?? day).slice(0, 4))
  if (birthDate === null || birthday === null || calendar === 'solar') return year
  return birthdayIn(year, birthDate, { calendar, leapDay: '02-28' }) === birthday ? year : year - 1
}

async function membersWithin({ db, actor, clock }: RequestContext): Promise<(BirthdayPerson & { calendar: Calendar })[]> {
  const scope = scopeFor(actor, readBirthdays)
  const people = await birthdayPeople(db, { day: today(clock), unitIds: scope.all ? null : scope.unitIds })
  const calendarOf = await calendarsOf(db)
  return people.map((person) => ({ ...person, calendar: calendarOf(person.staffId) }))
}

interface Span {
  from: string
  to: string
}

/** Who of them keeps a birthday on these days: that of this year, of the next at the turn of it, or of the lunar year before. */
function celebratingWithin(people: readonly (BirthdayPerson & { calendar: Calendar })[], { from, to }: Span): Celebrating[] {
  const first = Number(from.slice(0, 4))
  const years = [...new Set([first - 1, first, Number(to.slice(0, 4))])]
  return people.flatMap((person) => {
    const { birthDate, calendar } = person
    if (birthDate === null) return []
    const birthday = years.map((year) => birthdayIn(year, birthDate, { calendar, leapDay: '02-28' })).find((day) => day >= from && day <= to)
    return birthday === undefined ? [] : [{ ...person, birthday }]
  })
}

/** Monday to Sunday. */
function weekOf(day: string): Span {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const from = addDays(day, -weekday)
  return { from, to: addDays(from, 6) }
}

function monthOf(day: string): Span {
  const from = `${day.slice(0, 7)}-01`
  const [year = 0, month = 0] = day.split('-').map(Number)
  return { from, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }
}
