import { addDays, addYears, ageOn, yearOf } from './days.ts'
import type { DemoStaff } from './demo.types.ts'
import type { Random } from './random.ts'

const NOT_YET_MEMBERS = 120
const TRANSFERRED_OUT = 20
const WITHDRAWN = 10
const PAPERWORK_DAYS = 20
// Decisions of earlier years are on paper, and their numbers are lost.
const FIRST_NUMBERED_YEAR = 2000

/** Makes members of the staff. The committee decides in June and December; the newest are still to come, the retired keep their membership. */
export function admitStaff(random: Random, staff: DemoStaff[], today: string): void {
  const newcomers = new Set(pickNewcomers(random, staff, today))
  const members = staff.filter((person) => !newcomers.has(person)).map((person) => ({ person, joinedOn: decisionAfter(person.hireDate, random.int(PAPERWORK_DAYS, 200), today) }))
  members.sort((a, b) => (a.joinedOn === b.joinedOn ? 0 : a.joinedOn < b.joinedOn ? -1 : 1))
  members.forEach(({ person, joinedOn }, index) => {
    const cardNo = `QS${String(index + 1).padStart(6, '0')}`
    person.membership = { status: person.retireDate ? 'retained' : 'active', joinedOn, documentNo: decisionNo(joinedOn), cardNo }
  })
  leave(
    random,
    members.map(({ person }) => person),
    today,
  )
}

/** Whoever came too late for the last decision, then people outside the establishment, whom unions reach last. */
function pickNewcomers(random: Random, staff: DemoStaff[], today: string): DemoStaff[] {
  const working = staff.filter(({ retireDate }) => !retireDate)
  const late = working.filter(({ hireDate }) => nextDecision(addDays(hireDate, PAPERWORK_DAYS)) > today)
  const outside = working.filter((person) => !late.includes(person) && person.employmentType !== 'establishment')
  return [...late, ...random.shuffle(outside)].slice(0, Math.max(late.length, NOT_YET_MEMBERS))
}

function leave(random: Random, members: DemoStaff[], today: string): void {
  const leavers = random.shuffle(members.filter((person) => !person.retireDate && ageOn(person.birthDate, today) < 50 && person.hireDate < addYears(today, -3)))
  leavers.slice(0, TRANSFERRED_OUT + WITHDRAWN).forEach((person, index) => {
    const transferred = index < TRANSFERRED_OUT
    person.membership.status = transferred ? 'transferred_out' : 'withdrawn'
    // Who withdraws may stay at the university.
    if (transferred || index % 2 === 0) person.leaveDate = addDays(today, -random.int(20, 700))
    person.duesBaseFen = null
  })
}

/** Some take longer to apply; nobody waits beyond the last decision that was taken. */
function decisionAfter(hireDate: string, days: number, today: string): string {
  const decision = nextDecision(addDays(hireDate, days))
  return decision <= today ? decision : nextDecision(addDays(hireDate, PAPERWORK_DAYS))
}

function nextDecision(day: string): string {
  const year = yearOf(day)
  return [`${year}-06-20`, `${year}-12-15`].find((decision) => decision >= day) ?? `${year + 1}-06-20`
}

function decisionNo(day: string): string | null {
  return yearOf(day) < FIRST_NUMBERED_YEAR ? null : `钱示工组〔${yearOf(day)}〕${day.endsWith('-06-20') ? 3 : 8}号`
}
