import { actionOver, defineProcess, type Moment } from '../../engines/cases/process.ts'
import { shanghaiMinute } from '../../kernel/clock.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { AppError } from '../../kernel/errors.ts'
import { giveUpPlace, moveUpNext } from './move-up.ts'
import { askForMore, leaveRound } from './applications.store.ts'
import { otherParent } from './other-parent.ts'
import { notOpenYet, ownMatter, windowClosed } from './placement.errors.ts'
import { loadPlacementFacts, type PlacementFacts } from './placement.facts.ts'
import { MoreForm, OpinionForm, ReasonForm } from './placement.forms.ts'
import { placementStates } from './placement.states.ts'

export const checkPermission = 'family.check'
export const managePermission = 'family.manage'

type PlacementMoment = Moment<PlacementFacts>

const step = actionOver<PlacementFacts>()
const applicant = { relation: 'applicant' } as const
/** A child's data is the branch's to read only while the branch has it: PIPL arts. 6, 28. */
const branch = { permission: checkPermission, at: 'case', during: ['checking'] } as const
const office = { permission: managePermission, at: 'university' } as const

const byMember = {
  submit: step({
    title: { zh: '提交申请', en: 'Submit' },
    past: { zh: '提交了申请', en: 'submitted the application' },
    from: ['filling', 'returned', 'more'],
    to: ['checking', 'papers'],
    by: [applicant],
    tone: 'main',
    onlyFollows: true,
    guard: windowRefusal,
    decide: ({ case: { state } }) => (state === 'more' ? 'papers' : 'checking'),
  }),
  withdraw: step({
    title: { zh: '撤回申请', en: 'Take it back' },
    past: { zh: '撤回了申请', en: 'took the application back' },
    from: ['filling', 'checking', 'returned', 'papers', 'more', 'ready', 'noticed', 'waiting'],
    to: 'withdrawn',
    by: [applicant],
    tone: 'danger',
    effect: leave,
  }),
  accept: step({
    title: { zh: '确认入学', en: 'Accept the place' },
    past: { zh: '确认入学', en: 'accepted the place' },
    from: ['offered'],
    to: 'placed',
    by: [applicant],
    tone: 'main',
  }),
  decline: step({
    title: { zh: '放弃名额', en: 'Give the place up' },
    past: { zh: '放弃了名额', en: 'gave the place up' },
    from: ['offered'],
    to: 'gaveUp',
    by: [applicant],
    tone: 'danger',
    effect: giveUp,
  }),
}

const byOffices = {
  check: step({
    title: { zh: '情况属实，报校工会', en: 'The facts hold: pass on' },
    past: { zh: '分工会核实情况属实', en: 'the branch found the facts to hold' },
    from: ['checking'],
    to: 'papers',
    by: [branch],
    tone: 'main',
    form: OpinionForm,
    bulk: true,
    guard: notOwn,
  }),
  sendBack: step({
    title: { zh: '退回补充', en: 'Send back' },
    past: { zh: '退回补充', en: 'sent it back' },
    from: ['checking'],
    to: 'returned',
    by: [branch],
    form: ReasonForm,
    guard: notOwn,
  }),
  approvePapers: step({
    title: { zh: '材料审核通过', en: 'The papers are in order' },
    past: { zh: '校工会审核材料通过', en: 'the office found the papers in order' },
    from: ['papers'],
    to: 'ready',
    by: [office],
    tone: 'main',
    form: OpinionForm,
    bulk: true,
    guard: notOwn,
  }),
  askMore: step({
    title: { zh: '要求补充材料', en: 'Ask for more' },
    past: { zh: '要求补充材料', en: 'asked for more papers' },
    from: ['papers'],
    to: 'more',
    by: [office],
    form: MoreForm,
    guard: notOwn,
    effect: async (trx, { case: { id } }, { workingDays }) => {
      await askForMore(trx, id, workingDays)
      return undefined
    },
  }),
  refuse: step({
    title: { zh: '不予安排', en: 'Refuse' },
    past: { zh: '不予安排', en: 'refused it' },
    from: ['returned', 'papers', 'more', 'ready', 'noticed', 'waiting'],
    to: 'refused',
    by: [office],
    tone: 'danger',
    form: ReasonForm,
    guard: notOwn,
    effect: leave,
  }),
}

/** What follows for all applications from a step of their round, or by itself. */
const byRound = {
  announce: step({
    title: { zh: '公示安排结果', en: 'Announce' },
    past: { zh: '公示了安排结果', en: 'announced the allotment' },
    from: ['ready'],
    to: ['noticed', 'waiting'],
    by: [office],
    onlyFollows: true,
    decide: ({ facts }) => (facts.schoolId === null ? 'waiting' : 'noticed'),
  }),
  tell: step({
    title: { zh: '告知结果', en: 'Tell the result' },
    past: { zh: '告知了结果', en: 'told the result' },
    from: ['noticed'],
    to: 'offered',
    by: [office],
    onlyFollows: true,
  }),
  moveUp: step({
    title: { zh: '候补递补', en: 'Move up' },
    past: { zh: '有人放弃名额，按排序递补', en: 'moved up, as somebody gave a place up' },
    from: ['waiting'],
    to: 'offered',
    by: [office],
    onlyFollows: true,
    bySystem: true,
  }),
  lapse: step({
    title: { zh: '逾期未确认', en: 'Not answered in time' },
    past: { zh: '逾期未确认，视为放弃', en: 'was not answered in time and counts as given up' },
    from: ['offered'],
    to: 'gaveUp',
    by: [],
    effect: giveUp,
  }),
  endUnsent: step({
    title: { zh: '截止未提交', en: 'Never submitted' },
    past: { zh: '申请截止时没有提交', en: 'was not submitted before the end' },
    from: ['filling'],
    to: 'withdrawn',
    by: [office],
    onlyFollows: true,
    bySystem: true,
  }),
  endWaiting: step({
    title: { zh: '候补结束', en: 'End the waiting list' },
    past: { zh: '本批结束，没有空出名额', en: 'the round ended without a free place' },
    from: ['waiting'],
    to: 'notPlaced',
    by: [office],
    onlyFollows: true,
  }),
}

/** A child's place in a school: applied for on the phone, checked by branch and office, allotted by points, announced, told and answered. */
export const placementProcess = defineProcess({
  id: 'placement',
  title: { zh: '子女入学入园申请', en: 'School placement' },
  initial: 'filling',
  states: placementStates,
  relations: {
    applicant: { title: { zh: '申请人', en: 'applicant' }, kind: 'person' },
    [otherParent]: { title: { zh: '另一方家长', en: 'other parent' }, kind: 'person' },
  },
  actions: { ...byMember, ...byOffices, ...byRound },
  readers: [office],
  loadFacts: loadPlacementFacts,
  escalation: [{ permission: checkPermission, at: 'case' }, office],
  path: (caseId) => `/school-placement/applications/${caseId}`,
})

/** Sent back or asked for more, one answers after the window too. */
function windowRefusal({ case: { state }, facts, now }: PlacementMoment): AppError | null {
  if (state !== 'filling') return null
  return outsideWindow(facts, now)
}

export function outsideWindow(
  { roundTitle: title, opensAt, closesAt, contact, roundState }: Pick<PlacementFacts, 'roundTitle' | 'opensAt' | 'closesAt' | 'contact' | 'roundState'>,
  now: Date,
): AppError | null {
  if (now < opensAt) return notOpenYet({ title, from: shanghaiMinute(opensAt) })
  return now >= closesAt || roundState !== 'published' ? windowClosed({ title, until: shanghaiMinute(closesAt), contact }) : null
}

function notOwn({ facts, parties, standing }: PlacementMoment): AppError | null {
  const { staffId } = standing.actor
  return staffId !== null && (staffId === facts.staffId || parties.some((party) => party.staffId === staffId)) ? ownMatter() : null
}

async function leave(trx: Trx, { case: { id }, facts }: PlacementMoment): Promise<undefined> {
  await giveUpPlace(trx, { applicationId: id, roundId: facts.roundId, schoolId: facts.schoolId })
  await leaveRound(trx, id)
}

async function giveUp(trx: Trx, { case: { id }, facts, calendar }: PlacementMoment): Promise<undefined> {
  await giveUpPlace(trx, { applicationId: id, roundId: facts.roundId, schoolId: facts.schoolId })
  if (facts.schoolId !== null) await moveUpNext(trx, { roundId: facts.roundId, schoolId: facts.schoolId, calendar })
}
