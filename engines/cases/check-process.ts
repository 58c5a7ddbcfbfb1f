import type { ActionDeclaration, Process, Wait, Who } from './process.ts'

type AnyAction = ActionDeclaration<string, unknown, unknown>

/** What is wrong with a declaration, in words for whoever wrote it. */
export function checkProcess(process: Process): string[] {
  const unknown = unknownNames(process)
  // What follows walks from name to name, so the names come first.
  return unknown.length > 0 ? unknown : [...unreachable(process), ...endless(process), ...badWaits(process), ...badActions(process)]
}

function unknownNames(process: Process): string[] {
  const faults: string[] = []
  const mustBe = (known: Record<string, unknown>, name: string, where: string) => {
    if (!Object.hasOwn(known, name)) faults.push(`${where} names ${name}, which is not declared`)
  }
  const mustKnow = (who: Who, where: string) => {
    if ('permission' in who) for (const state of who.during ?? []) mustBe(process.states, state, where)
    const relation = relationOf(who)
    if (relation === null) return
    mustBe(process.relations, relation.name, where)
    const kind = process.relations[relation.name]?.kind
    if (kind && kind !== relation.kind) faults.push(`${where} needs ${relation.name} to be a ${relation.kind}, and it is a ${kind}`)
  }
  mustBe(process.states, process.initial, 'initial')
  for (const [name, action] of Object.entries(process.actions)) {
    for (const state of [...action.from, ...targetsOf(action)]) if (state !== 'same') mustBe(process.states, state, name)
    for (const who of action.by) mustKnow(who, name)
  }
  for (const [name, state] of Object.entries(process.states)) {
    for (const { action, onOverdue, of = [] } of state.waits ?? []) {
      for (const awaited of [action, onOverdue]) if (awaited !== undefined) mustBe(process.actions, awaited, name)
      for (const who of of) mustKnow(who, `the wait for ${action}`)
    }
  }
  for (const who of [...process.readers, ...process.escalation.flat()]) mustKnow(who, 'readers and escalation')
  return faults
}

/** A person stands in a relation by themselves; a permission reaches the unit that stands in one. */
function relationOf(who: Who): { name: string; kind: 'person' | 'unit' } | null {
  if ('relation' in who) return { name: who.relation, kind: 'person' }
  return 'permission' in who && typeof who.at === 'object' ? { name: who.at.relation, kind: 'unit' } : null
}

/** States that no chain of actions leads to. */
function unreachable(process: Process): string[] {
  const reached = spread([process.initial], (from) => leaving(process, from))
  return Object.keys(process.states)
    .filter((state) => !reached.has(state))
    .map((state) => `nothing leads to ${state}`)
}

/** States from which no chain of actions leads to an end. */
function endless(process: Process): string[] {
  const states = Object.keys(process.states)
  const ends = states.filter((state) => process.states[state]?.closed)
  const ending = spread(ends, (to) => states.filter((from) => leaving(process, from).includes(to)))
  return states.filter((state) => !ending.has(state)).map((state) => `from ${state} nothing leads to an end`)
}

function leaving(process: Process, from: string): string[] {
  const actions = Object.values<AnyAction>(process.actions).filter((action) => action.from.includes(from))
  return actions.flatMap((action) => targetsOf(action).filter((to) => to !== 'same'))
}

function spread(from: readonly string[], next: (state: string) => string[]): ReadonlySet<string> {
  const reached = new Set(from)
  // A set that grows while it is walked is walked to its end.
  for (const state of reached) for (const one of next(state)) reached.add(one)
  return reached
}

/** Waits for what cannot be done there, and deadlines that nothing can settle. */
function badWaits(process: Process): string[] {
  return Object.entries(process.states).flatMap(([name, state]) => (state.waits ?? []).flatMap((wait) => badWait(process, name, wait)))
}

function badWait(process: Process, state: string, { action, due, onOverdue }: Wait<string, unknown>): string[] {
  const faults: string[] = []
  if (!process.actions[action]?.from.includes(state)) faults.push(`${state} waits for ${action}, which cannot be done there`)
  if (onOverdue === undefined) return faults
  const settling = process.actions[onOverdue]
  if (!due) faults.push(`${state} settles ${action} by ${onOverdue} at a deadline that it does not have`)
  if (!settling?.from.includes(state)) faults.push(`${state} settles a deadline by ${onOverdue}, which cannot be done there`)
  if (settling?.form && !settling.form.safeParse({}).success) faults.push(`${onOverdue} settles a deadline, and its form asks for something`)
  return faults
}

function badActions(process: Process): string[] {
  const settling = new Set(Object.values(process.states).flatMap((state) => (state.waits ?? []).flatMap((wait) => wait.onOverdue ?? [])))
  return Object.entries<AnyAction>(process.actions).flatMap(([name, action]) => {
    const faults: string[] = []
    if (name === 'open') faults.push('open is what the engine calls the first event')
    if (targetsOf(action).length > 1 && !action.decide) faults.push(`${name} has several targets and does not decide`)
    if (action.by.length === 0 && !settling.has(name)) faults.push(`nobody may ${name}`)
    if (action.from.length === 0) faults.push(`${name} can be done nowhere`)
    return faults
  })
}

export function targetsOf(action: AnyAction): readonly string[] {
  return typeof action.to === 'string' ? [action.to] : action.to
}
