import { nextNumber } from '../../../engines/cases/cases.store.ts'
import { actionOver } from '../../../engines/cases/process.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { letGo, takeIn } from '../merging.ts'
import { appealLate, appealOnce, mergeInUse, notYetEnough } from '../proposals.errors.ts'
import type { ProposalFacts } from '../proposals.facts.ts'
import { AcceptForm, DecisionForm, KeyForm, MergeForm, ReasonForm, RefuseForm, RuleForm, VoteForm } from '../proposals.forms.ts'
import { enoughSeconds, hashOf, lastDay, mergedHereRefusal, partyIds, secondingUntil, textRefusal, voteRefusal, type ProposalMoment } from '../proposals.rules.ts'
import { castVote, markAccepted, markAppealed, markOutcome, set } from '../review.store.ts'
import { indexProposal } from '../search-texts.ts'
import { freezeText } from '../texts.store.ts'
import { converted } from './collecting.ts'

const step = actionOver<ProposalFacts>()
const secretary = { permission: 'proposals.manage', at: 'university' } as const
const committee = { permission: 'proposals.review', at: 'university' } as const
const presidium = { permission: 'proposals.preside', at: 'university' } as const

/** The secretary's check, the committee's votes, and what they lead to. */
export const reviewingActions = {
  sendBack: step({
    title: { zh: '退回补正', en: 'Send back for correction' },
    past: { zh: '退回补正', en: 'sent it back for correction' },
    from: ['submitted'],
    to: 'correcting',
    by: [secretary],
    form: ReasonForm,
    bulk: true,
  }),
  resubmit: step({
    title: { zh: '补正后重新提交', en: 'Submit again' },
    from: ['correcting'],
    to: ['submitted', 'seconding'],
    by: [{ relation: 'proposer' }, { relation: 'enteredBy' }],
    tone: 'main',
    guard: textRefusal,
    // What was not touched keeps its seconds; what was is seconded anew.
    decide: ({ facts }) => (facts.textHash !== null && enoughSeconds(facts, []) ? 'submitted' : 'seconding'),
    effect: async (trx, { case: row, facts, now, calendar }) => {
      if (facts.textHash === null) await freezeText(trx, row.id, hashOf(facts))
      await indexProposal(trx, { id: row.id, ...facts })
      if (!enoughSeconds(facts, [])) await set(trx, row.id, { seconding_until: secondingUntil(facts, now, calendar) })
      return undefined
    },
  }),
  startReview: step({
    title: { zh: '初审通过，提交审理', en: 'Pass on for review' },
    from: ['submitted'],
    to: 'in_review',
    by: [secretary],
    tone: 'main',
    bulk: true,
    guard: ({ facts }) => (enoughSeconds(facts, []) ? null : notYetEnough({ missing: Math.max(1, facts.session.settings.secondsNeeded - facts.seconders.size) })),
  }),
  vote: step({
    title: { zh: '投票', en: 'Vote' },
    past: { zh: '提出了审理意见', en: 'voted' },
    from: ['in_review'],
    to: 'same',
    by: [committee],
    concurrent: true,
    inPerson: true,
    inner: true,
    bulk: true,
    form: VoteForm,
    effect: async (trx, { case: row, facts, standing }, input) => {
      await castVote(trx, { proposalId: row.id, review: facts.appeals + 1, staffId: standing.actor.staffId ?? standing.actor.accountId, ...input })
      return undefined
    },
  }),
  accept: step({
    title: { zh: '立案', en: 'Accept' },
    past: { zh: '立案', en: 'accepted it' },
    from: ['in_review'],
    to: 'accepted',
    by: [secretary],
    tone: 'main',
    bulk: true,
    form: AcceptForm,
    guard: ({ facts }) => voteRefusal(facts, 'accept'),
    effect: async (trx, moment, { isKey, supervisorId }) => {
      await markAccepted(trx, moment.case.id, { isKey })
      return { ...(await numbered(trx, moment)), ...(supervisorId ? { join: [{ relation: 'supervisor', staffId: supervisorId }] } : {}) }
    },
  }),
  merge: step({
    title: { zh: '并案', en: 'Merge' },
    past: { zh: '并入另一件提案', en: 'merged it' },
    from: ['in_review', 'accepted'],
    to: 'merged',
    by: [secretary],
    bulk: true,
    form: MergeForm,
    guard: mergedHereRefusal,
    effect: async (trx, moment, { into }) => {
      await takeIn(trx, moment, into)
      return undefined
    },
  }),
  split: step({
    title: { zh: '拆分，恢复单独审理', en: 'Split again' },
    past: { zh: '从并案中拆出', en: 'split it off again' },
    from: ['merged'],
    to: 'in_review',
    by: [secretary],
    guard: ({ facts }) => (facts.mergedAssigned ? mergeInUse() : null),
    effect: async (trx, moment) => {
      await letGo(trx, moment)
      return undefined
    },
  }),
  tookIn: step({
    title: { zh: '并入了另一件提案', en: 'Took in another proposal' },
    from: ['in_review', 'accepted'],
    to: 'same',
    by: [secretary],
    onlyFollows: true,
    concurrent: true,
    form: MergeForm,
  }),
  letGo: step({
    title: { zh: '拆出了一件提案', en: 'Let a proposal go' },
    from: ['in_review', 'accepted', 'proposed'],
    to: 'same',
    by: [secretary],
    onlyFollows: true,
    concurrent: true,
    form: MergeForm,
  }),
  convert: step({
    title: { zh: '转为意见建议', en: 'Convert to a suggestion' },
    past: { zh: '转为意见建议', en: 'converted it to a suggestion' },
    from: ['in_review'],
    to: 'converted',
    by: [secretary],
    bulk: true,
    form: RefuseForm,
    guard: ({ facts }) => voteRefusal(facts, 'convert'),
    effect: async (trx, { case: row }, { reason }) => {
      await markOutcome(trx, row.id, reason)
      trx.emit(converted(row.id))
      return undefined
    },
  }),
  notAccept: step({
    title: { zh: '不立案', en: 'Not accept' },
    past: { zh: '不予立案', en: 'did not accept it' },
    from: ['in_review'],
    to: 'not_accepted',
    by: [secretary],
    bulk: true,
    form: RefuseForm,
    guard: ({ facts }) => voteRefusal(facts, 'not_accept'),
    effect: async (trx, { case: row }, { reason }) => {
      await markOutcome(trx, row.id, reason)
      return undefined
    },
  }),
  appeal: step({
    title: { zh: '申请复议', en: 'Appeal' },
    past: { zh: '申请复议', en: 'appealed' },
    from: ['not_accepted'],
    to: 'appealed',
    by: [{ relation: 'proposer' }],
    inPerson: true,
    form: ReasonForm,
    guard: appealRefusal,
  }),
  ruleOnAppeal: step({
    title: { zh: '裁定复议', en: 'Rule on the appeal' },
    past: { zh: '裁定了复议', en: 'ruled on the appeal' },
    from: ['appealed'],
    to: ['in_review', 'not_accepted'],
    by: [presidium],
    tone: 'main',
    form: RuleForm,
    decide: (_moment, { upheld }) => (upheld ? 'in_review' : 'not_accepted'),
    effect: async (trx, { case: row }, { upheld, reason }) => {
      await markAppealed(trx, row.id, upheld ? null : reason)
      return undefined
    },
  }),
  setKey: step({
    title: { zh: '重点提案与督办委员', en: 'Key proposal and supervision' },
    from: ['accepted', 'proposed', 'assigned', 'handling'],
    to: 'same',
    by: [secretary],
    bulk: true,
    form: KeyForm,
    effect: async (trx, { case: row, parties }, { isKey, supervisorId }) => {
      await markAccepted(trx, row.id, { isKey })
      return { leave: partyIds(parties, ['supervisor']), ...(supervisorId ? { join: [{ relation: 'supervisor', staffId: supervisorId }] } : {}) }
    },
  }),
  recordDecision: step({
    title: { zh: '登记会议决定', en: 'Record a decision' },
    from: ['in_review', 'accepted', 'proposed', 'assigned', 'handling', 'checking', 'escalated'],
    to: 'same',
    by: [secretary],
    form: DecisionForm,
  }),
}

/** 提案001号, counted within its session; one accepted twice (after a merge was split) keeps its number. */
async function numbered(trx: Trx, { case: row, facts }: ProposalMoment): Promise<{ number?: string }> {
  if (row.number !== null) return {}
  return { number: String(await nextNumber(trx, `proposal:${facts.session.id}`)).padStart(3, '0') }
}

function appealRefusal({ case: row, facts, now, calendar }: ProposalMoment) {
  if (facts.appeals > 0) return appealOnce()
  const until = lastDay(calendar, row.stateSince, facts.session.settings.appealWorkingDays)
  return until !== null && until < dayOf(now) ? appealLate({ until }) : null
}
