import { dayOf } from '../../kernel/clock.ts'
import type { SeededMatter } from '../../modules/members/membership/membership.seed.ts'
import type { DemoStaff, DemoUniversity } from './demo.types.ts'
import { officeHour } from './office-hour.ts'

/** What the offices did, and how many days ago. */
type Steps = [daysAgo: number, step: Omit<SeededMatter['steps'][number], 'at'>][]

interface Course {
  /** Days ago. */
  filed: number
  steps: Steps
}

const agree = { by: 'branch', action: 'check', input: { opinion: '情况属实，同意。' } } as const
const back = { by: 'branch', action: 'sendBack', input: { reason: '请先在“我的会籍”中补全来校日期，再重新提交。' } } as const
const decline = { by: 'committee', action: 'decline', input: { reason: '人事关系尚未转入本校，转入后可再次申请。' } } as const
const takeBack = { by: 'applicant', action: 'takeBack' } as const

/** When the committee met last, in days ago: what had been checked by then is decided. */
const meeting = 12

/** A dozen matters of membership, at every point where one can stand: most of them applications of those who are no members yet. */
export function demoMatters(university: DemoUniversity, { ids, now }: { ids: (key: string) => string; now: Date }): SeededMatter[] {
  const [today, met] = [dayOf(now), dayOf(officeHour(now, { daysAgo: meeting, hour: 15 }))]
  const decision = { documentNo: `钱示工组〔${met.slice(0, 4)}〕9号`, decidedOn: met, decidedBy: '校工会委员会' }
  const nearest = university.accounts.find((account) => account.role === 'branch_officer')?.unitKey
  const shown = new Set(university.accounts.map((account) => account.staffKey))
  const free = university.staff.filter((person) => !shown.has(person.key) && !person.leaveDate && !person.retireDate)
  // The demonstration's own branch comes first, so that its officer has something to check.
  const newcomers = free.filter((person) => person.membership.status === 'none').toSorted((a, b) => Number(b.unitKey === nearest) - Number(a.unitKey === nearest))
  const members = free.filter((person) => person.membership.status === 'active')
  const matter = (person: DemoStaff | undefined, asked: Pick<SeededMatter, 'process' | 'input'> & Course): SeededMatter[] =>
    person ? [{ process: asked.process, input: asked.input, ...timed(asked, now), staffId: ids(person.key), name: person.name, unitId: ids(person.unitKey) }] : []
  const approved = (filed: number): Course => ({
    filed,
    steps: [
      [filed - 3, agree],
      [meeting, { by: 'committee', action: 'approve', input: { ...decision, from: met } }],
    ],
  })
  return [
    ...admissions(decision).flatMap((course, at) => matter(newcomers[at], { process: 'admission', input: { consent: true, words: '' }, ...course })),
    ...matter(members[3], { process: 'transfer_out', input: { toUnion: '宁波示范大学工会', leavesOn: met, duesPaidTo: met.slice(0, 7) }, ...approved(20) }),
    ...matter(members[4], { process: 'retirement', input: { retiresOn: today, ceremony: true, words: '感谢学校和工会多年的关心。' }, ...approved(26) }),
    ...matter(members[5], { process: 'retention', input: { why: 'abroad', words: '公派访学一年' }, filed: 2, steps: [] }),
  ]
}

function admissions(decision: Record<string, string>): Course[] {
  const approve = { by: 'committee', action: 'approve', input: decision } as const
  return [
    { filed: 1, steps: [] },
    { filed: 2, steps: [] },
    { filed: 4, steps: [] },
    ...[9, 8, 7, 7].map((filed): Course => ({ filed, steps: [[filed - 4, agree]] })),
    { filed: 8, steps: [[6, back]] },
    ...[27, 21].map((filed): Course => ({
      filed,
      steps: [
        [filed - 5, agree],
        [meeting, approve],
      ],
    })),
    { filed: 19, steps: [[meeting, decline]] },
    { filed: 16, steps: [[15, takeBack]] },
  ]
}

/** Filed in the morning, checked after lunch, decided in the afternoon: also where a week-end moves two steps to one day. */
function timed({ filed, steps }: Course, now: Date): Pick<SeededMatter, 'filedAt' | 'steps'> {
  return {
    filedAt: officeHour(now, { daysAgo: filed, hour: 9 }),
    steps: steps.map(([daysAgo, step], index) => ({ ...step, at: officeHour(now, { daysAgo, hour: 14 + index }) })),
  }
}
