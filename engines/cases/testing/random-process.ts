import fc from 'fast-check'
import type { ActionDeclaration, CaseChanges, Moment, Process, StateDeclaration, Who } from '../process.ts'

/** What an action of a random process does beside moving the case. */
export type Effect = 'none' | 'join' | 'leave' | 'done' | 'extend'

export interface RandomAction {
  name: string
  from: string[]
  to: string[]
  /** Positions in `whos`. */
  by: number[]
  concurrent: boolean
  inPerson: boolean
  effect: Effect
}

export interface RandomWait {
  action: string
  /** Positions in `whos` of those of `by` who are waited for. */
  of: number[]
  /** Calendar days; 0 where there is no deadline. */
  days: number
  onOverdue: string | null
}

export interface RandomSpec {
  states: { name: string; waits: RandomWait[] }[]
  actions: RandomAction[]
}

export const whos: Who[] = [
  { relation: 'owner' },
  { relation: 'helper' },
  { permission: 'random.handle', at: 'case' },
  { permission: 'random.lead', at: 'university' },
  { permission: 'random.unit', at: { relation: 'leadUnit' } },
  { title: { zh: '路人', en: 'passers-by' }, holds: (_facts, actor) => actor.name === 'stranger' },
]

/** Valid processes of two to five states in a row, with shortcuts, ways back, parallel work and deadlines that settle themselves. */
export const randomSpec: fc.Arbitrary<RandomSpec> = fc.integer({ min: 2, max: 5 }).chain((count) => {
  const at = fc.integer({ min: 0, max: count - 2 })
  const by = fc.uniqueArray(fc.integer({ min: 0, max: whos.length - 1 }), { minLength: 1, maxLength: 3 })
  const effect = fc.constantFrom<Effect>('none', 'join', 'leave', 'done', 'extend')
  const extra = fc.record({
    from: fc.uniqueArray(at, { minLength: 1, maxLength: 3 }),
    to: fc.uniqueArray(fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: 'same' as const }), { minLength: 1, maxLength: 2 }),
    by,
    concurrent: fc.boolean(),
    inPerson: fc.boolean(),
    effect,
  })
  const wait = fc.record({ pick: fc.nat(), days: fc.integer({ min: 0, max: 4 }), settles: fc.boolean(), few: fc.boolean() })
  return fc
    .record({
      forward: fc.array(fc.record({ by, effect }), { minLength: count - 1, maxLength: count - 1 }),
      extras: fc.array(extra, { maxLength: 4 }),
      waits: fc.array(fc.array(wait, { maxLength: 2 }), { minLength: count - 1, maxLength: count - 1 }),
    })
    .map((parts) => assemble(count, parts))
})

interface Parts {
  forward: { by: number[]; effect: Effect }[]
  extras: { from: number[]; to: (number | 'same')[]; by: number[]; concurrent: boolean; inPerson: boolean; effect: Effect }[]
  waits: { pick: number; days: number; settles: boolean; few: boolean }[][]
}

function assemble(count: number, { forward, extras, waits }: Parts): RandomSpec {
  const plain = { concurrent: false, inPerson: false }
  const every: RandomAction[] = [
    ...forward.map(({ by, effect }, at) => ({ ...plain, name: `forward${at}`, from: [`s${at}`], to: [`s${at + 1}`], by, effect })),
    ...forward.map((_, at): RandomAction => ({ ...plain, name: `settle${at}`, from: [`s${at}`], to: [`s${at + 1}`], by: [], effect: 'none' })),
    ...extras.map((extra, at) => ({
      ...plain,
      ...extra,
      name: `extra${at}`,
      from: extra.from.map((state) => `s${state}`),
      to: extra.to.map((state) => (state === 'same' ? state : `s${state}`)),
    })),
  ]
  const waitsOf = (state: number): RandomWait[] => {
    const possible = every.filter((action) => action.from.includes(`s${state}`) && action.by.length > 0)
    const wanted = waits[state] ?? []
    const chosen = wanted.flatMap(({ pick, days, settles, few }) => {
      const action = possible[pick % possible.length]
      return action ? [{ action: action.name, of: few ? action.by.slice(0, 1) : action.by, days, onOverdue: settles && days > 0 ? `settle${state}` : null }] : []
    })
    return [...new Map(chosen.map((wait) => [wait.action, wait])).values()]
  }
  const states = Array.from({ length: count }, (_, state) => ({ name: `s${state}`, waits: state < count - 1 ? waitsOf(state) : [] }))
  const settling = new Set(states.flatMap((state) => state.waits.map((wait) => wait.onOverdue)))
  return { states, actions: every.filter((action) => action.by.length > 0 || settling.has(action.name)) }
}

/** The declaration of a random process. Extensions are counted in the title; who joins next follows from the version. */
export function processFrom(id: string, spec: RandomSpec, helpers: readonly string[]): Process {
  const words = { zh: id, en: id }
  const closed = spec.states.at(-1)?.name
  const states = spec.states.map(({ name, waits }): [string, StateDeclaration<string, unknown>] => [
    name,
    {
      title: words,
      says: words,
      ...(name === closed ? { closed: true } : {}),
      waits: waits.map(({ action, of, days, onOverdue }) => ({
        action,
        ...(of.length < (spec.actions.find((one) => one.name === action)?.by.length ?? 0) ? { of: of.flatMap((at) => whos[at] ?? []) } : {}),
        ...(days > 0 ? { due: ({ case: row }) => ({ days: days * (1 + Number(row.title)) }) } : {}),
        ...(onOverdue ? { onOverdue } : {}),
      })),
    },
  ])
  return {
    id,
    title: words,
    initial: 's0',
    states: Object.fromEntries(states),
    relations: { owner: { title: words, kind: 'person' }, helper: { title: words, kind: 'person' }, leadUnit: { title: words, kind: 'unit' } },
    actions: Object.fromEntries(spec.actions.map((action) => [action.name, declarationOf(action, helpers)])),
    readers: [{ permission: 'random.lead', at: 'university' }],
    loadFacts: async (_db, cases) => new Map(cases.map((row) => [row.id, {}])),
    escalation: [
      { permission: 'random.handle', at: 'case' },
      { permission: 'random.lead', at: 'university' },
    ],
    path: (caseId) => `/${id}/${caseId}`,
  }
}

function declarationOf(action: RandomAction, helpers: readonly string[]): ActionDeclaration<string, unknown, unknown> {
  return {
    title: { zh: action.name, en: action.name },
    from: action.from,
    to: action.to,
    by: action.by.flatMap((at) => whos[at] ?? []),
    ...(action.concurrent ? { concurrent: true } : {}),
    ...(action.inPerson ? { inPerson: true } : {}),
    ...(action.to.length > 1 ? { decide: ({ case: row }) => action.to[row.version % action.to.length] ?? 'same' } : {}),
    ...(action.effect === 'none' ? {} : { effect: async (_trx, moment) => changesOf(action.effect, moment, helpers) }),
  }
}

function changesOf(effect: Effect, { case: row, parties }: Moment<unknown>, helpers: readonly string[]): CaseChanges | undefined {
  const standing = parties.filter((party) => party.relation === 'helper')
  if (effect === 'join') {
    const staffId = helpers[row.version % helpers.length]
    return staffId ? { join: [{ relation: 'helper', staffId }] } : undefined
  }
  if (effect === 'leave') return { leave: standing.map((party) => party.id) }
  if (effect === 'done') return { done: standing.slice(0, 1).map((party) => party.id) }
  return effect === 'extend' ? { title: String(Number(row.title) + 1) } : undefined
}
