import type { ActionDeclaration, Process, Who } from './process.ts'

/** What is wrong with a declaration, in words for whoever wrote it. */
export function checkProcess(process: Process): string[] {
  return [...unknownNames(process), ...unreachable(process), ...deadEnds(process), ...undecided(process)]
}

function unknownNames(process: Process): string[] {
  const faults: string[] = []
  const mustBe = (known: Record<string, unknown>, name: string, where: string) => {
    if (!Object.hasOwn(known, name)) faults.push(`${where} names ${name}, which is not declared`)
  }
  const mustKnow = (who: Who, where: string) => {
    if ('holds' in who) return
    if ('relation' in who) mustBe(process.relations, who.relation, where)
    else if (typeof who.at === 'object') mustBe(process.relations, who.at.relation, where)
  }
  mustBe(process.states, process.initial, 'initial')
  for (const [name, action] of Object.entries(process.actions)) {
    for (const state of [...action.from, ...targetsOf(action)]) if (state !== 'same') mustBe(process.states, state, name)
    for (const who of action.by) mustKnow(who, name)
  }
  for (const [name, state] of Object.entries(process.states)) for (const wait of state.waits ?? []) mustBe(process.actions, wait.action, name)
  for (const who of [...process.readers, ...process.escalation]) mustKnow(who, 'readers and escalation')
  return faults
}

/** States that no chain of actions leads to. */
function unreachable(process: Process): string[] {
  const reached = new Set([process.initial])
  for (let before = 0; before !== reached.size;) {
    before = reached.size
    for (const action of Object.values(process.actions)) {
      if (!action.from.some((state) => reached.has(state))) continue
      for (const state of targetsOf(action)) if (state !== 'same') reached.add(state)
    }
  }
  return Object.keys(process.states)
    .filter((state) => !reached.has(state))
    .map((state) => `nothing leads to ${state}`)
}

/** States that are not closed and that nothing leaves, and waits for what cannot be done there. */
function deadEnds(process: Process): string[] {
  const faults: string[] = []
  const actions = Object.values(process.actions)
  for (const [name, state] of Object.entries(process.states)) {
    if (!state.closed && !actions.some((action) => action.from.includes(name) && targetsOf(action).some((to) => to !== 'same' && to !== name))) {
      faults.push(`nothing leaves ${name}, and it is not closed`)
    }
    for (const wait of state.waits ?? []) {
      const awaited = process.actions[wait.action]
      if (awaited && !awaited.from.includes(name)) faults.push(`${name} waits for ${wait.action}, which cannot be done there`)
    }
  }
  return faults
}

function undecided(process: Process): string[] {
  return Object.entries(process.actions)
    .filter(([, action]) => targetsOf(action).length > 1 && !action.decide)
    .map(([name]) => `${name} has several targets and does not decide`)
}

export function targetsOf(action: ActionDeclaration<string, unknown, unknown>): readonly string[] {
  return typeof action.to === 'string' ? [action.to] : action.to
}
