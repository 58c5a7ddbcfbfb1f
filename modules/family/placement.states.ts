import type { StateDeclaration } from '../../engines/cases/process.ts'
import type { PlacementFacts } from './placement.facts.ts'
import type { ApplicationState } from './placement.shapes.ts'

type Awaited = 'submit' | 'check' | 'approvePapers' | 'accept' | 'lapse'

/** Where an application stands, as whoever waits for it reads it. */
export const placementStates: Record<ApplicationState, StateDeclaration<Awaited, PlacementFacts>> = {
  filling: {
    title: { zh: '填写中', en: 'Being filled in' },
    says: { zh: '还没有提交，只有您自己看得到。请在截止前提交。', en: 'Not submitted yet; only you see it. Submit it before the end.' },
    private: true,
    waits: [{ action: 'submit', due: ({ facts }) => ({ at: facts.closesAt.toISOString() }) }],
  },
  checking: {
    title: { zh: '分工会核实中', en: 'With the branch' },
    says: { zh: '已提交，等待所在分工会核实情况。', en: 'Submitted; the branch checks the facts next.' },
    tone: 'active',
    waits: [{ action: 'check', due: ({ facts }) => ({ workingDays: facts.checkDays }) }],
  },
  returned: {
    title: { zh: '退回补充', en: 'Sent back' },
    says: { zh: '分工会退回，请按意见修改后重新提交。', en: 'The branch sent it back: change what is asked and submit it again.' },
    tone: 'active',
    waits: [{ action: 'submit', due: ({ facts }) => ({ workingDays: facts.checkDays }) }],
  },
  papers: {
    title: { zh: '校工会审材料', en: 'With the union office' },
    says: { zh: '分工会已核实，校工会正在审核材料。', en: 'The branch has checked it; the office looks at the papers.' },
    tone: 'active',
    waits: [{ action: 'approvePapers', due: ({ facts }) => ({ workingDays: facts.checkDays }) }],
  },
  more: {
    title: { zh: '待补充材料', en: 'More is needed' },
    says: { zh: '校工会需要补充材料，请在期限前上传并重新提交。', en: 'The office needs more: attach it and submit again before the deadline.' },
    tone: 'active',
    waits: [{ action: 'submit', due: ({ facts }) => (facts.moreDays === null ? null : { workingDays: facts.moreDays }) }],
  },
  ready: {
    title: { zh: '审核通过，待安排', en: 'In order, to be allotted' },
    says: {
      zh: '材料审核通过。截止后按本批办法排序安排，安排结果先公示。',
      en: 'Everything is in order. After the end places are allotted by the rules of the round, and announced first.',
    },
    tone: 'active',
  },
  noticed: {
    title: { zh: '拟安排，公示中', en: 'Announced' },
    says: { zh: '已拟安排，正在公示；公示无异议后告知您确认。', en: 'A place is announced; after the notice you are asked to accept it.' },
    tone: 'active',
  },
  waiting: {
    title: { zh: '候补', en: 'Waiting list' },
    says: {
      zh: '志愿学校的名额已满，按排序候补；有人放弃时自动递补并通知您。',
      en: 'The schools wished for are full. Whoever stands first moves up by itself when a place is given up.',
    },
    tone: 'active',
  },
  offered: {
    title: { zh: '待您确认', en: 'To be accepted' },
    says: { zh: '已安排，请在期限前确认；逾期未确认视为放弃，名额给候补。', en: 'A place is yours: accept it before the deadline, else it goes to the waiting list.' },
    tone: 'active',
    waits: [{ action: 'accept', due: ({ facts }) => ({ workingDays: facts.acceptDays }), onOverdue: 'lapse' }],
  },
  placed: {
    title: { zh: '已确认入学', en: 'Placed' },
    says: { zh: '已确认，名单已报教育部门；请按学校通知办理入学。', en: 'Accepted. The school will write to you about enrolment.' },
    closed: true,
    tone: 'good',
  },
  gaveUp: { title: { zh: '已放弃', en: 'Given up' }, says: { zh: '名额已放弃并给了候补。', en: 'The place was given up and went to the waiting list.' }, closed: true },
  notPlaced: {
    title: { zh: '未能安排', en: 'Not placed' },
    says: { zh: '本批结束，志愿学校没有空出名额，请按户籍所在地办理入学。', en: 'The round has ended without a free place: please enrol where your household is registered.' },
    closed: true,
    tone: 'bad',
  },
  refused: {
    title: { zh: '不予安排', en: 'Refused' },
    says: { zh: '校工会决定不予安排，理由见办理过程。', en: 'The office refused it; the reason stands below.' },
    closed: true,
    tone: 'bad',
  },
  withdrawn: {
    title: { zh: '已撤回', en: 'Taken back' },
    says: { zh: '已撤回；申请还没有截止的，可以重新申请。', en: 'Taken back; one may apply again while the round is open.' },
    closed: true,
    privateWhen: ({ submitted }) => !submitted,
  },
}
