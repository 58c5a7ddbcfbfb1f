import type { SeededMatter } from '../../modules/members/membership/membership.seed.ts'
import type { DemoStaff, DemoUniversity } from './demo.types.ts'

type Steps = SeededMatter['steps']

const agree: Steps[number] = { by: 'branch', action: 'check', input: { opinion: '情况属实，同意。' } }
const back: Steps[number] = { by: 'branch', action: 'sendBack', input: { reason: '请先在“我的会籍”中补全来校日期，再重新提交。' } }

/** A dozen matters of membership, at every point where one can stand: most of them applications of those who are no members yet. */
export function demoMatters(university: DemoUniversity, { ids, today }: { ids: (key: string) => string; today: string }): SeededMatter[] {
  const decision = { documentNo: `钱示工组〔${today.slice(0, 4)}〕9号`, decidedOn: today, decidedBy: '校工会委员会' }
  const change = { ...decision, from: today }
  const nearest = university.accounts.find((account) => account.role === 'branch_officer')?.unitKey
  const shown = new Set(university.accounts.map((account) => account.staffKey))
  const free = university.staff.filter((person) => !shown.has(person.key) && !person.leaveDate && !person.retireDate)
  // The demonstration's own branch comes first, so that its officer has something to check.
  const newcomers = free.filter((person) => person.membership.status === 'none').toSorted((a, b) => Number(b.unitKey === nearest) - Number(a.unitKey === nearest))
  const members = free.filter((person) => person.membership.status === 'active')
  const courses: Steps[] = [
    [],
    [],
    [],
    [agree],
    [agree],
    [agree],
    [agree],
    [back],
    [agree, { by: 'committee', action: 'approve', input: decision }],
    [agree, { by: 'committee', action: 'approve', input: decision }],
    [{ by: 'committee', action: 'decline', input: { reason: '人事关系尚未转入本校，转入后可再次申请。' } }],
    [{ by: 'applicant', action: 'takeBack' }],
  ]
  const matter = (person: DemoStaff | undefined, asked: Pick<SeededMatter, 'process' | 'input' | 'steps'>): SeededMatter[] =>
    person ? [{ ...asked, staffId: ids(person.key), name: person.name, unitId: ids(person.unitKey) }] : []
  const approved: Steps = [agree, { by: 'committee', action: 'approve', input: change }]
  return [
    ...courses.flatMap((steps, at) => matter(newcomers[at], { process: 'admission', input: { consent: true, words: '' }, steps })),
    ...matter(members[3], { process: 'transfer_out', input: { toUnion: '宁波示范大学工会', leavesOn: today, duesPaidTo: today.slice(0, 7) }, steps: approved }),
    ...matter(members[4], { process: 'retirement', input: { retiresOn: today, ceremony: true, words: '感谢学校和工会多年的关心。' }, steps: approved }),
    ...matter(members[5], { process: 'retention', input: { why: 'abroad', words: '公派访学一年' }, steps: [] }),
  ]
}
