import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { addDays } from '../../../engines/calendar/working-days.ts'
import { partiesOf, updateCase } from '../../../engines/cases/cases.store.ts'
import type { CaseRow } from '../../../engines/cases/process.ts'
import { renewTasks } from '../../../engines/cases/tasks.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { suggestionProcess } from '../suggestions.process.ts'
import { hiddenAuthor, hashOf, monthOf, supportable } from '../suggestions.rules.ts'
import { indexSuggestion, untouched } from '../suggestions.store.ts'
import { seedConsultations } from './consultations.seed.ts'
import { seedProjects } from './projects.seed.ts'
import type { SeedCast, SeedPerson } from './seed.types.ts'
import { departmentFor, doneReport, feedbackOf, suggestions, type SeedSuggestion } from './words.ts'

const dayMs = 86_400_000

/** Suggestions in every state, a consultation that is open and one that is answered, and the projects of the year, all by rule. */
export async function seedSuggestions(trx: Trx, cast: SeedCast): Promise<void> {
  const lives = suggestions.map((suggestion, index) => liveSuggestion(suggestion, { index, cast, now: trx.at }))
  await insertCases(trx, lives)
  await insertSuggestions(trx, lives)
  await insertSupports(trx, lives, cast)
  await openTasks(trx, lives)
  for (const { row, suggestion, isPublic } of lives) if (isPublic && row.state !== 'withdrawn') await indexSuggestion(trx, { ...suggestion, id: row.id })
  await seedConsultations(trx, cast)
  await seedProjects(trx, cast)
}

interface Step {
  action: string
  to: string
  by: 'author' | 'office' | 'department'
  input: Record<string, unknown>
}

interface Life {
  row: CaseRow
  suggestion: SeedSuggestion
  author: SeedPerson
  department: SeedCast['departments'][number]
  steps: (Step & { from: string | null; at: Date })[]
  isPublic: boolean
}

interface Scene {
  index: number
  cast: SeedCast
  now: Date
}

/** Lives a suggestion up to where it stands: a day and a half for each step, the newest ones still young. */
function liveSuggestion(suggestion: SeedSuggestion, { index, cast, now }: Scene): Life {
  const author = cast.authors[(index * 7) % cast.authors.length]
  if (!author) throw new RangeError('the demonstration has nobody to make suggestions')
  const department = departmentFor(cast.departments, suggestion.topic)
  const steps = stepsTo(suggestion, { department, today: dayOf(now) })
  const isYoung = suggestion.end === 'submitted' || suggestion.end === 'handling'
  const begun = now.getTime() - (isYoung ? 3 + (index % 6) : 12 + index * 4) * dayMs
  let from: string | null = null
  const dated = steps.map((step, at) => {
    const event = { ...step, from, at: new Date(begun + at * 1.5 * dayMs) }
    from = step.to
    return event
  })
  const last = dated.at(-1)
  if (!last) throw new RangeError(`${suggestion.title} has no beginning`)
  const since = dated.findLast((event) => event.from !== event.to)?.at ?? last.at
  const isClosed = ['done', 'kept', 'declined', 'withdrawn'].includes(suggestion.end)
  const row: CaseRow = {
    id: newId(begun),
    process: suggestionProcess.id,
    state: suggestion.end,
    version: dated.length,
    title: suggestion.title,
    number: null,
    roundId: null,
    unitId: suggestion.anonymous ? null : author.unitId,
    filedBy: suggestion.anonymous ? null : author.staffId,
    stateSince: since,
    dueAt: null,
    openedAt: new Date(begun),
    changedAt: last.at,
    closedAt: isClosed ? since : null,
  }
  return { row, suggestion, author, department, steps: dated, isPublic: !['submitted', 'withdrawn'].includes(suggestion.end) }
}

function stepsTo({ end, award }: SeedSuggestion, { department, today }: { department: Life['department']; today: string }): Step[] {
  const open: Step = { action: 'open', to: 'submitted', by: 'author', input: {} }
  if (end === 'submitted') return [open]
  if (end === 'withdrawn') return [open, { action: 'withdraw', to: 'withdrawn', by: 'author', input: {} }]
  const passOn: Step = { action: 'passOn', to: 'handling', by: 'office', input: { departmentId: department.unitId, isPublic: true, note: '' } }
  if (end === 'handling') return [open, passOn]
  const outcome = outcomeOf(end)
  const input = { outcome, text: feedbackOf[outcome], promiseOn: promiseOf(outcome, today) }
  const answer: Step = { action: 'answer', to: 'answered', by: 'department', input }
  if (end === 'answered') return [open, passOn, answer]
  const steps = [open, passOn, answer, { action: 'publish', to: outcome, by: 'office' as const, input: {} }]
  if (end === 'done') steps.push({ action: 'reportDone', to: 'done', by: 'department', input: { report: doneReport } })
  if (award) steps.push({ action: 'award', to: end, by: 'office', input: { award } })
  return steps
}

type Outcome = keyof typeof feedbackOf

function outcomeOf(end: string): Outcome {
  return end === 'partly' || end === 'kept' || end === 'declined' ? end : 'adopted'
}

function promiseOf(outcome: Outcome, today: string): string | null {
  return outcome === 'adopted' || outcome === 'partly' ? addDays(today, 45) : null
}

async function insertCases(trx: Trx, lives: readonly Life[]): Promise<void> {
  const { tenantId: tenant_id } = trx
  await trx.q
    .insertInto('cases')
    .values(
      lives.map(({ row }) => ({
        tenant_id,
        id: row.id,
        process: row.process,
        state: row.state,
        version: row.version,
        title: row.title,
        number: null,
        round_id: null,
        unit_id: row.unitId,
        filed_by: row.filedBy,
        state_since: row.stateSince,
        due_at: null,
        opened_at: row.openedAt,
        changed_at: row.changedAt,
        closed_at: row.closedAt,
      })),
    )
    .execute()
  await trx.q
    .insertInto('case_parties')
    .values(
      lives.flatMap((life) => partiesIn(life).map((party) => ({ tenant_id, id: newId(), case_id: life.row.id, done_at: null, since: life.row.openedAt, until: null, ...party }))),
    )
    .execute()
}

function partiesIn({ suggestion, author, department, steps }: Life) {
  const authors = suggestion.anonymous ? [] : [{ relation: 'author', staff_id: author.staffId, unit_id: null }]
  return steps.some(({ action }) => action === 'passOn') ? [...authors, { relation: 'department', staff_id: null, unit_id: department.unitId }] : authors
}

async function insertSuggestions(trx: Trx, lives: readonly Life[]): Promise<void> {
  const { tenantId: tenant_id } = trx
  await trx.q
    .insertInto('suggestions')
    .values(lives.map((life) => ({ ...suggestionRow(life, dayOf(trx.at)), tenant_id })))
    .execute()
  await trx.q
    .insertInto('suggestion_texts')
    .values(
      lives.map(({ row, suggestion: { title, body } }) => ({
        tenant_id,
        suggestion_id: row.id,
        sequence: 1,
        title,
        body,
        hash: hashOf({ title, body }),
        reason: null,
        at: row.openedAt,
      })),
    )
    .execute()
  await trx.q
    .insertInto('case_events')
    .values(lives.flatMap((life) => life.steps.map((step, index) => ({ tenant_id, case_id: life.row.id, sequence: index + 1, ...eventRow(life, step) }))))
    .execute()
}

function suggestionRow({ row, suggestion, author, steps, isPublic }: Life, today: string) {
  const { title, body, topic, anonymous, award } = suggestion
  const at = (...actions: string[]) => steps.find(({ action }) => actions.includes(action))?.at ?? null
  const outcome = outcomeOf(suggestion.end)
  const answer = at('answer') ? { answer_outcome: outcome, answer_text: feedbackOf[outcome], answer_promise_on: promiseOf(outcome, today) } : {}
  const feedback = at('publish') ? { outcome, feedback: feedbackOf[outcome], feedback_at: at('publish'), promise_on: promiseOf(outcome, today) } : {}
  const done = at('reportDone') ? { done_at: at('reportDone'), done_report: doneReport } : {}
  return {
    ...untouched,
    id: row.id,
    topic,
    title,
    body,
    text_hash: hashOf({ title, body }),
    anonymity: anonymous ? 'team' : 'named',
    author_staff_id: author.staffId,
    public_at: isPublic ? at('passOn') : null,
    from_proposal: null,
    ...answer,
    ...feedback,
    ...done,
    award: award ?? null,
  }
}

function eventRow({ suggestion, author, department, row }: Life, step: Life['steps'][number]) {
  const people = { author: suggestion.anonymous ? null : author, office: null, department: department.person }
  const person = people[step.by]
  const isAuthor = step.by === 'author'
  return {
    action: step.action,
    from_state: step.from,
    to_state: step.to,
    account_id: null,
    staff_id: person?.staffId ?? null,
    actor_name: person?.name ?? (isAuthor ? hiddenAuthor.name : '校工会办公室'),
    relation: isAuthor && !suggestion.anonymous ? 'author' : null,
    permission: step.by === 'office' ? 'suggestions.manage' : step.by === 'department' ? 'suggestions.handle' : null,
    unit_id: step.by === 'department' ? department.unitId : isAuthor ? row.unitId : null,
    acting_for: null,
    input: JSON.stringify(step.input),
    at: step.at,
  }
}

/** Some are dearer to people than others; what was given this month counts towards the month's limit. */
async function insertSupports(trx: Trx, lives: readonly Life[], { authors }: SeedCast): Promise<void> {
  const rows = lives
    .filter(({ isPublic }) => isPublic)
    .flatMap(({ row, suggestion, author, steps }, index) => {
      const wanted = authors.filter((person, at) => person !== author && (at + index) % 3 === 0).slice(0, ((index * 7) % 31) + 1)
      const since = steps[1]?.at ?? row.openedAt
      return wanted.map((person, at) => ({
        tenant_id: trx.tenantId,
        id: newId(),
        suggestion_id: row.id,
        staff_id: person.staffId,
        text_hash: hashOf(suggestion),
        // Of what is still open each was given in the month before, so that everybody has this month's support left.
        month: monthOf(addDays(dayOf(since), supportable.includes(row.state) ? -31 : 0)),
        at: new Date(since.getTime() + at * 3_600_000),
        voided_at: null,
      }))
    })
  if (rows.length > 0) await trx.q.insertInto('suggestion_supports').values(rows).execute()
}

/** The engine makes the tasks that each state waits for, as if it had made them when the state began. */
async function openTasks(trx: Trx, lives: readonly Life[]): Promise<void> {
  const rows = lives.map(({ row }) => row).filter((row) => row.closedAt === null)
  const [calendar, parties, facts] = [
    await readCalendar(trx),
    await partiesOf(
      trx,
      rows.map((row) => row.id),
    ),
    await suggestionProcess.loadFacts(trx, rows),
  ]
  for (const row of rows) {
    const at = row.stateSince
    const known = facts.get(row.id)
    if (!known) throw new RangeError(`${row.title} was not stored`)
    const situation = { case: row, parties: parties.get(row.id) ?? [], facts: known, now: at, calendar }
    const dueAt = await renewTasks({ ...trx, at }, { process: suggestionProcess, situation, entered: true, by: null })
    if (dueAt) await updateCase(trx, { ...row, dueAt })
  }
}
