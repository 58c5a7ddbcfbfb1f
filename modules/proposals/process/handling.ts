import type { z } from 'zod'
import { actionOver } from '../../../engines/cases/process.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { addDays } from '../../../engines/calendar/working-days.ts'
import { putAssignment, storeMeeting, storeOpinion, storeReply, signReply } from '../handling.store.ts'
import {
  dayPast,
  extendedAlready,
  extendedTooFar,
  extendedTooShort,
  meetingMissing,
  notInFuture,
  promiseMissing,
  reassignLate,
  sameUnit,
  withdrawalAsked,
  withdrawalNotAsked,
} from '../proposals.errors.ts'
import type { ProposalFacts } from '../proposals.facts.ts'
import { AskReassignForm, ExtendForm, HandlingForm, MeetingForm, OpinionForm, ReasonForm, ReplyForm, SignOffForm } from '../proposals.forms.ts'
import { firstProposerRefusal } from './collecting.ts'
import { lastDay, partyIds, replyDueOn, type ProposalMoment } from '../proposals.rules.ts'
import { set } from '../review.store.ts'

const step = actionOver<ProposalFacts>()
const committee = { permission: 'proposals.review', at: 'university' } as const
const schoolOffice = { permission: 'proposals.assign', at: 'university' } as const
const leadUnit = { permission: 'proposals.handle', at: { relation: 'leadUnit' } } as const
const supportingUnit = { permission: 'proposals.handle', at: { relation: 'supportingUnit' } } as const
const leaderInCharge = { permission: 'proposals.sign_off', at: { relation: 'leadUnit' } } as const

/** Who handles it: the committee proposes, the school office confirms, the unit signs or asks for another. */
const assigning = {
  proposeHandling: step({
    title: { zh: '提出承办方案', en: 'Propose the handling units' },
    past: { zh: '提出了承办方案', en: 'proposed the handling units' },
    from: ['accepted', 'proposed'],
    to: 'proposed',
    by: [committee],
    tone: 'main',
    bulk: true,
    form: HandlingForm,
    check: unitsApart,
    effect: async (trx, moment, input) => putAssignment(trx, moment, { ...input, as: 'proposed' }),
  }),
  confirmHandling: step({
    title: { zh: '确认并交办', en: 'Confirm and assign' },
    past: { zh: '确认承办单位并交办', en: 'confirmed and assigned it' },
    from: ['proposed'],
    to: 'assigned',
    by: [schoolOffice],
    tone: 'main',
    bulk: true,
    effect: async (trx, moment) => {
      await set(trx, moment.case.id, { assigned_at: trx.at, reply_due_on: replyDueOn(moment.facts.session, trx.at) })
      return confirmed(moment)
    },
  }),
  returnHandling: step({
    title: { zh: '退回，重提承办方案', en: 'Return the proposed units' },
    from: ['proposed'],
    to: 'accepted',
    by: [schoolOffice],
    form: ReasonForm,
  }),
  sign: step({
    title: { zh: '签收', en: 'Sign for it' },
    past: { zh: '签收', en: 'signed for it' },
    from: ['assigned'],
    to: 'handling',
    by: [leadUnit],
    tone: 'main',
    bulk: true,
    bySystem: true,
  }),
  askReassign: step({
    title: { zh: '申请改派', en: 'Ask for another unit' },
    past: { zh: '申请改派', en: 'asked for another unit' },
    from: ['assigned', 'handling'],
    to: 'reassigning',
    by: [leadUnit],
    form: AskReassignForm,
    guard: reassignRefusal,
  }),
  refuseReassign: step({
    title: { zh: '不同意改派', en: 'Refuse' },
    past: { zh: '不同意改派', en: 'refused another unit' },
    from: ['reassigning'],
    to: 'handling',
    by: [committee],
    form: ReasonForm,
  }),
  grantReassign: step({
    title: { zh: '同意改派，重提承办方案', en: 'Grant, with new units' },
    past: { zh: '同意改派', en: 'granted another unit' },
    from: ['reassigning'],
    to: 'proposed',
    by: [committee],
    tone: 'main',
    form: HandlingForm,
    check: unitsApart,
    effect: async (trx, moment, input) => putAssignment(trx, moment, { ...input, as: 'proposed' }),
  }),
}

/** Opinions, the talk with the proposer, the reply and its sign-off. */
const answering = {
  giveOpinion: step({
    title: { zh: '提交协办意见', en: 'Give the supporting opinion' },
    past: { zh: '提交了协办意见', en: 'gave its opinion' },
    from: ['handling'],
    to: 'same',
    by: [supportingUnit],
    tone: 'main',
    concurrent: true,
    form: OpinionForm,
    effect: async (trx, moment, { text }) => {
      await storeOpinion(trx, moment, text)
      return { done: moment.parties.filter(({ relation, unitId }) => relation === 'supportingUnit' && unitId === moment.standing.unitId).map(({ id }) => id) }
    },
  }),
  recordMeeting: step({
    title: { zh: '登记与提案人的沟通', en: 'Record a meeting with the proposer' },
    past: { zh: '与提案人沟通', en: 'met the proposer' },
    from: ['handling'],
    to: 'same',
    by: [leadUnit],
    concurrent: true,
    form: MeetingForm,
    check: ({ now }, { heldOn }) => (heldOn > dayOf(now) ? notInFuture({ today: dayOf(now) }) : null),
    effect: async (trx, moment, meeting) => {
      await storeMeeting(trx, moment, meeting)
      return undefined
    },
  }),
  extend: step({
    title: { zh: '同意延期', en: 'Extend' },
    past: { zh: '同意延期', en: 'extended the deadline' },
    from: ['handling'],
    to: 'same',
    by: [committee],
    form: ExtendForm,
    guard: ({ facts }) => (facts.extended ? extendedAlready({ until: facts.replyDueOn }) : null),
    check: extensionRefusal,
    effect: async (trx, { case: row }, { replyDueOn: until }) => {
      await set(trx, row.id, { reply_due_on: until, extended: true })
      return undefined
    },
  }),
  draftReply: step({
    title: { zh: '提交答复，送签', en: 'Send the reply to be signed' },
    past: { zh: '拟好答复并送签', en: 'drafted the reply' },
    from: ['handling'],
    to: 'sign_off',
    by: [leadUnit],
    tone: 'main',
    form: ReplyForm,
    guard: ({ facts }) => {
      const least = facts.session.settings.meetingsLeast
      return facts.meetings < least ? meetingMissing({ least, count: facts.meetings }) : null
    },
    check: promiseRefusal,
    effect: async (trx, moment, reply) => {
      await storeReply(trx, moment, reply)
      return undefined
    },
  }),
  signOff: step({
    title: { zh: '签发', en: 'Sign off' },
    past: { zh: '签发了答复', en: 'signed the reply off' },
    from: ['sign_off'],
    to: ['replied', 'signed'],
    by: [leaderInCharge],
    tone: 'main',
    bulk: true,
    form: SignOffForm,
    decide: ({ facts }) => (isHeld(facts) ? 'signed' : 'replied'),
    effect: async (trx, moment) => {
      await signReply(trx, moment, { publish: !isHeld(moment.facts) })
      return askRaters(moment)
    },
  }),
  returnReply: step({
    title: { zh: '退回修改', en: 'Return the reply' },
    past: { zh: '退回了答复', en: 'returned the reply' },
    from: ['sign_off'],
    to: 'handling',
    by: [leaderInCharge],
    form: ReasonForm,
  }),
  publish: step({
    title: { zh: '公布答复', en: 'Publish the reply' },
    past: { zh: '公布了答复', en: 'published the reply' },
    from: ['signed'],
    to: 'replied',
    by: [{ permission: 'proposals.manage', at: 'university' }],
    tone: 'main',
    bulk: true,
    effect: async (trx, moment) => {
      await signReply(trx, moment, { publish: true })
      return undefined
    },
  }),
  askWithdrawal: step({
    title: { zh: '申请撤回', en: 'Ask to withdraw' },
    from: ['assigned', 'reassigning', 'handling'],
    to: 'same',
    by: [{ relation: 'proposer' }],
    form: ReasonForm,
    guard: (moment) => firstProposerRefusal(moment) ?? (wantedBack(moment).length > 0 ? withdrawalAsked() : null),
    effect: async (_trx, { standing }) => ({ join: [{ relation: 'wantsBack', staffId: standing.actor.staffId ?? '' }] }),
  }),
  allowWithdrawal: step({
    title: { zh: '同意撤回', en: 'Let it be withdrawn' },
    from: ['assigned', 'reassigning', 'handling'],
    to: 'withdrawn',
    by: [committee],
    form: ReasonForm,
    guard: unaskedRefusal,
  }),
  refuseWithdrawal: step({
    title: { zh: '不同意撤回', en: 'Refuse the withdrawal' },
    past: { zh: '不同意撤回，继续办理', en: 'refused the withdrawal: it is handled on' },
    from: ['assigned', 'reassigning', 'handling'],
    to: 'same',
    by: [committee],
    form: ReasonForm,
    guard: unaskedRefusal,
    effect: async (_trx, moment) => ({ leave: wantedBack(moment) }),
  }),
}

export const handlingActions = { ...assigning, ...answering }

/** Answers of a session are published together, until they have been; a second answer goes out by itself. */
function isHeld(facts: ProposalFacts): boolean {
  return facts.session.settings.holdReplies && facts.session.repliesPublishedAt === null && facts.handlingRound === 1
}

/** Each answer is rated anew by all who proposed or seconded it. */
function askRaters({ parties }: ProposalMoment) {
  return { undone: partyIds(parties, ['proposer', 'seconder']) }
}

function confirmed({ parties }: ProposalMoment) {
  const relations: Record<string, string> = { proposedLead: 'leadUnit', proposedSupport: 'supportingUnit', proposedLeader: 'leader' }
  const join = parties.flatMap(({ relation, staffId, unitId }) => {
    const becomes = relations[relation]
    return becomes ? [{ relation: becomes, ...(staffId ? { staffId } : {}), ...(unitId ? { unitId } : {}) }] : []
  })
  return { leave: partyIds(parties, [...Object.keys(relations), ...Object.values(relations)]), join }
}

function wantedBack({ parties }: Pick<ProposalMoment, 'parties'>): string[] {
  return partyIds(parties, ['wantsBack'])
}

function unaskedRefusal(moment: ProposalMoment) {
  return wantedBack(moment).length > 0 ? null : withdrawalNotAsked()
}

/** Later than it is now, and than yesterday; no later than the session allows. */
function extensionRefusal({ facts, now }: ProposalMoment, { replyDueOn: until }: { replyDueOn: string }) {
  const most = addDays(dayOf(facts.assignedAt ?? facts.session.collectUntil), facts.session.settings.replyDaysMost)
  if (until > most) return extendedTooFar({ most })
  const yesterday = addDays(dayOf(now), -1)
  const after = facts.replyDueOn !== null && facts.replyDueOn > yesterday ? facts.replyDueOn : yesterday
  return until > after ? null : extendedTooShort({ after })
}

function promiseRefusal({ now }: ProposalMoment, { replyClass, promiseDueOn }: z.infer<typeof ReplyForm>) {
  if (promiseDueOn === null) return replyClass === 'B' ? promiseMissing() : null
  return promiseDueOn < dayOf(now) ? dayPast({ today: dayOf(now) }) : null
}

function unitsApart(_moment: ProposalMoment, { leadUnitId, supportingUnitIds }: z.infer<typeof HandlingForm>) {
  return supportingUnitIds.includes(leadUnitId) ? sameUnit() : null
}

function reassignRefusal({ facts, now, calendar }: ProposalMoment) {
  if (!facts.assignedAt) return null
  const until = lastDay(calendar, facts.assignedAt, facts.session.settings.reassignAskWorkingDays)
  return until !== null && until < dayOf(now) ? reassignLate({ until }) : null
}
