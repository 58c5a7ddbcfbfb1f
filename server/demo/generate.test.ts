import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addYears, ageOn } from './days.ts'
import type { DemoOffice, DemoStaff, DemoUnit, DemoUniversity } from './demo.types.ts'
import { generateDemoUniversity } from './generate.ts'
import { roleKeys } from '../../modules/identity/roles.ts'

const today = '2026-03-15'
const university = generateDemoUniversity({ seed: 1, today })
const { staff, units, offices, accounts, plan } = university
const staffByKey = new Map(staff.map((person) => [person.key, person]))

test('the same seed and day give the same university, another seed another one', () => {
  expect(generateDemoUniversity({ seed: 1, today })).toEqual(university)
  expect(generateDemoUniversity({ seed: 2, today }).staff.map(({ name }) => name)).not.toEqual(staff.map(({ name }) => name))
})

test('any seed on any day gives a whole university', () => {
  const days = fc.date({ min: new Date('2024-01-01'), max: new Date('2044-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  const isWhole = fc.property(fc.integer(), days, (seed, day) => {
    expect(flawsOfUniversity(generateDemoUniversity({ seed, today: day }), day)).toEqual([])
  })
  fc.assert(isWhole, {
    numRuns: 8,
    endOnFailure: true,
    examples: [
      [0, '2028-02-29'],
      [7, '2026-01-01'],
      [7, '2026-12-31'],
    ],
  })
})

test('about three thousand members and a hundred and twenty who are not yet in the union work in 28 branches', () => {
  expect(units.filter(({ kind }) => kind === 'branch')).toHaveLength(28)
  expect(units.filter(({ kind }) => kind === 'club')).toHaveLength(12)
  expect(new Set(units.flatMap(({ campus }) => campus ?? [])).size).toBe(3)
  expect(units.flatMap(({ committeeKind }) => committeeKind ?? [])).toEqual(expect.arrayContaining(['women', 'youth', 'audit', 'specialised']))
  expect(staff).toHaveLength(3150)
  expect(count(({ membership }) => membership.status === 'active' || membership.status === 'retained')).toBe(3000)
  expect(count(({ membership }) => membership.status === 'none')).toBe(120)
})

test('fourteen departments of the school stand beside the union, with nobody in them and no office', () => {
  const departments = new Set(units.filter(({ kind }) => kind === 'department').map(({ key }) => key))
  expect(departments.size).toBe(14)
  expect(staff.filter(({ unitKey }) => departments.has(unitKey))).toEqual([])
  expect(offices.filter(({ unitKey }) => departments.has(unitKey))).toEqual([])
})

test('every branch has people, and the larger ones have three groups or more', () => {
  const branches = units
    .filter(({ kind }) => kind === 'branch')
    .map(({ key }) => ({
      headcount: count(({ unitKey }) => unitKey === key),
      groups: units.filter(({ parentKey }) => parentKey === key).length,
    }))
  expect(branches.filter(({ headcount }) => headcount < 40)).toEqual([])
  expect(branches.filter(({ headcount, groups }) => headcount > 90 && groups < 3)).toEqual([])
})

test('ages, sexes and titles are those of a university', () => {
  expect(count(({ sex }) => sex === '2') / staff.length).toBeCloseTo(0.5, 1)
  const workingAges = staff
    .filter(({ retireDate, birthDate }) => retireDate === null && birthDate > '1901')
    .map(({ birthDate }) => ageOn(birthDate, today))
    .toSorted((a, b) => a - b)
  expect(workingAges.at(0)).toBeGreaterThanOrEqual(20)
  expect(workingAges.at(-1)).toBeLessThanOrEqual(60)
  expect(workingAges[workingAges.length / 2]).toBeGreaterThan(36)
  expect(workingAges[workingAges.length / 2]).toBeLessThan(48)
  expect(count(titled('011'))).toBeLessThan(count(titled('012')))
  expect(count(titled('011'))).toBeGreaterThan(120)
})

test('the demonstration has members of every type of employment', () => {
  const members = staff.filter(({ membership }) => membership.status !== 'none')
  expect(new Set(members.map(({ employmentType }) => employmentType))).toEqual(
    new Set(['establishment', 'personnel_agency', 'school_contract', 'labour_dispatch', 'logistics_enterprise', 're_employed', 'foreign']),
  )
  expect(count(({ retireDate, membership }) => retireDate !== null && membership.status === 'retained')).toBeGreaterThan(150)
})

test('the demonstration has people with passports, permanent resident cards and permits', () => {
  expect(count(({ idType, nationality, name }) => idType === 'passport' && nationality !== '156' && /\p{Script=Latin}/u.test(name))).toBeGreaterThan(20)
  expect(count(({ idType }) => idType === 'foreign_permanent_resident')).toBe(2)
  for (const number of [/^H\d{8}$/, /^M\d{8}$/, /^\d{8}$/]) {
    expect(count(({ idType, idNo }) => idType === 'hk_mo_tw_permit' && number.test(idNo ?? ''))).toBeGreaterThan(0)
  }
})

test('the demonstration has the names with which careless software fails', () => {
  const names = staff.map(({ name }) => name)
  expect([...'𠮷㛃䶮喆堃'].filter((character) => !names.some((name) => name.includes(character)))).toEqual([])
  expect(names.filter((name) => /[\u{10000}-\u{3ffff}]/u.test(name)).length).toBeGreaterThan(3)
  expect(names.filter((name) => name.includes('·')).length).toBeGreaterThan(5)
  expect(Math.max(...names.map((name) => [...name].length))).toBe(24)
  expect(['单', '仇', '曾', '尉迟', '欧阳', '诸葛'].filter((surname) => !names.some((name) => name.startsWith(surname)))).toEqual([])
  expect(names.filter((name) => /^\p{Script=Han}{2}$/u.test(name)).length).toBeGreaterThan(300)
})

test('some share a name within a branch', () => {
  const seen = new Set<string>()
  const namesakes = staff.filter(({ unitKey, name }) => seen.size === seen.add(`${unitKey}/${name}`).size)
  expect(namesakes.length).toBeGreaterThanOrEqual(8)
})

test('some records are imperfect, in each way that the score of data quality looks for', () => {
  const flaws: Record<string, (person: DemoStaff) => boolean> = {
    'no phone': ({ phone }) => phone === null,
    'no number': ({ idNo }) => idNo === null,
    'placeholder birth date': ({ birthDate }) => birthDate === '1900-01-01',
    'birth date against the number': ({ birthDate, idType, idNo }) => idType === 'resident_id' && idNo !== null && idNo.slice(6, 14) !== birthDate.replaceAll('-', ''),
    'sex unknown': ({ sex }) => sex === '0' || sex === '9',
    'no ethnicity': ({ ethnicity, nationality }) => ethnicity === null && nationality === '156',
    'marital status not stated': ({ marital }) => marital === '90',
  }
  expect(Object.keys(flaws).filter((flaw) => !isBetween(count(flaws[flaw] ?? (() => false)), 3, 200))).toEqual([])
})

test('nobody can be mistaken for a real person', () => {
  const invented: Record<string, RegExp> = {
    resident_id: /^330000/,
    passport: /^XDEMO/,
    hk_mo_tw_permit: /^[HM]?0000/,
    foreign_permanent_resident: /^(900|ESP99)/,
  }
  expect(staff.filter(({ idType, idNo }) => idNo !== null && !invented[idType]?.test(idNo))).toEqual([])
  expect(staff.filter(({ phone }) => phone !== null && !/^1990000\d{4}$/.test(phone))).toEqual([])
  expect(staff.filter(({ email }) => email !== null && !email.endsWith('.example'))).toEqual([])
})

test('the union has its offices filled, and lacks two full-time cadres to 3‰', () => {
  const sitting = offices.filter(({ to }) => to === null)
  const wanted = ['chair', 'vice_chair', 'committee_member', 'group_leader', 'director', 'finance_officer', 'women_officer', 'president']
  expect(wanted.filter((office) => !sitting.some((each) => each.office === office))).toEqual([])
  const womensCommittee = units.find(({ committeeKind }) => committeeKind === 'women')?.key
  const director = sitting.find(({ unitKey, office }) => unitKey === womensCommittee && office === 'director')
  expect(staffByKey.get(director?.staffKey ?? '')?.sex).toBe('2')
  expect(sitting.filter(({ cadreKind }) => cadreKind === 'full_time')).toHaveLength(7)
  expect(sitting.filter(({ cadreKind }) => cadreKind === 'seconded')).toHaveLength(2)
})

test('each role has an account, each of another person', () => {
  expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(roleKeys))
  expect(new Set(accounts.map(({ staffKey }) => staffKey)).size).toBe(accounts.length)
  expect(accounts.filter(({ username, blurbZh, blurbEn }) => !/^[a-z]+\d?$/.test(username) || blurbZh === '' || blurbEn === '')).toEqual([])
})

test('the plan of the year has 41 items in 7 sections and names no institution but the demonstration', () => {
  const annex = plan.text.slice(plan.text.indexOf('附件：'))
  expect(annex.match(/^[一二三四五六七]、/gm)).toHaveLength(7)
  expect(annex.match(/^\d+\. /gm)).toHaveLength(41)
  expect(annex.match(/（[^）]*(月|全年|每月)[^）]*）$/gm)).toHaveLength(40)
  expect(plan.text.match(/^\d+\.[^ ]/gm)).toHaveLength(13)
  expect(new Set(plan.text.match(/[\p{Script=Han}]{2,6}(大学|学院)(?=[工教\s])/gu))).toEqual(new Set(['钱江示范大学']))
  expect(plan.text).not.toMatch(/浙江|杭州|湖州|衢州|宁波|温州|浙大|北京|上海|清华|复旦|[{}]/)
  expect(plan.year).toBe(2026)
})

function titled(code: string): (person: DemoStaff) => boolean {
  return ({ professionalTitle }) => professionalTitle === code
}

function count(holds: (person: DemoStaff) => boolean): number {
  return staff.filter(holds).length
}

function isBetween(number: number, from: number, to: number): boolean {
  return number >= from && number <= to
}

/** What must be true of every university, whatever its seed. */
function flawsOfUniversity(made: DemoUniversity, day: string): string[] {
  const register: Register = {
    units: new Map(made.units.map((unit) => [unit.key, unit])),
    people: new Map(made.staff.map((person) => [person.key, person])),
    day,
  }
  const chairs = made.offices.filter(({ office, to }) => office === 'chair' && to === null).map(({ unitKey }) => unitKey)
  const unique = {
    units: made.units.map(({ key }) => key),
    people: made.staff.map(({ key }) => key),
    'staff numbers': made.staff.map(({ staffNo }) => staffNo),
    'document numbers': made.staff.flatMap(({ idNo }) => idNo ?? []),
    phones: made.staff.flatMap(({ phone }) => phone ?? []),
    cards: made.staff.flatMap(({ membership }) => membership.cardNo ?? []),
    chairs,
  }
  return [
    ...Object.entries(unique).flatMap(([what, keys]) => (new Set(keys).size === keys.length ? [] : [`two ${what} are the same`])),
    ...(chairs.length === 29 ? [] : ['not every branch has a chair']),
    ...made.units.flatMap(({ key, parentKey }) => (parentKey === null || register.units.has(parentKey) ? [] : [`${key} hangs in the air`])),
    ...made.staff.flatMap((person) => flawsOf(person, register).map((flaw) => `${person.key} ${flaw}`)),
    ...made.offices.flatMap((office) => flawsOfOffice(office, register).map((flaw) => `${office.unitKey} ${office.officeName} ${flaw}`)),
    ...made.terms.flatMap(({ unitKey, from, to }) => (register.units.has(unitKey) && to === addYears(from, 5) ? [] : [`${unitKey} has a wrong term`])),
    ...made.accounts.flatMap(({ username, staffKey, unitKey }) => (register.people.has(staffKey) && register.units.has(unitKey) ? [] : [`${username} is nobody's`])),
  ]
}

interface Register {
  units: ReadonlyMap<string, DemoUnit>
  people: ReadonlyMap<string, DemoStaff>
  day: string
}

function flawsOf(person: DemoStaff, register: Register): string[] {
  return [...flawsOfPlace(person, register), ...flawsOfDays(person, register.day), ...flawsOfIdentity(person)]
}

function flawsOfPlace({ unitKey, groupKey }: DemoStaff, { units }: Register): string[] {
  return named({
    'stands in no branch': units.get(unitKey)?.kind !== 'branch',
    'is in the group of another branch': groupKey !== null && units.get(groupKey)?.parentKey !== unitKey,
  })
}

function flawsOfDays({ hireDate, retireDate, leaveDate, membership: { status, joinedOn }, family }: DemoStaff, day: string): string[] {
  return named({
    'was hired in the future': hireDate > day,
    'retired in the future or before being hired': retireDate !== null && (retireDate > day || retireDate <= hireDate),
    'left before being hired': leaveDate !== null && leaveDate <= hireDate,
    'joined in the future or before being hired': joinedOn !== null && (joinedOn > day || joinedOn < hireDate),
    'has a date for no membership': (status === 'none') !== (joinedOn === null),
    'has a relative of the future': family.some(({ birthDate }) => birthDate !== null && birthDate > day),
  })
}

function flawsOfIdentity({ idType, idNo, sex, nationality, ethnicity, name }: DemoStaff): string[] {
  const isResident = idType === 'resident_id' && idNo !== null
  return named({
    'has a wrong check character': isResident && !hasRightCheckCharacter(idNo),
    'has a number of the other sex': isResident && /[12]/.test(sex) && Number(idNo[16]) % 2 !== Number(sex) % 2,
    'is foreign and has an ethnicity': nationality !== '156' && ethnicity !== null,
    'has a name that is too long or empty': name === '' || [...name].length > 24,
  })
}

function flawsOfOffice({ staffKey, unitKey, from, to }: DemoOffice, { people, units, day }: Register): string[] {
  const [person, unit] = [people.get(staffKey), units.get(unitKey)]
  if (!person || !unit) return ['names somebody or something that is not there']
  return named({
    'holds an office of another branch': unit.kind === 'branch' && person.unitKey !== unitKey,
    'leads another group': unit.kind === 'group' && person.groupKey !== unitKey,
    'was no member then': person.membership.joinedOn === null || person.membership.joinedOn > from,
    'sits although retired': to === null && person.retireDate !== null,
    'began in the future': from > day,
    'began before the unit': from < unit.validFrom,
  })
}

function named(flaws: Record<string, boolean>): string[] {
  return Object.keys(flaws).filter((flaw) => flaws[flaw])
}

/** GB 11643, written apart from the generator's own: the weighted sum of all 18 is 1 modulo 11. */
function hasRightCheckCharacter(idNo: string): boolean {
  const sum = [...idNo].reduce((total, char, index) => total + (2 ** (17 - index) % 11) * (char === 'X' ? 10 : Number(char)), 0)
  return idNo.length === 18 && sum % 11 === 1
}
