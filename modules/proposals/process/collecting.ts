import { actionOver, type ByFacts } from '../../../engines/cases/process.ts'
import { firstProposerStays, notADelegate, notFirstProposer, secondFinal, textChanged } from '../proposals.errors.ts'
import type { ProposalFacts } from '../proposals.facts.ts'
import { InviteSecondersForm, PaperSecondsForm, PersonForm, ReasonForm, SecondForm, TextForm } from '../proposals.forms.ts'
import {
  delegateRefusal,
  enoughSeconds,
  hashOf,
  isDelegate,
  partyIds,
  secondRefusal,
  secondingRefusal,
  secondingUntil,
  mergedHereRefusal,
  paperSecondsRefusal,
  textRefusal,
  windowOpen,
  type ProposalMoment,
} from '../proposals.rules.ts'
import { indexProposal, unindexProposal } from '../search-texts.ts'
import { set } from '../review.store.ts'
import { tellPaperSeconders } from '../paper.ts'
import { addSecond, freezeText, storeText, takeSecondBack, voidSeconds } from '../texts.store.ts'

const step = actionOver<ProposalFacts>()

/** Whoever wrote it, and the secretary who typed it in from the author's paper. */
const author = [{ relation: 'proposer' }, { relation: 'enteredBy' }] as const
const secretary = { permission: 'proposals.manage', at: 'university' } as const

export const anyDelegate: ByFacts<ProposalFacts> = { title: { zh: '本届代表', en: 'delegates of the term' }, holds: (facts, actor) => isDelegate(facts, actor) }

const beforeAssignment = ['draft', 'seconding', 'submitted', 'correcting', 'in_review', 'accepted', 'proposed', 'not_accepted', 'appealed'] as const

/** From the first word to the day when enough have seconded it. */
export const collectingActions = {
  editText: step({
    title: { zh: '修改文本', en: 'Change the text' },
    past: { zh: '修改了文本', en: 'changed the text' },
    from: ['draft', 'correcting'],
    to: 'same',
    by: author,
    form: TextForm,
    effect: async (trx, moment, input) => {
      await storeText(trx, moment.case.id, { ...input, by: moment.standing.actor.staffId })
      return { title: input.title, leave: partyIds(moment.parties, ['seconder']) }
    },
  }),
  inviteCoProposer: step({
    title: { zh: '邀请共同提案人', en: 'Invite a co-proposer' },
    from: ['draft'],
    to: 'same',
    by: [{ relation: 'proposer' }],
    form: PersonForm,
    check: ({ facts }, { staffId }) => (facts.delegates.has(staffId) ? null : notADelegate()),
    effect: async (_trx, _moment, { staffId }) => ({ join: [{ relation: 'invited', staffId }] }),
  }),
  joinAsProposer: step({
    title: { zh: '同意共同提案', en: 'Join as co-proposer' },
    from: ['draft'],
    to: 'same',
    by: [{ relation: 'invited' }],
    tone: 'main',
    concurrent: true,
    inPerson: true,
    effect: async (_trx, { parties, standing }) => {
      const staffId = standing.actor.staffId ?? ''
      return { leave: parties.filter((party) => party.relation === 'invited' && party.staffId === staffId).map(({ id }) => id), join: [{ relation: 'proposer', staffId }] }
    },
  }),
  declineToJoin: step({
    title: { zh: '不参与', en: 'Decline' },
    from: ['draft'],
    to: 'same',
    by: [{ relation: 'invited' }],
    concurrent: true,
    effect: async (_trx, { parties, standing }) => ({
      leave: parties.filter((party) => party.relation === 'invited' && party.staffId === standing.actor.staffId).map(({ id }) => id),
    }),
  }),
  openSeconding: step({
    title: { zh: '提交并征求附议', en: 'Submit and ask for seconds' },
    past: { zh: '提交并开始征求附议', en: 'submitted it for seconds' },
    from: ['draft'],
    to: 'seconding',
    by: author,
    tone: 'main',
    guard: (moment) => windowOpen(moment) ?? delegateRefusal(moment) ?? textRefusal(moment),
    effect: async (trx, { case: row, facts }) => {
      await freezeText(trx, row.id, hashOf(facts))
      await indexProposal(trx, { id: row.id, ...facts })
      return facts.kind === 'collective' && facts.delegationHead ? { join: [{ relation: 'delegationHead', staffId: facts.delegationHead }] } : undefined
    },
  }),
  inviteSeconders: step({
    title: { zh: '邀请附议', en: 'Ask delegates to second' },
    from: ['seconding'],
    to: 'same',
    by: [{ relation: 'proposer' }],
    form: InviteSecondersForm,
    concurrent: true,
    check: ({ facts }, { staffIds }) => (staffIds.every((id) => facts.delegates.has(id)) ? null : notADelegate()),
    effect: async (_trx, _moment, { staffIds }) => ({ join: staffIds.map((staffId) => ({ relation: 'askedToSecond', staffId })) }),
  }),
  second: step({
    title: { zh: '附议', en: 'Second' },
    past: { zh: '附议', en: 'seconded it' },
    from: ['seconding'],
    to: ['same', 'submitted'],
    by: [anyDelegate],
    tone: 'main',
    concurrent: true,
    inPerson: true,
    form: SecondForm,
    guard: (moment) => secondingRefusal(moment) ?? secondRefusal(moment),
    check: ({ facts }, { textHash }) => (textHash === facts.textHash ? null : textChanged()),
    decide: ({ facts, standing }) => (enoughSeconds(facts, [standing.actor.staffId ?? '']) ? 'submitted' : 'same'),
    effect: async (trx, { case: row, parties, standing }, { textHash }) => {
      const staffId = standing.actor.staffId ?? ''
      await addSecond(trx, { proposalId: row.id, staffId, textHash })
      const asked = parties.filter((party) => ['askedToSecond', 'delegationHead'].includes(party.relation) && party.staffId === staffId)
      return { join: [{ relation: 'seconder', staffId }], done: asked.map(({ id }) => id) }
    },
  }),
  enterPaperSeconds: step({
    title: { zh: '录入纸质附议', en: 'Enter seconds given on paper' },
    past: { zh: '按纸质材料录入了附议', en: 'entered seconds given on paper' },
    from: ['seconding'],
    to: ['same', 'submitted'],
    by: [secretary],
    concurrent: true,
    form: PaperSecondsForm,
    guard: secondingRefusal,
    check: ({ facts, parties }, { textHash, staffIds }) => (textHash === facts.textHash ? paperSecondsRefusal({ facts, parties }, staffIds) : textChanged()),
    decide: ({ facts }, { staffIds }) => (enoughSeconds(facts, staffIds) ? 'submitted' : 'same'),
    effect: async (trx, { case: row, parties, standing }, { textHash, staffIds, note }) => {
      const named = [...new Set(staffIds)]
      for (const staffId of named) await addSecond(trx, { proposalId: row.id, staffId, textHash, paper: { note, enteredBy: standing.actor.name } })
      await tellPaperSeconders(trx, row, { staffIds: named, enteredBy: standing.actor.name })
      const asked = parties.filter((party) => ['askedToSecond', 'delegationHead'].includes(party.relation) && party.staffId !== null && named.includes(party.staffId))
      return { join: named.map((staffId) => ({ relation: 'seconder', staffId })), done: asked.map(({ id }) => id) }
    },
  }),
  // Whoever seconded in person is bound once it is submitted; whom a secretary named from a paper may learn of it only then.
  takeSecondBack: step({
    title: { zh: '撤回附议', en: 'Take the second back' },
    from: ['seconding', 'submitted', 'correcting', 'in_review'],
    to: ['same', 'seconding'],
    by: [{ relation: 'seconder' }],
    concurrent: true,
    inPerson: true,
    guard: ({ case: { state }, facts, standing }) => (state === 'seconding' || facts.paperSeconders.has(standing.actor.staffId ?? '') ? null : secondFinal()),
    decide: (moment) => (fallsShort(moment) ? 'seconding' : 'same'),
    effect: async (trx, moment) => {
      const { case: row, facts, parties, standing, now, calendar } = moment
      if (fallsShort(moment)) await set(trx, row.id, { seconding_until: secondingUntil(facts, now, calendar) })
      await takeSecondBack(trx, { proposalId: row.id, staffId: standing.actor.staffId ?? '' })
      return { leave: parties.filter((party) => party.relation === 'seconder' && party.staffId === standing.actor.staffId).map(({ id }) => id) }
    },
  }),
  reopenText: step({
    title: { zh: '改回草稿（已有附议作废）', en: 'Back to draft (seconds are void)' },
    from: ['seconding'],
    to: 'draft',
    by: [{ relation: 'proposer' }],
    // After the window a draft could never be submitted again.
    guard: windowOpen,
    effect: async (trx, { case: row, parties }) => {
      await voidSeconds(trx, row.id)
      await unindexProposal(trx, row.id)
      return { leave: partyIds(parties, ['seconder', 'askedToSecond', 'delegationHead']) }
    },
  }),
  lapse: step({
    title: { zh: '到期未获足够附议', en: 'Not enough seconds in time' },
    // A draft ends with its session's archive: nobody but its author has read it, so it becomes nothing else.
    from: ['draft', 'seconding'],
    to: ['lapsed', 'converted'],
    by: [],
    bySystem: true,
    decide: (moment) => (becomesSuggestion(moment) ? 'converted' : 'lapsed'),
    effect: async (trx, moment) => {
      if (becomesSuggestion(moment)) trx.emit(converted(moment.case.id))
      return undefined
    },
  }),
  withdraw: step({
    title: { zh: '撤回提案', en: 'Withdraw' },
    past: { zh: '撤回了提案', en: 'withdrew it' },
    from: beforeAssignment,
    to: 'withdrawn',
    by: [{ relation: 'proposer' }],
    tone: 'danger',
    form: ReasonForm,
    guard: (moment) => mergedHereRefusal(moment) ?? firstProposerRefusal(moment),
    effect: async (trx, { case: row }) => {
      await unindexProposal(trx, row.id)
      return undefined
    },
  }),
  leaveAsProposer: step({
    title: { zh: '退出共同提案', en: 'Leave as co-proposer' },
    past: { zh: '退出了共同提案', en: 'left as co-proposer' },
    from: beforeAssignment,
    to: 'same',
    by: [{ relation: 'proposer' }],
    tone: 'danger',
    concurrent: true,
    inPerson: true,
    guard: ({ case: row, standing }) => (standing.actor.staffId === row.filedBy ? firstProposerStays() : null),
    effect: async (_trx, { parties, standing }) => ({
      leave: parties.filter((party) => party.relation === 'proposer' && party.staffId === standing.actor.staffId).map(({ id }) => id),
    }),
  }),
}

/** The first proposer decides for all; whoever joined, be it by a merge, may only leave. */
export function firstProposerRefusal({ case: row, standing }: ProposalMoment) {
  return standing.actor.staffId === row.filedBy ? null : notFirstProposer()
}

/** Submitted already, and without this second it should not have been. */
function fallsShort({ case: { state }, facts, standing }: ProposalMoment): boolean {
  const others = new Set(facts.seconders)
  others.delete(standing.actor.staffId ?? '')
  return ['submitted', 'in_review'].includes(state) && !enoughSeconds({ ...facts, seconders: others }, [])
}

/** What the suggestions hear of: from here on it is theirs. */
export function converted(proposalId: string) {
  return { topic: 'proposal.converted', payload: { proposalId } }
}

function becomesSuggestion({ case: row, facts }: ProposalMoment): boolean {
  return row.state === 'seconding' && facts.session.settings.lateBecomes === 'suggestion'
}
