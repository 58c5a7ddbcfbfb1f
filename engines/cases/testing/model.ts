import { addDays, endOfDay } from '../../calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { whos, type RandomAction, type RandomSpec } from './random-process.ts'

/** One event as it stands in the database. */
export interface StoredEvent {
  sequence: number
  action: string
  from_state: string | null
  to_state: string
  staff_id: string | null
  acting_for: string | null
  at: Date
}

export interface Cast {
  owner: string
  deputy: string
  helpers: string[]
  handler: string
  leader: string
  unitMan: string
  stranger: string
  caseUnit: string
  leadUnit: string
}

interface ModelTask {
  action: string
  openedAt: Date
  days: number
}

/**
 * What a case must look like after its events, worked out a second time and in the plainest way: from the list of events alone.
 * Throws at the first event that should not have been possible.
 */
export class CaseModel {
  state = 's0'
  version = 0
  title = 0
  helpers: { staffId: string; done: boolean }[] = []
  tasks = new Map<string, ModelTask>()
  readonly #spec: RandomSpec
  readonly #cast: Cast

  constructor(spec: RandomSpec, cast: Cast) {
    this.#spec = spec
    this.#cast = cast
  }

  apply(event: StoredEvent): void {
    this.version += 1
    if (event.sequence !== this.version) throw new Error(`event ${event.sequence} is number ${this.version}`)
    if (event.action === 'open') return this.#enter(event, true)
    const action = this.#spec.actions.find((one) => one.name === event.action)
    if (!action) throw new Error(`there is no ${event.action}`)
    if (event.from_state !== this.state || !action.from.includes(this.state)) throw new Error(`${event.action} from ${event.from_state}, at ${this.state}`)
    if (event.staff_id === null ? !this.#mayJustify(action, event.at) : !this.mayAct(action, event.staff_id, event.acting_for))
      throw new Error(`nobody had the right to ${event.action}`)
    const target = action.to.length > 1 ? action.to[(this.version - 1) % action.to.length] : action.to[0]
    const next = target === 'same' ? this.state : target
    if (next === undefined || event.to_state !== next) throw new Error(`${event.action} led to ${event.to_state} instead of ${next}`)
    this.#change(action)
    this.state = next
    this.#enter(event, target !== 'same')
  }

  /** Whether this person may take the action as things stand now, for themselves or in the owner's place. */
  mayAct(action: RandomAction, staffId: string, actingFor: string | null): boolean {
    const { owner, deputy, handler, leader, unitMan, stranger } = this.#cast
    if (actingFor !== null && (staffId !== deputy || actingFor !== owner || action.inPerson)) return false
    const self = actingFor ?? staffId
    const holds = [self === owner, this.helpers.some((one) => one.staffId === self), self === handler, self === leader, self === unitMan, self === stranger]
    return action.by.some((at) => holds[at])
  }

  /** What a deadline settles at this instant, if anything. */
  settlingAt(now: Date): string | null {
    const waits = this.#spec.states.find((state) => state.name === this.state)?.waits ?? []
    const passed = [...this.tasks.values()].filter((task) => (this.dueOf(task)?.getTime() ?? Infinity) <= now.getTime())
    return waits.find(({ action, onOverdue }) => onOverdue && passed.some((task) => task.action === action))?.onOverdue ?? null
  }

  /** What stands in somebody's list for this case: one line for each action that waits for them, in however many ways it does. */
  todosOf(waitsForThem: (assignee: { staffId: string; permission: string; unitId: string }, action: RandomAction) => boolean): string[] {
    const waiting = [...this.tasks].flatMap(([key, task]) => {
      const [, staffId = '', permission = '', unitId = ''] = key.split(' ')
      const action = this.#spec.actions.find((one) => one.name === task.action)
      return action && waitsForThem({ staffId, permission, unitId }, action) ? [task] : []
    })
    return [...Map.groupBy(waiting, (task) => task.action)].map(([action, tasks]) => {
      const dues = tasks.map((task) => this.dueOf(task)?.getTime() ?? Infinity)
      return `${action} ${Math.min(...dues)}`
    })
  }

  dueOf({ openedAt, days }: ModelTask): Date | null {
    return days > 0 ? endOfDay(addDays(dayOf(openedAt), days)) : null
  }

  get closed(): boolean {
    return this.state === this.#spec.states.at(-1)?.name
  }

  #mayJustify(action: RandomAction, at: Date): boolean {
    return action.by.length === 0 && this.settlingAt(at) === action.name
  }

  #change({ effect }: RandomAction): void {
    const { helpers } = this.#cast
    const next = helpers[(this.version - 1) % helpers.length]
    if (effect === 'join' && next && !this.helpers.some((one) => one.staffId === next)) this.helpers.push({ staffId: next, done: false })
    if (effect === 'leave') this.helpers = []
    if (effect === 'done' && this.helpers[0]) this.helpers[0].done = true
    if (effect === 'extend') this.title += 1
  }

  #enter({ at }: StoredEvent, entered: boolean): void {
    const wanted = new Map<string, ModelTask>()
    for (const { action: name, of, days } of this.#spec.states.find((state) => state.name === this.state)?.waits ?? []) {
      for (const assignee of of.flatMap((by) => this.#assignees(by))) {
        const key = `${name} ${assignee}`
        const before = entered ? undefined : this.tasks.get(key)
        wanted.set(key, { action: name, openedAt: before?.openedAt ?? at, days: days * (1 + this.title) })
      }
    }
    this.tasks = wanted
  }

  #assignees(by: number): string[] {
    const { owner, caseUnit, leadUnit } = this.#cast
    const permission = (name: string, unitId: string | null) => [` ${name} ${unitId ?? ''}`]
    const each = [
      [`${owner}  `],
      this.helpers.filter((one) => !one.done).map((one) => `${one.staffId}  `),
      permission('random.handle', caseUnit),
      permission('random.lead', null),
      permission('random.unit', leadUnit),
      [],
    ]
    if (whos.length !== each.length) throw new Error('somebody is forgotten')
    return each[by] ?? []
  }
}
