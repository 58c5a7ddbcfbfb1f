import { addDays } from '../../engines/calendar/working-days.ts'
import { defineProcess, type Situation, type StateDeclaration } from '../../engines/cases/process.ts'
import { dayOf } from '../../kernel/clock.ts'
import { anyDelegate, collectingActions } from './process/collecting.ts'
import { handlingActions } from './process/handling.ts'
import { ratingActions, ratingEndsOn } from './process/rating.ts'
import { reviewingActions } from './process/reviewing.ts'
import type { states as stateNames } from './proposals.contract.ts'
import { loadProposalFacts, type ProposalFacts } from './proposals.facts.ts'
import type { SessionSettings } from './proposals.settings.ts'

type State = (typeof stateNames)[number]
type Action = keyof typeof actions
type States = Record<State, StateDeclaration<Action, ProposalFacts>>

const actions = { ...collectingActions, ...reviewingActions, ...handlingActions, ...ratingActions }

/** So many working days as this session says. */
const within = (setting: { [K in keyof SessionSettings]: SessionSettings[K] extends number ? K : never }[keyof SessionSettings]) => {
  return ({ facts }: Situation<ProposalFacts>) => ({ workingDays: facts.session.settings[setting] })
}
const windowEnd = ({ facts }: Situation<ProposalFacts>) => ({ at: facts.session.collectUntil.toISOString() })
const secondingEnd = ({ facts }: Situation<ProposalFacts>) => ({ at: facts.secondingUntil.toISOString() })
const isWantedBack = ({ parties }: Situation<ProposalFacts>) => parties.some(({ relation }) => relation === 'wantsBack')
const replyDay = ({ facts }: Situation<ProposalFacts>) => (facts.replyDueOn ? { on: facts.replyDueOn } : null)

const states: States = {
  draft: {
    title: { zh: '草稿', en: 'Draft' },
    says: { zh: '还没有提交，只有提案人看得到。', en: 'Not submitted yet; only its proposers see it.' },
    private: true,
    waits: [{ action: 'openSeconding', due: windowEnd }, { action: 'joinAsProposer' }],
  },
  seconding: {
    title: { zh: '征求附议', en: 'Asking for seconds' },
    says: { zh: '文本已锁定，正在征求代表附议；人数够了自动提交。', en: 'The text is frozen; it goes on by itself once enough delegates have seconded it.' },
    tone: 'active',
    waits: [
      { action: 'inviteSeconders', due: secondingEnd, onOverdue: 'lapse' },
      // To be asked is no duty: it has no deadline, and nobody is reminded of it or late with it.
      { action: 'second', of: [{ relation: 'askedToSecond' }, { relation: 'delegationHead' }] },
    ],
  },
  submitted: {
    title: { zh: '已提交', en: 'Submitted' },
    says: { zh: '附议已够，等待提案秘书初审。', en: 'Seconded; the secretary checks it next.' },
    tone: 'active',
    waits: [{ action: 'startReview', due: within('correctionWorkingDays') }],
  },
  correcting: {
    title: { zh: '退回补正', en: 'To be corrected' },
    says: { zh: '需要提案人补正后重新提交；改动文本后附议要重新征求。', en: 'The proposers correct it and submit it again; a changed text is seconded anew.' },
    tone: 'active',
    waits: [{ action: 'resubmit', due: within('correctionWorkingDays') }],
  },
  in_review: {
    title: { zh: '审理中', en: 'In review' },
    says: { zh: '提案工作委员会正在审理。', en: 'The proposal committee is reviewing it.' },
    tone: 'active',
    waits: [{ action: 'accept', due: within('reviewWorkingDays') }],
  },
  accepted: {
    title: { zh: '已立案', en: 'Accepted' },
    says: { zh: '已立案，正在研究由哪个部门承办。', en: 'Accepted; which unit handles it is being settled.' },
    tone: 'good',
    waits: [{ action: 'proposeHandling' }],
  },
  merged: {
    title: { zh: '已并案', en: 'Merged' },
    says: { zh: '已并入内容相近的提案一并办理，答复会送给每一位提案人和附议人。', en: 'Handled together with a similar one; each proposer and seconder gets the answer.' },
    closed: true,
  },
  converted: {
    title: { zh: '转为意见建议', en: 'Converted' },
    says: { zh: '作为意见建议转交有关部门，办理情况会反馈。', en: 'Passed on as a suggestion; what comes of it is told.' },
    closed: true,
  },
  not_accepted: {
    title: { zh: '不立案', en: 'Not accepted' },
    says: { zh: '委员会决定不予立案，理由已说明；提案人可申请一次复议。', en: 'Not accepted, for the reason given; its proposer may appeal once.' },
    closed: true,
    tone: 'bad',
    // An appeal is a right, not a duty: nobody waits for it, and nobody is late with it. Its guard knows the last day.
  },
  appealed: {
    title: { zh: '复议中', en: 'Under appeal' },
    says: { zh: '主席团正在研究复议申请。', en: 'The presidium is considering the appeal.' },
    tone: 'active',
    waits: [{ action: 'ruleOnAppeal', due: within('appealWorkingDays') }],
  },
  proposed: {
    title: { zh: '待交办', en: 'To be assigned' },
    says: { zh: '承办方案已提出，等待学校办公室确认。', en: 'Handling units are proposed; the school office confirms them.' },
    tone: 'active',
    waits: [{ action: 'confirmHandling' }],
  },
  assigned: {
    title: { zh: '已交办', en: 'Assigned' },
    says: { zh: '已交办，等待主办单位签收；逾期未提出异议视为签收。', en: 'Assigned; the lead unit signs for it, and its silence counts as signed.' },
    tone: 'active',
    waits: [
      { action: 'sign', due: within('signWorkingDays'), onOverdue: 'sign' },
      { action: 'allowWithdrawal', when: isWantedBack },
    ],
  },
  reassigning: {
    title: { zh: '申请改派', en: 'Asked to be reassigned' },
    says: { zh: '主办单位认为不属于本单位职责，等待委员会裁定。', en: 'The unit says that it is not its matter; the committee rules.' },
    tone: 'active',
    waits: [
      { action: 'grantReassign', due: within('reassignRuleWorkingDays') },
      { action: 'allowWithdrawal', when: isWantedBack },
    ],
  },
  handling: {
    title: { zh: '办理中', en: 'Being handled' },
    says: { zh: '主办单位正在办理，会与提案人沟通后答复。', en: 'The lead unit is working on it and will meet the proposer before it replies.' },
    tone: 'active',
    waits: [
      { action: 'draftReply', due: replyDay },
      { action: 'giveOpinion', due: ({ facts }) => ({ days: facts.session.settings.supportDays }) },
      { action: 'allowWithdrawal', when: isWantedBack },
    ],
  },
  sign_off: {
    title: { zh: '待签发', en: 'To be signed off' },
    says: { zh: '答复已拟好，等待分管校领导签发。', en: 'The reply is drafted; the leader in charge signs it.' },
    tone: 'active',
    waits: [{ action: 'signOff', due: within('signOffWorkingDays') }],
  },
  signed: {
    title: { zh: '已签发待公布', en: 'Signed, to be published' },
    says: { zh: '答复已签发，将与本次会议其他答复一并公布。', en: 'The reply is signed and will be published together with the others.' },
    tone: 'active',
    waits: [{ action: 'publish' }],
  },
  replied: {
    title: { zh: '已答复', en: 'Replied' },
    says: { zh: '已答复，请提案人和附议人评价。', en: 'Replied; its proposers and seconders rate it.' },
    tone: 'good',
    waits: [{ action: 'rate', onOverdue: 'endRating', due: ({ facts, now }) => ({ on: ratingEndsOn(facts) ?? addDays(dayOf(now), facts.session.settings.ratingDays) }) }],
  },
  checking: {
    title: { zh: '不满意复核', en: 'Being checked' },
    says: { zh: '评价为不满意，委员会正在复核是否重新办理。', en: 'Rated unsatisfied; the committee checks whether it is handled again.' },
    tone: 'active',
    waits: [{ action: 'checkAgain', due: within('checkWorkingDays') }],
  },
  escalated: {
    title: { zh: '升级督办', en: 'Escalated' },
    says: { zh: '二次办理后仍不满意，提交校长办公会或主席团研究。', en: 'Unsatisfied again: it goes to the president’s meeting or the presidium.' },
    tone: 'bad',
    waits: [{ action: 'explain', due: ({ facts }) => ({ days: facts.session.settings.escalationDays }) }],
  },
  tracked: {
    title: { zh: '跟踪落实', en: 'Tracked' },
    says: { zh: '承诺事项正在跟踪落实。', en: 'What was promised is being tracked.' },
    tone: 'active',
    waits: [
      { action: 'reportMilestone', when: ({ facts }) => facts.nextMilestoneOn !== null, due: nextMilestone },
      { action: 'confirmMilestone', when: ({ facts }) => facts.reportedMilestones.size > 0 },
      { action: 'finishTracking', when: ({ facts }) => facts.openMilestones.size === 0 },
    ],
  },
  done: { title: { zh: '办结', en: 'Done' }, says: { zh: '已办结。', en: 'Done.' }, closed: true, tone: 'good' },
  lapsed: {
    title: { zh: '到期失效', en: 'Lapsed' },
    says: { zh: '征集期内没有提交或附议人数不够，没有成案。', en: 'Not submitted, or not seconded by enough, in time.' },
    closed: true,
    privateWhen: neverSent,
  },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, says: { zh: '提案人已撤回。', en: 'Its proposer withdrew it.' }, closed: true, privateWhen: neverSent },
}

/** A draft that came to an end stays its author's: no text of it was ever put forward. */
function neverSent({ textHash }: ProposalFacts): boolean {
  return textHash === null
}

/** The next open milestone, or the report that the session's rhythm asks for, where that comes sooner. */
function nextMilestone({ case: row, facts }: Situation<ProposalFacts>) {
  const report = addDays(dayOf(facts.lastReportAt ?? row.stateSince), facts.session.settings.trackingDays)
  return { on: facts.nextMilestoneOn !== null && facts.nextMilestoneOn < report ? facts.nextMilestoneOn : report }
}

const person = (zh: string, en: string) => ({ title: { zh, en }, kind: 'person' as const })
/** Whoever has a part in somebody else's proposal. */
const helper = (zh: string, en: string) => ({ ...person(zh, en), own: false as const })
const unit = (zh: string, en: string) => ({ title: { zh, en }, kind: 'unit' as const })

/** The life of a proposal: from a delegate's draft to what came of it. Every number in it is the session's. */
export const proposalProcess = defineProcess({
  id: 'proposal',
  title: { zh: '提案', en: 'Proposal' },
  initial: 'draft',
  states,
  relations: {
    proposer: person('提案人', 'proposer'),
    invited: helper('受邀共同提案人', 'invited co-proposer'),
    enteredBy: person('代为录入的秘书', 'secretary who entered it from paper'),
    seconder: helper('附议人', 'seconder'),
    askedToSecond: helper('受邀附议代表', 'asked to second'),
    delegationHead: helper('代表团团长', 'delegation head'),
    supervisor: helper('督办委员', 'supervising member'),
    proposedLeader: helper('拟领办校领导', 'leader put forward'),
    leader: helper('领办校领导', 'leader who takes it up'),
    wantsBack: helper('申请撤回的提案人', 'proposer who wants it back'),
    proposedLead: unit('拟主办单位', 'lead unit put forward'),
    proposedSupport: unit('拟协办单位', 'supporting unit put forward'),
    leadUnit: unit('主办单位', 'lead unit'),
    supportingUnit: unit('协办单位', 'supporting unit'),
  },
  actions,
  readers: [
    { permission: 'proposals.read', at: 'university' },
    { ...anyDelegate, holds: (facts, actor) => facts.state !== 'draft' && anyDelegate.holds(facts, actor) },
  ],
  loadFacts: loadProposalFacts,
  escalation: [[{ permission: 'proposals.handle', at: { relation: 'leadUnit' } }, { relation: 'supervisor' }], { permission: 'proposals.sign_off', at: { relation: 'leadUnit' } }],
  path: (caseId) => `/proposals/${caseId}`,
  open: (row, facts) => row.number !== null && facts.state !== 'withdrawn',
})
