import { addDays, addYears, yearOf } from '../days.ts'
import type { DemoAccount, DemoCongress, DemoOffice, DemoSession, DemoStaff, DemoUnit } from '../demo.types.ts'
import { university } from '../pools/organisation.ts'
import type { Random } from '../random.ts'
import type { DemoBranch } from '../units.ts'
import { makeProposals } from './make-proposals.ts'

export interface CongressSource {
  random: Random
  today: string
  units: readonly DemoUnit[]
  branches: readonly DemoBranch[]
  staff: readonly DemoStaff[]
  offices: readonly DemoOffice[]
  accounts: readonly DemoAccount[]
}

const delegatesInAll = 150
const fewestOfBranch = 3

/** The ninth congress, elected three years ago: last year's session is over, this year's collects proposals. */
export function makeCongress(source: CongressSource): DemoCongress {
  const { today } = source
  const delegations = makeDelegations(source)
  const delegates = electDelegates(source, delegations)
  const unitPeople = findUnitPeople(source, new Set(delegates.map(({ staffKey }) => staffKey)))
  const committeeKeys = source.accounts.filter(({ role }) => role === 'proposal_committee' || role === 'school_officer').map(({ staffKey }) => staffKey)
  return {
    ordinal: 9,
    title: '第九届',
    from: addYears(today, -3),
    sessions: makeSessions(today),
    delegations,
    delegates,
    unitPeople,
    committeeKeys,
    proposals: makeProposals(source, { delegations, delegates }),
  }
}

function makeSessions(today: string): [DemoSession, DemoSession] {
  const year = yearOf(today)
  const session = (ordinal: number, word: string, of: number) => ({ ordinal, title: `${university.name}九届${word}次教代会（${of}年）` })
  return [
    { ...session(3, '三', year - 1), heldOn: addDays(today, -360), collectFrom: addDays(today, -440), collectUntil: addDays(today, -375), finished: true },
    { ...session(4, '四', year), heldOn: addDays(today, 36), collectFrom: addDays(today, -85), collectUntil: addDays(today, 21), finished: false },
  ]
}

function makeDelegations({ branches, units, offices }: CongressSource): DemoCongress['delegations'] {
  return branches.map(({ key }) => {
    const branch = units.find((unit) => unit.key === key)
    const chair = offices.find((office) => office.unitKey === key && office.office === 'chair' && office.to === null)
    return { key: `delegation-${key}`, name: `${branch?.shortName ?? ''}代表团`, unitKey: key, headKey: chair?.staffKey ?? null }
  })
}

/** Each branch by its size; its chair leads the delegation, and the accounts of delegates are among them. */
function electDelegates({ random, staff, accounts }: CongressSource, delegations: DemoCongress['delegations']): DemoCongress['delegates'] {
  const eligible = staff.filter((person) => person.leaveDate === null && person.retireDate === null && person.membership.status === 'active')
  const named = new Set(accounts.filter(({ role }) => role === 'delegate').map(({ staffKey }) => staffKey))
  return delegations.flatMap(({ key, unitKey, headKey }) => {
    const ofBranch = eligible.filter((person) => person.unitKey === unitKey)
    const seats = Math.max(fewestOfBranch, Math.round((ofBranch.length / eligible.length) * delegatesInAll))
    const sure = ofBranch.filter((person) => person.key === headKey || named.has(person.key))
    const others = random.shuffle(ofBranch.filter((person) => !sure.includes(person)))
    return [...sure, ...others].slice(0, Math.max(seats, sure.length)).map((person) => ({ staffKey: person.key, delegationKey: key }))
  })
}

/** The accounts of handling units, and for every other department somebody who is no delegate. */
function findUnitPeople({ random, units, staff, accounts }: CongressSource, taken: ReadonlySet<string>): DemoCongress['unitPeople'] {
  const held = new Set(accounts.map(({ staffKey }) => staffKey))
  const free = random.shuffle(staff.filter((person) => person.leaveDate === null && person.retireDate === null && !taken.has(person.key) && !held.has(person.key)))
  return units
    .filter((unit) => unit.kind === 'department')
    .map((unit, index) => {
      const account = accounts.find(({ role, unitKey }) => role === 'handling_unit' && unitKey === unit.key)
      return { unitKey: unit.key, staffKey: account?.staffKey ?? free[index]?.key ?? '' }
    })
}
