import { notFound } from '../../kernel/errors.ts'
import { checkProcess } from './check-process.ts'
import type { ActionDeclaration, Process, Situation, StateDeclaration } from './process.ts'

const processes = new Map<string, Process>()

/** Makes a process known to the engine's pages, jobs and routes. Throws where the declaration is wrong. */
export function registerProcess(process: Process): void {
  const faults = checkProcess(process)
  if (faults.length > 0) throw new TypeError(`the process ${process.id}: ${faults.join('; ')}`)
  const known = processes.get(process.id)
  if (known && known !== process) throw new TypeError(`two processes are called ${process.id}`)
  processes.set(process.id, process)
}

export function processOf(id: string): Process {
  const process = processes.get(id)
  if (!process) throw notFound()
  return process
}

export function allProcesses(): Process[] {
  return [...processes.values()]
}

/** What follows from the declarations alone: worked out when it is first asked for, and again once a process was added. */
export function ofProcesses<T>(work: (all: readonly Process[]) => T): () => T {
  let made: { from: number; value: T } | null = null
  return () => {
    if (made?.from !== processes.size) made = { from: processes.size, value: work(allProcesses()) }
    return made.value
  }
}

export function stateOf(process: Process, state: string): StateDeclaration<string, unknown> {
  const declared = process.states[state]
  if (!declared) throw new TypeError(`${process.id} has no state ${state}`)
  return declared
}

/** Whether the case is its people's own as it stands now. */
export function isPrivate(process: Process, { case: row, facts }: Pick<Situation<unknown>, 'case' | 'facts'>): boolean {
  const declared = stateOf(process, row.state)
  return declared.private ?? declared.privateWhen?.(facts) ?? false
}

export function actionOf(process: Process, name: string): ActionDeclaration<string, unknown, unknown> | undefined {
  return Object.hasOwn(process.actions, name) ? process.actions[name] : undefined
}

/** A state in which a case is its people's own draft, and the actions for which somebody is waited for there. */
export interface PrivateState {
  process: string
  state: string
  waits: string[]
}

export function privateStates(): PrivateState[] {
  return allProcesses().flatMap(({ id, states }) =>
    Object.entries<StateDeclaration<string, unknown>>(states).flatMap(([state, declared]) =>
      declared.private ? [{ process: id, state, waits: (declared.waits ?? []).map(({ action }) => action) }] : [],
    ),
  )
}
