import type { z } from 'zod'
import type { Actor } from '../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { AppError, Bilingual } from '../../kernel/errors.ts'
import type { Calendar } from '../calendar/working-days.ts'

// What a process is: its states, who stands where, and its actions. Data and pure functions; the engine does the rest.

/** Whoever stands in a relation to the case: its proposer, its lead unit. */
export interface ByRelation {
  relation: string
}

/**
 * Whoever holds a permission: that reaches the case's own unit ('case'), each unit that stands in a relation to it
 * ({ relation }), or the whole university ('university').
 */
export interface ByPermission {
  permission: string
  at: 'case' | 'university' | { relation: string }
  /** Only while the case stands in one of these states: what is confidential is no longer read by whoever has passed it on. */
  during?: readonly string[]
}

/** Whoever the facts say: any delegate of the term. Nobody in particular is waited for. */
export interface ByFacts<Facts = unknown> {
  title: Bilingual
  holds(facts: Facts, actor: Actor): boolean
}

export type Who<Facts = unknown> = ByRelation | ByPermission | ByFacts<Facts>

/** Who stands above those who are late: one, or several beside one another. */
type Above = Who | readonly Who[]

/** How long someone has: until a day, so many working days or calendar days from the moment it begins, or until an instant. */
export type Due = { workingDays: number } | { days: number } | { on: string } | { at: string }

export interface Party {
  id: string
  relation: string
  staffId: string | null
  unitId: string | null
  doneAt: Date | null
}

export interface CaseRow {
  id: string
  process: string
  state: string
  version: number
  title: string
  number: string | null
  roundId: string | null
  unitId: string | null
  filedBy: string | null
  stateSince: Date
  dueAt: Date | null
  openedAt: Date
  changedAt: Date
  closedAt: Date | null
}

/** One hat that somebody acts under: oneself, or an absent colleague. */
export interface Hat {
  actor: Actor
  /** The colleague for whom one acts; null for oneself. */
  actingFor: string | null
}

/** The ground on which somebody may act: the relation or permission, and the unit in whose name. */
export interface Standing extends Hat {
  who: Who
  unitId: string | null
}

/** A case as it stands now. */
export interface Situation<Facts> {
  case: CaseRow
  parties: readonly Party[]
  facts: Facts
  now: Date
  calendar: Calendar
}

/** All that a guard may look at: the situation, and who asks. Nothing here waits for anything. */
export interface Moment<Facts> extends Situation<Facts> {
  standing: Standing
}

/** What an action changes beside the state. */
export interface CaseChanges {
  title?: string
  number?: string
  unitId?: string | null
  roundId?: string | null
  /** Who joins, and who leaves (by party id), and who has done what was asked of them. */
  join?: { relation: string; staffId?: string; unitId?: string }[]
  leave?: string[]
  done?: string[]
  /** Of whom it is asked again. */
  undone?: string[]
}

/**
 * One thing that somebody may do. `from` of any length; the case goes to `to`, where a list needs `decide`.
 * `'same'` leaves the state, its tasks' deadlines and its age alone.
 */
export interface ActionDeclaration<State extends string, Facts, Input> {
  /** The verb on the button. */
  title: Bilingual
  /** What a person reads in the timeline: 已附议. Without it, the title. */
  past?: Bilingual
  from: readonly State[]
  to: State | 'same' | readonly (State | 'same')[]
  by: readonly Who<Facts>[]
  tone?: 'main' | 'plain' | 'danger'
  /** Two people may do this at once, neither in the other's way: no version is asked for. */
  concurrent?: true
  /** What was entered is read by those who handle the case, not by its parties. */
  inner?: true
  /** The process takes it by itself when a wait that names it in `onOverdue` has run out. */
  bySystem?: true
  /** Follows from another case's action, from within its effect; offered to nobody. */
  onlyFollows?: true
  /** Nobody may do it for an absent colleague: a rating, a vote. */
  inPerson?: true
  form?: z.ZodType<Input>
  /** Why not, before anyone presses the button; null: go ahead. */
  guard?(moment: Moment<Facts>): AppError | null
  /** Why not with this content. */
  check?(moment: Moment<Facts>, input: Input): AppError | null
  decide?(moment: Moment<Facts>, input: Input): State | 'same'
  /** What it writes of the module's own, in the same transaction. */
  effect?(trx: Trx, moment: Moment<Facts>, input: Input): Promise<CaseChanges | undefined>
  /** Several cases at once, one result each. */
  bulk?: true
}

/** Someone is waited for: whoever may take the action, until then. A party that has done its part (`doneAt`) no longer. */
export interface Wait<Action extends string, Facts> {
  action: Action
  /** Who of those who may take it is waited for: the delegates who were asked, where any may second. Without it, all whom `by` names. */
  of?: readonly Who<Facts>[]
  /** Only then is anybody waited for. */
  when?(situation: Situation<Facts>): boolean
  due?(moment: Situation<Facts>): Due | null
  /** What happens by itself when the deadline has passed: silence counts as signed. */
  onOverdue?: Action
}

export interface StateDeclaration<Action extends string, Facts> {
  title: Bilingual
  /** Where it stands, for whoever asks: 提案委员会正在审理，一般15个工作日内有结果。 */
  says: Bilingual
  /** Nothing more will happen, unless an action says so. */
  closed?: true
  /** Seen by its person parties and whoever stands in for them, not even by those who handle such cases: a draft. */
  private?: true
  /** The same for one that ended here before it was ever sent. */
  privateWhen?(facts: Facts): boolean
  tone?: 'calm' | 'active' | 'good' | 'bad'
  waits?: readonly Wait<Action, Facts>[]
}

export interface RelationDeclaration {
  title: Bilingual
  kind: 'person' | 'unit'
  /** Whoever stands so has a part in a matter of somebody else's: it is not among what they filed. */
  own?: false
}

export interface Process<State extends string = string, Action extends string = string, Relation extends string = string, Facts = unknown> {
  id: string
  title: Bilingual
  initial: NoInfer<State>
  states: Record<State, StateDeclaration<NoInfer<Action>, Facts>>
  relations: Record<Relation, RelationDeclaration>
  /** Each action has its own input; the engine gives it only what its own form has parsed. */
  actions: Record<Action, ActionDeclaration<NoInfer<State>, Facts, unknown>>
  /** Who reads a case beside those who stand in a relation to it. */
  readers: readonly Who<Facts>[]
  /** What guards look at, for many cases in a constant number of statements. */
  loadFacts(db: Db, cases: readonly CaseRow[]): Promise<ReadonlyMap<string, Facts>>
  /** Who hears of it at T+3 and T+7 when a task is overdue, from near to far. */
  escalation: readonly [head: Above, leader: Above]
  /** The page of a case. */
  path(caseId: string): string
  /** Whether somebody signed in may read the case as everybody does: a published one, say. */
  open?(row: CaseRow, facts: Facts): boolean
}

/**
 * Declares a process. The types see to it that every state, action and relation that is named exists;
 * what types cannot see (a state that nothing leads to, a wait that nobody can end) is `checkProcess`'s to find.
 */
export function defineProcess<State extends string, Action extends string, Relation extends string, Facts>(
  process: Process<State, Action, Relation, Facts>,
): Process<State, Action, Relation, Facts> {
  return process
}

/**
 * Actions over these facts, each with the input that its own form parses to:
 * `const step = actionOver<ProposalFacts>()`, then `step({ form: ReplyForm, effect: (trx, moment, input) => … })`.
 */
export function actionOver<Facts>() {
  return <const State extends string, Input>(declaration: ActionDeclaration<State, Facts, Input>): ActionDeclaration<State, Facts, unknown> => declaration
}
