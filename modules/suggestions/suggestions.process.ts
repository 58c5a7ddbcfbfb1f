import { actionOver, defineProcess, type ByFacts, type Moment, type StateDeclaration } from '../../engines/cases/process.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { addProject } from './projects/add-project.ts'
import type { states as stateNames } from './suggestions.contract.ts'
import { notADepartment, notPublic, projectAlready, promiseInPast } from './suggestions.errors.ts'
import { loadSuggestionFacts, type SuggestionFacts } from './suggestions.facts.ts'
import { AmendForm, AnswerForm, AwardForm, DecideForm, DoneForm, PassOnForm, ProjectForm, ReasonForm } from './suggestions.forms.ts'
import { hiddenAuthor } from './suggestions.rules.ts'
import { amendText, askAuthors, indexSuggestion, makePublic, set, unindexSuggestion } from './suggestions.store.ts'

type State = (typeof stateNames)[number]
type SuggestionMoment = Moment<SuggestionFacts>

const step = actionOver<SuggestionFacts>()
const office = { permission: 'suggestions.manage', at: 'university' } as const
const department = { permission: 'suggestions.handle', at: { relation: 'department' } } as const
const author = { relation: 'author' } as const

/** Whoever made it and is known to nobody: acts through the module alone, under no name. */
const unnamedAuthor: ByFacts<SuggestionFacts> = {
  title: { zh: '匿名提出人', en: 'its anonymous author' },
  holds: ({ anonymity }, actor) => anonymity !== 'named' && actor.accountId === hiddenAuthor.accountId,
}

const actions = {
  passOn: step({
    title: { zh: '转交部门办理', en: 'Pass on to a department' },
    past: { zh: '转交部门办理', en: 'passed it on' },
    from: ['submitted', 'handling'],
    to: 'handling',
    by: [office],
    tone: 'main',
    bulk: true,
    inner: true,
    form: PassOnForm,
    effect: async (trx, moment, { departmentId, isPublic }) => {
      await mustBeDepartment(trx, departmentId)
      if (isPublic) await publicNow(trx, moment)
      return { leave: idsAs(moment, 'department'), join: [{ relation: 'department', unitId: departmentId }] }
    },
  }),
  handBack: step({
    title: { zh: '不属本部门，退回', en: 'Not ours: hand it back' },
    past: { zh: '退回，请改转', en: 'handed it back' },
    from: ['handling'],
    to: 'submitted',
    by: [department],
    inner: true,
    form: ReasonForm,
    effect: async (_trx, moment) => ({ leave: idsAs(moment, 'department') }),
  }),
  answer: step({
    title: { zh: '提交办理意见', en: 'Send the answer' },
    past: { zh: '提交了办理意见', en: 'sent its answer' },
    from: ['handling'],
    to: 'answered',
    by: [department],
    tone: 'main',
    inner: true,
    form: AnswerForm,
    check: (moment, { promiseOn }) => promiseRefusal(moment, promiseOn),
    effect: async (trx, { case: row }, { outcome, text, promiseOn }) => {
      await set(trx, row.id, { answer_outcome: outcome, answer_text: text, answer_promise_on: promiseOn })
      return undefined
    },
  }),
  sendBack: step({
    title: { zh: '退回部门完善', en: 'Return the answer' },
    past: { zh: '请部门完善意见', en: 'returned the answer' },
    from: ['answered'],
    to: 'handling',
    by: [office],
    inner: true,
    form: ReasonForm,
  }),
  publish: step({
    title: { zh: '公开反馈', en: 'Publish the answer' },
    past: { zh: '公开了反馈', en: 'published the answer' },
    from: ['answered'],
    to: ['adopted', 'partly', 'kept', 'declined'],
    by: [office],
    tone: 'main',
    bulk: true,
    decide: ({ facts }) => facts.answer?.outcome ?? 'kept',
    effect: async (trx, moment) => {
      const { answer } = moment.facts
      if (answer) await giveFeedback(trx, moment, { ...answer, isPublic: true })
      return undefined
    },
  }),
  decide: step({
    title: { zh: '直接反馈', en: 'Answer it directly' },
    past: { zh: '作出了反馈', en: 'answered it' },
    from: ['submitted', 'handling', 'answered'],
    to: ['adopted', 'partly', 'kept', 'declined'],
    by: [office],
    bulk: true,
    form: DecideForm,
    check: (moment, { promiseOn }) => promiseRefusal(moment, promiseOn),
    decide: (_moment, { outcome }) => outcome,
    effect: async (trx, moment, answer) => {
      await giveFeedback(trx, moment, answer)
      return undefined
    },
  }),
  amend: step({
    title: { zh: '修改文字', en: 'Change the wording' },
    past: { zh: '修改了文字，已有支持作废', en: 'changed the wording; support given before is void' },
    from: ['submitted', 'handling'],
    to: 'same',
    by: [office],
    form: AmendForm,
    effect: async (trx, { case: row, facts }, text) => {
      await amendText(trx, row.id, text)
      if (facts.isPublic) await indexSuggestion(trx, { id: row.id, ...text })
      return { title: text.title }
    },
  }),
  reportDone: step({
    title: { zh: '报告已落实', en: 'Report it done' },
    past: { zh: '报告已落实', en: 'reported it done' },
    from: ['adopted', 'partly'],
    to: 'done',
    by: [department, office],
    tone: 'main',
    form: DoneForm,
    effect: async (trx, moment, { report }) => {
      await set(trx, moment.case.id, { done_at: trx.at, done_report: report })
      await askAtTheEnd(trx, moment)
      return undefined
    },
  }),
  makeProject: step({
    title: { zh: '列为年度实事', en: 'Make it a practical project' },
    past: { zh: '列为年度实事', en: 'made it a practical project' },
    from: ['adopted', 'partly'],
    to: 'same',
    by: [office],
    form: ProjectForm,
    guard: ({ facts, parties }) =>
      facts.isProject ? projectAlready() : !facts.isPublic ? notPublic() : parties.some(({ relation }) => relation === 'department') ? null : notADepartment(),
    effect: async (trx, { case: row, facts, parties }, { year }) => {
      const unitId = parties.find(({ relation }) => relation === 'department')?.unitId
      if (unitId) await addProject(trx, { year, title: facts.title, detail: facts.body, departmentId: unitId, leaderId: null, suggestionId: row.id })
      return undefined
    },
  }),
  award: step({
    title: { zh: '评为优秀', en: 'Give an award' },
    past: { zh: '评为优秀', en: 'gave it an award' },
    from: ['adopted', 'partly', 'kept', 'done'],
    to: 'same',
    by: [office],
    form: AwardForm,
    effect: async (trx, { case: row }, { award }) => {
      await set(trx, row.id, { award })
      return undefined
    },
  }),
  withdraw: step({
    title: { zh: '撤回建议', en: 'Take it back' },
    past: { zh: '撤回了建议', en: 'took it back' },
    from: ['submitted', 'handling', 'answered'],
    to: 'withdrawn',
    by: [author, unnamedAuthor],
    tone: 'danger',
    // Only through the module, which knows under what name.
    onlyFollows: true,
    effect: async (trx, { case: row }) => {
      await unindexSuggestion(trx, row.id)
      return undefined
    },
  }),
}

type Action = keyof typeof actions
const firstLook = ({ facts }: { facts: SuggestionFacts }) => ({ workingDays: facts.settings.firstLookWorkingDays })
const promised = ({ facts }: { facts: SuggestionFacts }) => (facts.promiseOn ? { on: facts.promiseOn } : null)

const states: Record<State, StateDeclaration<Action, SuggestionFacts>> = {
  submitted: {
    title: { zh: '已提交', en: 'Received' },
    says: { zh: '已收到，工会正在初审。', en: 'Received; the union office looks at it first.' },
    tone: 'active',
    waits: [{ action: 'passOn', due: firstLook }],
  },
  handling: {
    title: { zh: '办理中', en: 'Being handled' },
    says: { zh: '已转有关部门研究，办理意见会公开反馈。', en: 'A department is working on it; its answer will be published.' },
    tone: 'active',
    waits: [{ action: 'answer', due: ({ facts }) => ({ workingDays: facts.settings.answerWorkingDays }) }],
  },
  answered: {
    title: { zh: '待公开反馈', en: 'Answer to be published' },
    says: { zh: '部门已有意见，工会核对后公开反馈。', en: 'The department has answered; the union office publishes it next.' },
    tone: 'active',
    waits: [{ action: 'publish', due: firstLook }],
  },
  adopted: {
    title: { zh: '已采纳', en: 'Adopted' },
    says: { zh: '已采纳，正在落实。', en: 'Adopted; it is being carried out.' },
    tone: 'good',
    waits: [{ action: 'reportDone', due: promised }],
  },
  partly: {
    title: { zh: '部分采纳', en: 'Partly adopted' },
    says: { zh: '部分采纳，采纳的部分正在落实。', en: 'Partly adopted; that part is being carried out.' },
    tone: 'good',
    waits: [{ action: 'reportDone', due: promised }],
  },
  kept: { title: { zh: '留作参考', en: 'Kept for reference' }, says: { zh: '已留作参考，理由见反馈。', en: 'Kept for reference, for the reason given.' }, closed: true },
  declined: { title: { zh: '未采纳', en: 'Not adopted' }, says: { zh: '未能采纳，理由见反馈。', en: 'Not adopted, for the reason given.' }, closed: true, tone: 'bad' },
  done: { title: { zh: '已落实', en: 'Carried out' }, says: { zh: '已落实。', en: 'Carried out.' }, closed: true, tone: 'good' },
  withdrawn: { title: { zh: '已撤回', en: 'Taken back' }, says: { zh: '提出人已撤回。', en: 'Its author took it back.' }, closed: true },
}

/**
 * The life of a suggestion. An author who stays hidden is no party of the case: no page, export or message of the engine can name them,
 * and whoever stands in for them sees nothing either.
 */
export const suggestionProcess = defineProcess({
  id: 'suggestion',
  title: { zh: '金点子', en: 'Suggestion' },
  initial: 'submitted',
  states,
  relations: {
    author: { title: { zh: '提出人', en: 'author' }, kind: 'person' },
    department: { title: { zh: '承办部门', en: 'department' }, kind: 'unit' },
  },
  actions,
  readers: [{ permission: 'suggestions.read', at: 'university' }],
  loadFacts: loadSuggestionFacts,
  escalation: [department, office],
  path: (caseId) => `/suggestions/${caseId}`,
})

async function mustBeDepartment(trx: Trx, unitId: string): Promise<void> {
  const tree = await readTree(trx, dayOf(trx.at))
  if (tree.byId(unitId)?.kind !== 'department') throw notADepartment()
}

function promiseRefusal({ now }: SuggestionMoment, promiseOn: string | null) {
  return promiseOn !== null && promiseOn < dayOf(now) ? promiseInPast() : null
}

interface Feedback {
  outcome: 'adopted' | 'partly' | 'kept' | 'declined'
  text: string
  promiseOn: string | null
  isPublic: boolean
}

async function giveFeedback(trx: Trx, moment: SuggestionMoment, { outcome, text, promiseOn, isPublic }: Feedback): Promise<void> {
  await set(trx, moment.case.id, { outcome, feedback: text, promise_on: promiseOn, feedback_at: trx.at })
  if (isPublic) await publicNow(trx, moment)
  if (outcome === 'kept' || outcome === 'declined') await askAtTheEnd(trx, moment)
}

function publicNow(trx: Trx, { case: row, facts }: SuggestionMoment): Promise<void> {
  return makePublic(trx, { id: row.id, title: facts.title, body: facts.body, isPublic: facts.isPublic })
}

function askAtTheEnd(trx: Trx, { case: row, facts, parties }: SuggestionMoment): Promise<void> {
  const authorIds = parties.flatMap(({ relation, staffId }) => (relation === 'author' && staffId ? [staffId] : []))
  return askAuthors(trx, row.id, { authorIds, surveyDays: facts.settings.surveyDays })
}

function idsAs({ parties }: SuggestionMoment, relation: string): string[] {
  return parties.flatMap((party) => (party.relation === relation ? [party.id] : []))
}
