import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageFault, allotPlaces, byRank, countPoints, type Ranked } from './placement.rules.ts'

const p1 = { grade: 'p1' as const, from: 6, below: 7 }
const on = '2026-08-31'

test.each([
  ['2020-08-31', '2019-09-01'],
  ['2019-09-01', '2020-08-31'],
])('a child born on %s is of the right age', (birthDate) => {
  expect(ageFault({ birthDate, ages: p1, on })).toBeNull()
})

test('a child that is a day too young reads the arithmetic', () => {
  expect(ageFault({ birthDate: '2020-09-01', ages: p1, on })?.zh).toBe(
    '孩子2020年9月1日出生，到2026年8月31日满5周岁11个月；小学一年级要求满6周岁、不满7周岁。孩子2026年9月1日才满6周岁，晚1天。',
  )
})

test('a child that is a day too old reads the arithmetic', () => {
  expect(ageFault({ birthDate: '2019-08-31', ages: p1, on })?.zh).toBe(
    '孩子2019年8月31日出生，到2026年8月31日满7周岁；小学一年级要求满6周岁、不满7周岁。孩子2026年8月31日已满7周岁，早1天。',
  )
})

const criteria = [
  { id: 'a', title: '户籍在学区内', kind: 'fact' as const, points: 20, most: 20 },
  { id: 'b', title: '来校年数', kind: 'service' as const, points: 2, most: 15 },
]

test('the sum of points can be checked line by line', () => {
  const { points, lines } = countPoints(criteria, { claims: ['a'], serviceSince: '2016-09-01', on })
  expect(points).toBe(35)
  expect(lines.map(({ said }) => said.zh)).toEqual(['符合，计20分', '2016年9月1日来校，到2026年8月31日满9年，9×2＝18分，最多15分，计15分'])
})

test('who states nothing and has no day of arrival has no points', () => {
  expect(countPoints(criteria, { claims: [], serviceSince: null, on }).points).toBe(0)
})

const schools = ['x', 'y', 'z']
const anybody = fc.record({
  points: fc.integer({ min: 0, max: 5 }),
  serviceSince: fc.option(fc.constantFrom('2010-07-01', '2018-07-01')),
  submittedAt: fc.integer({ min: 0, max: 3 }).map((minute) => new Date(minute * 60_000)),
  wishes: fc.shuffledSubarray(schools),
})
const everybody = fc.array(anybody, { maxLength: 12 }).map((people): Ranked[] => people.map((person, at) => ({ ...person, id: `p${at}` })))
const rooms = fc.record({ x: fc.nat(3), y: fc.nat(3), z: fc.nat(3) }).map((free) => new Map(Object.entries(free)))

test('no school gets more children than it has places', () => {
  fc.assert(
    fc.property(everybody, rooms, (people, free) => {
      const given = [...allotPlaces(people, free).values()]
      for (const school of schools) expect(given.filter((one) => one === school).length).toBeLessThanOrEqual(free.get(school) ?? 0)
    }),
  )
})

test('nobody could be better off in a place that is free or that somebody of lower rank has', () => {
  fc.assert(
    fc.property(everybody, rooms, (people, free) => {
      const given = allotPlaces(people, free)
      for (const person of people) {
        const own = given.get(person.id)
        const better = own === undefined ? person.wishes : person.wishes.slice(0, person.wishes.indexOf(own))
        for (const school of better) {
          const there = people.filter(({ id }) => given.get(id) === school)
          expect(there.length).toBe(free.get(school) ?? 0)
          for (const other of there) expect(byRank(other, person)).toBeLessThan(0)
        }
      }
    }),
  )
})
