import { scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { birthdayPeople } from '../members/members.api.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { entitlementOf } from './birthdays.rules.ts'
import { countByProgramme, issuedTo } from './coupons.store.ts'
import { programmeOf } from './programme-of.ts'
import { programmeInSight, standardOf } from './programmes.actions.ts'
import { allProgrammes, runningIn, shopsOf, type Programme } from './programmes.store.ts'
import { concerns, mayManage, readBirthdays } from './sight.ts'
import { calendarsOf } from './wishes.store.ts'

/** Programmes within reach and above it: a constant number of statements. */
export async function listProgrammes(context: RequestContext) {
  const concerned = await concerns(context, scopeFor(context.actor, readBirthdays))
  const programmes = (await allProgrammes(context.db)).filter(({ unitId }) => concerned(unitId))
  return { items: await inWords(context, programmes) }
}

/** One programme, with what starting it would do to whom. */
export async function showProgramme(context: RequestContext, id: string) {
  const { db, clock } = context
  const day = today(clock)
  const programme = await programmeInSight(context, id, readBirthdays)
  const [words] = await inWords(context, [programme])
  const running = (await runningIn(db, programme.year)).filter((one) => one.unitId !== programme.unitId)
  const tree = await readTree(db, day)
  const programmeFor = programmeOf([...running, programme], tree)
  const everybody = await birthdayPeople(db, { day, unitIds: null })
  const people = everybody.filter(({ unitId }) => programmeFor(unitId)?.id === id)
  const have = await issuedTo(db, programme.year)
  const calendarOf = await calendarsOf(db)
  const entitled = people.flatMap((person) => {
    const entitlement = entitlementOf({ ...person, calendar: calendarOf(person.staffId) }, programme)
    return 'dueOn' in entitlement ? [{ ...entitlement, has: have.has(person.staffId) }] : []
  })
  return {
    ...(words ?? throwGone()),
    standard: await standardOf(db, programme.year, day),
    people: entitled.length,
    dueNow: entitled.filter(({ dueOn, has }) => !has && dueOn <= day).length,
    withoutBirthDate: people.filter(({ birthDate }) => birthDate === null).length,
    total: yuanFromFen(programme.amountFen * BigInt(entitled.length)),
  }
}

function throwGone(): never {
  throw new TypeError('one programme in, one out')
}

async function inWords({ db, actor, clock }: RequestContext, programmes: readonly Programme[]) {
  const shops = await shopsOf(
    db,
    programmes.map(({ id }) => id),
  )
  const issued = await countByProgramme(db)
  const units = await unitNames(
    db,
    programmes.map(({ unitId }) => unitId),
    today(clock),
  )
  return programmes.map(({ amountFen, ...programme }) => ({
    ...programme,
    amount: yuanFromFen(amountFen),
    unitName: units.get(programme.unitId) ?? '—',
    shopIds: shops(programme.id),
    issued: issued.get(programme.id) ?? 0,
    mayManage: mayManage(actor, programme.unitId),
  }))
}
