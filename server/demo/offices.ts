import { addYears, randomDay, yearOf } from './days.ts'
import type { DemoOffice, DemoTerm, DemoUnit } from './demo.types.ts'
import { isBetween, isInParty, isRetired, isSenior, isWoman, isWorking, wasWorkingOn } from './electorate.ts'
import type { Electorate, Test } from './electorate.ts'
import { homes } from './pools/organisation.ts'
import type { Random } from './random.ts'
import type { DemoBranch } from './units.ts'
import { UNIVERSITY_KEY } from './units.ts'

const TERM_YEARS = 5

export interface Polls {
  random: Random
  today: string
  electorate: Electorate
  units: readonly DemoUnit[]
  branches: readonly DemoBranch[]
}

export interface Elected {
  terms: DemoTerm[]
  offices: DemoOffice[]
}

/** The whole union's terms and offices: the university first, so that it has the pick of the branches. */
export function electOfficers(polls: Polls): Elected {
  const parts = [electUniversity(polls), electCommittees(polls), ...polls.branches.map((branch, index) => electBranch(polls, branch, index)), electClubs(polls)]
  return { terms: parts.flatMap(({ terms }) => terms), offices: parts.flatMap(({ offices }) => offices) }
}

type Seat = readonly [office: string, officeName: string, cadreKind: DemoOffice['cadreKind'], where: readonly string[], wishes: readonly [Test, ...Test[]]]

function electUniversity(polls: Polls): Elected {
  const { today, branches } = polls
  const everywhere = branches.map(({ key }) => key)
  const offices = branchOf(polls, homes.unionOffice)
  const home = [groupOf(polls, homes.unionOffice)]
  const [from, before] = [`${yearOf(today) - 3}-05-18`, `${yearOf(today) - 3 - TERM_YEARS}-05-18`]
  const elder = [isBetween(46, 58, today), isInParty]
  const seats: Seat[] = [
    ['chair', '主席', 'full_time', [offices], [isWorking, isBetween(50, 58, today), isInParty, isSenior]],
    ['vice_chair', '常务副主席', 'full_time', home, [isWorking, ...elder]],
    ['vice_chair', '副主席', 'part_time', everywhere, [isWorking, isWoman, isSenior, ...elder]],
    ['vice_chair', '副主席', 'part_time', everywhere, [isWorking, ...elder, isSenior]],
    ['vice_chair', '副主席（挂职）', 'seconded', everywhere, [isWorking, isBetween(33, 42, today), isInParty]],
    ['office_director', '办公室主任', 'full_time', home, [isWorking, isBetween(36, 54, today)]],
    ['finance_officer', '财务干事', 'full_time', home, [isWorking, isWoman]],
    ['cadre', '组织与宣传干事', 'full_time', home, [isWorking]],
    ['cadre', '生活与文体干事', 'full_time', home, [isWorking]],
    ['cadre', '权益与提案干事', 'full_time', home, [isWorking]],
    ['cadre', '干事（挂职）', 'seconded', everywhere, [isWorking, isBetween(28, 36, today)]],
    ...everywhere.filter((_, index) => index % 2 === 0).map((key): Seat => ['committee_member', '委员', 'part_time', [key], [isWorking, isBetween(36, 57, today), isSenior]]),
  ]
  const retired: Seat[] = [
    ['chair', '主席', 'full_time', [offices], [wasWorkingOn(before), isRetired, isInParty]],
    ['vice_chair', '副主席', 'part_time', everywhere, [wasWorkingOn(before), isRetired, isSenior]],
  ]
  return {
    terms: [termOf(UNIVERSITY_KEY, 8, before), termOf(UNIVERSITY_KEY, 9, from)],
    offices: [
      ...retired.map((seat) => fill(polls, { unitKey: UNIVERSITY_KEY, from: before, to: from }, seat)),
      ...seats.map((seat) => fill(polls, { unitKey: UNIVERSITY_KEY, from }, seat)),
    ],
  }
}

/** The audit committee is elected beside the union's committee and shares nobody with it. */
function electCommittees(polls: Polls): Elected {
  const { today, branches } = polls
  const everywhere = branches.map(({ key }) => key)
  const from = `${yearOf(today) - 3}-06-10`
  const offices = polls.units
    .filter(({ kind }) => kind === 'committee')
    .flatMap((committee) => {
      const wishes = wishesOf(committee, today)
      const members = Array.from({ length: 5 }, (): Seat => ['committee_member', '委员', 'part_time', everywhere, wishes])
      const seats: Seat[] = [
        ['director', '主任', 'part_time', everywhere, [...wishes, isSenior, isBetween(35, 56, today)]],
        ['vice_director', '副主任', 'part_time', everywhere, wishes],
        ...members,
      ]
      return seats.map((seat) => fill(polls, { unitKey: committee.key, from }, seat))
    })
  return { terms: [], offices }
}

function wishesOf({ committeeKind }: DemoUnit, today: string): [Test, ...Test[]] {
  if (committeeKind === 'women') return [isWorking, isWoman]
  if (committeeKind === 'youth') return [isWorking, isBetween(26, 38, today)]
  return [isWorking, isBetween(32, 57, today)]
}

const BRANCH_DUTIES = ['组织委员', '宣传委员', '生活福利委员', '文体委员', '提案委员'] as const

/** Branches hold their elections in different years; every ninth has let its term run out. */
function electBranch(polls: Polls, branch: DemoBranch, index: number): Elected {
  const { random, today } = polls
  const { key, seed } = branch
  const yearsAgo = index % 9 === 5 ? TERM_YEARS + 1 : 1 + (index % 4)
  const from = `${yearOf(today) - yearsAgo}-${index % 2 === 0 ? '04' : '10'}-${String(random.int(10, 26))}`
  const here = [key]
  const size = seed.headcount < 80 ? 3 : BRANCH_DUTIES.length
  const seats: Seat[] = [
    ['chair', '主席', 'part_time', here, [isWorking, isBetween(42, 57, today), isInParty, isSenior]],
    ['vice_chair', '副主席', 'part_time', here, [isWorking, isBetween(36, 57, today)]],
    ['finance_officer', '财务委员', 'part_time', here, [isWorking, isBetween(30, 56, today)]],
    ['women_officer', '女工委员', 'part_time', here, [isWorking, isWoman]],
    ...BRANCH_DUTIES.slice(0, size).map((duty): Seat => ['committee_member', duty, 'part_time', here, [isWorking]]),
  ]
  const leaders = branch.groupKeys.map((group) => fill(polls, { unitKey: group, from }, ['group_leader', '组长', 'part_time', [group], [isWorking]]))
  const offices = [...seats.map((seat) => fill(polls, { unitKey: key, from }, seat)), ...leaders]
  const ordinal = Math.max(2, Math.floor((yearOf(today) - yearOf(seed.validFrom)) / TERM_YEARS))
  const before = addYears(from, -TERM_YEARS)
  if (index % 2 === 1 || before < seed.validFrom) return { terms: [termOf(key, ordinal, from)], offices }
  const former = fill(polls, { unitKey: key, from: before, to: from }, ['chair', '主席', 'part_time', here, [wasWorkingOn(before), isRetired]])
  return { terms: [termOf(key, ordinal - 1, before), termOf(key, ordinal, from)], offices: [former, ...offices] }
}

function electClubs(polls: Polls): Elected {
  const everywhere = polls.branches.map(({ key }) => key)
  const offices = polls.units
    .filter(({ kind }) => kind === 'club')
    .flatMap((club) => {
      const from = randomDay(polls.random, addYears(polls.today, -4), addYears(polls.today, -1))
      const seats: Seat[] = [
        ['president', '会长', 'part_time', everywhere, [isWorking]],
        ['secretary', '秘书长', 'part_time', everywhere, [isWorking]],
      ]
      return seats.map((seat) => fill(polls, { unitKey: club.key, from }, seat))
    })
  return { terms: [], offices }
}

function fill({ electorate }: Polls, { unitKey, from, to = null }: { unitKey: string; from: string; to?: string | null }, seat: Seat): DemoOffice {
  const [office, officeName, cadreKind, where, wishes] = seat
  return { unitKey, staffKey: electorate.elect(where, from, wishes).key, office, officeName, from, to, cadreKind }
}

function termOf(unitKey: string, ordinal: number, from: string): DemoTerm {
  return { unitKey, ordinal, from, to: addYears(from, TERM_YEARS) }
}

function groupOf({ units }: Polls, shortName: string): string {
  const group = units.find((unit) => unit.kind === 'group' && unit.shortName === shortName)
  if (!group) throw new RangeError(`there is no group ${shortName}`)
  return group.key
}

function branchOf(polls: Polls, groupName: string): string {
  const key = groupOf(polls, groupName)
  const branch = polls.branches.find(({ groupKeys }) => groupKeys.includes(key))
  if (!branch) throw new RangeError(`no branch has the group ${groupName}`)
  return branch.key
}
