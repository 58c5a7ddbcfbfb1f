import { actionOver } from '../../../engines/cases/process.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { addDays } from '../../../engines/calendar/working-days.ts'
import { dayPast, milestoneOpen, milestoneUnknown, milestoneUnreported, ratedAlready, ratingLate } from '../proposals.errors.ts'
import type { ProposalFacts } from '../proposals.facts.ts'
import { CheckForm, ExplainForm, MilestoneConfirmForm, MilestoneForm, MilestoneReportForm, RateForm, ReasonForm } from '../proposals.forms.ts'
import { isUnsatisfied, partyIds, type ProposalMoment } from '../proposals.rules.ts'
import { addMilestone, confirmMilestone, reportMilestone, storeRating } from '../rating.store.ts'
import { set } from '../review.store.ts'

const step = actionOver<ProposalFacts>()
const secretary = { permission: 'proposals.manage', at: 'university' } as const
const committee = { permission: 'proposals.review', at: 'university' } as const
const presidium = { permission: 'proposals.preside', at: 'university' } as const
const leadUnit = { permission: 'proposals.handle', at: { relation: 'leadUnit' } } as const

const outcomes = ['done', 'tracked', 'checking', 'escalated'] as const

/** Proposers and seconders rate; what is unsatisfied goes round again; what is promised is tracked. */
export const ratingActions = {
  rate: step({
    title: { zh: '评价', en: 'Rate' },
    past: { zh: '作了评价', en: 'rated it' },
    from: ['replied'],
    to: ['same', ...outcomes],
    by: [{ relation: 'proposer' }, { relation: 'seconder' }],
    tone: 'main',
    concurrent: true,
    inPerson: true,
    form: RateForm,
    guard: ({ facts, standing, now }) => {
      if (facts.ratings.has(standing.actor.staffId ?? '')) return ratedAlready()
      const until = ratingEndsOn(facts)
      return until !== null && until < dayOf(now) ? ratingLate({ until }) : null
    },
    decide: (moment, { result }) => (isLastRater(moment) ? outcomeOf(moment, { staffId: moment.standing.actor.staffId ?? '', result }) : 'same'),
    effect: async (trx, moment, rating) => {
      await storeRating(trx, moment, rating)
      return {
        done: moment.parties.filter(({ relation, staffId }) => ['proposer', 'seconder'].includes(relation) && staffId === moment.standing.actor.staffId).map(({ id }) => id),
      }
    },
  }),
  endRating: step({
    title: { zh: '评价截止', en: 'Rating ends' },
    past: { zh: '评价截止，未评价的记为“未评价”', en: 'rating ended; whoever said nothing counts as “not rated”' },
    from: ['replied'],
    to: outcomes,
    by: [],
    bySystem: true,
    decide: (moment) => outcomeOf(moment),
  }),
  checkAgain: step({
    title: { zh: '复核不满意的答复', en: 'Check the unsatisfied reply' },
    past: { zh: '复核了不满意的答复', en: 'checked the unsatisfied reply' },
    from: ['checking'],
    to: ['handling', 'tracked', 'done'],
    by: [committee],
    tone: 'main',
    form: CheckForm,
    decide: ({ facts }, { redo }) => (redo ? 'handling' : facts.reply?.replyClass === 'B' ? 'tracked' : 'done'),
    effect: async (trx, { case: row, facts, parties }, { redo }) => {
      if (!redo) return undefined
      const due = addDays(dayOf(trx.at), facts.session.settings.secondHandlingDays)
      await set(trx, row.id, { handling_round: facts.handlingRound + 1, reply_due_on: due, extended: false })
      return { undone: partyIds(parties, ['supportingUnit']) }
    },
  }),
  explain: step({
    title: { zh: '督办结论与说明', en: 'Conclude with an explanation' },
    past: { zh: '作出督办结论', en: 'concluded with an explanation' },
    from: ['escalated'],
    to: ['done', 'tracked'],
    by: [presidium],
    tone: 'main',
    form: ExplainForm,
    decide: (_moment, { track }) => (track ? 'tracked' : 'done'),
    effect: async (trx, moment, { track }) => (track ? carryOn(trx, moment, '落实督办结论') : undefined),
  }),
  addMilestone: step({
    title: { zh: '增加落实节点', en: 'Add a milestone' },
    from: ['tracked'],
    to: 'same',
    by: [leadUnit],
    concurrent: true,
    form: MilestoneForm,
    check: ({ now }, { dueOn }) => (dueOn < dayOf(now) ? dayPast({ today: dayOf(now) }) : null),
    effect: async (trx, { case: row }, milestone) => {
      await addMilestone(trx, row.id, milestone)
      return undefined
    },
  }),
  reportMilestone: step({
    title: { zh: '报告落实进展', en: 'Report progress' },
    past: { zh: '报告了落实进展', en: 'reported progress' },
    from: ['tracked'],
    to: 'same',
    by: [leadUnit],
    tone: 'main',
    concurrent: true,
    form: MilestoneReportForm,
    check: ({ facts }, { milestoneId }) => (facts.openMilestones.has(milestoneId) ? null : milestoneUnknown()),
    effect: async (trx, { standing, parties }, { milestoneId, report }) => {
      await reportMilestone(trx, { id: milestoneId, report, by: standing.actor.name })
      // Those who have rated are asked once more: whether it has been kept.
      return { undone: partyIds(parties, ['proposer']) }
    },
  }),
  confirmMilestone: step({
    title: { zh: '确认节点完成', en: 'Confirm a milestone' },
    past: { zh: '确认了节点完成', en: 'confirmed a milestone' },
    from: ['tracked'],
    to: 'same',
    by: [{ relation: 'proposer' }, committee],
    concurrent: true,
    form: MilestoneConfirmForm,
    guard: ({ facts }) => (facts.reportedMilestones.size > 0 ? null : milestoneUnreported()),
    check: ({ facts }, { milestoneId }) => (facts.reportedMilestones.has(milestoneId) ? null : facts.openMilestones.has(milestoneId) ? milestoneUnreported() : milestoneUnknown()),
    effect: async (trx, { standing }, { milestoneId }) => {
      await confirmMilestone(trx, { id: milestoneId, by: standing.actor.name })
      return undefined
    },
  }),
  finishTracking: step({
    title: { zh: '落实完成，办结', en: 'Carried out: close it' },
    past: { zh: '确认落实完成', en: 'confirmed that it was carried out' },
    from: ['tracked'],
    to: 'done',
    by: [committee],
    tone: 'main',
    guard: ({ facts }) => (facts.openMilestones.size > 0 ? milestoneOpen({ count: facts.openMilestones.size }) : null),
  }),
  trackAgain: step({
    title: { zh: '回头看未落实，继续跟踪', en: 'Track it again after the look-back' },
    past: { zh: '回头看未落实，继续跟踪', en: 'tracked again after the look-back' },
    from: ['done'],
    to: 'tracked',
    by: [secretary],
    form: ReasonForm,
    effect: (trx, moment) => carryOn(trx, moment, '落实回头看发现的问题'),
  }),
}

/** What is tracked beyond any promise has a milestone too: otherwise nobody would owe a report. */
async function carryOn(trx: Trx, { case: row, facts }: ProposalMoment, what: string): Promise<undefined> {
  await addMilestone(trx, row.id, { what, dueOn: addDays(dayOf(trx.at), facts.session.settings.trackingDays) })
}

export function ratingEndsOn({ repliedAt, session }: ProposalFacts): string | null {
  return repliedAt ? addDays(dayOf(repliedAt), session.settings.ratingDays) : null
}

/** First and second time an unsatisfied one is handled again, one after the other; a promise is tracked; the rest is done. */
function outcomeOf(moment: ProposalMoment, adding?: { staffId: string; result: string }): (typeof outcomes)[number] {
  const { facts } = moment
  if (isUnsatisfied(moment, adding)) return facts.handlingRound === 1 ? 'checking' : 'escalated'
  return facts.reply?.replyClass === 'B' ? 'tracked' : 'done'
}

function isLastRater({ parties, facts, standing }: ProposalMoment): boolean {
  const raters = new Set(parties.filter(({ relation }) => ['proposer', 'seconder'].includes(relation)).map(({ staffId }) => staffId))
  raters.delete(standing.actor.staffId)
  return [...raters].every((staffId) => staffId !== null && facts.ratings.has(staffId))
}
