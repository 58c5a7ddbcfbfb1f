import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { AppError } from '../../kernel/errors.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { advance } from './advance.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'
import { toyProcess } from './testing/toy.process.ts'

// Every action × whoever might try × where the case stands: what is not named here as allowed is refused.

let world: ToyWorld
let others: Record<string, Actor>

beforeAll(async () => {
  world = await openToyWorld()
  const unit = world.people.unit('图书馆')
  const only = (permission: string, unitIds: string[]): Actor => ({ ...world.people.make(permission, { [permission]: { all: false, unitIds } }), staffId: null })
  others = {
    'a unit that was not asked': only('toy.answer', [unit]),
    'an officer of another branch': only('toy.branch', [unit]),
    'an officer of the branch': only('toy.branch', [world.units.branch]),
    'the office of one branch only': only('toy.review', [world.units.branch]),
    'an account without a person': { ...world.people.make('无档案'), staffId: null },
  }
})
afterAll(() => world.close())

const inputs: Record<string, Record<string, unknown>> = {
  edit: { title: '新标题' },
  assign: { leadUnitId: '0197f000-0000-7000-8000-000000000000', supportingUnitIds: [] },
  sendBack: { reason: '请补充' },
  support: { opinion: '同意' },
  answer: { answer: '已办' },
  rate: { satisfied: true },
}

const actionNames = Object.keys(toyProcess.actions)
const everybody = [
  'proposer',
  'colleague',
  'office',
  'logistics',
  'finance',
  'head',
  'leader',
  'a unit that was not asked',
  'an officer of another branch',
  'an officer of the branch',
  'the office of one branch only',
  'an account without a person',
] as const

type State = 'draft' | 'review' | 'handling' | 'answered'
const seconders = ['colleague', 'office', 'logistics', 'finance', 'head', 'leader']
const allowed: Record<State, Record<string, string[]>> = {
  draft: { submit: ['proposer'], edit: ['proposer'], withdraw: ['proposer'] },
  review: { edit: ['proposer'], withdraw: ['proposer'], second: seconders, assign: ['office'], sendBack: ['office'] },
  handling: { second: seconders, support: ['finance'], extend: ['office'] },
  answered: { rate: ['proposer'] },
}
/** Who does not even hear that there is such a case. */
const blind: Record<State, (who: string) => boolean> = {
  draft: (who) => who !== 'proposer',
  review: isOutside,
  handling: isOutside,
  answered: isOutside,
}

function isOutside(who: string): boolean {
  return ['a unit that was not asked', 'an officer of another branch', 'the office of one branch only', 'an account without a person'].includes(who)
}

function actorOf(who: string): Actor {
  const actor = new Map<string, Actor>([...Object.entries(world.cast), ...Object.entries(others)]).get(who)
  if (!actor) throw new TypeError(`nobody is ${who}`)
  return actor
}

/** What comes of it; nothing of it stays. */
async function outcomeOf(actor: Actor, step: { caseId: string; action: string; version: number }): Promise<string> {
  const calendar = await readCalendar(world.db)
  try {
    await world.as(actor, async (trx) => {
      await advance(trx, { hats: [{ actor, actingFor: null }], calendar }, { ...step, input: inputs[step.action] ?? {} })
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return 'done'
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'kept'
}

class Undone extends Error {}

describe.each(Object.keys(allowed).flatMap((state) => (isState(state) ? [state] : [])))('in %s', (state) => {
  test.each(everybody)('%s may do exactly what is theirs', async (who) => {
    const { id: caseId, version } = await world.at(state)
    const outcomes = new Map<string, string>()
    for (const action of actionNames) outcomes.set(action, await outcomeOf(actorOf(who), { caseId, action, version }))
    const done = [...outcomes].filter(([, outcome]) => outcome === 'done').map(([action]) => action)
    expect(done.toSorted()).toEqual(actionNames.filter((action) => allowed[state][action]?.includes(who)).toSorted())
    const silent = [...outcomes.values()].every((outcome) => outcome === 'not_found')
    expect(silent).toBe(blind[state](who))
  })
})

function isState(state: string): state is State {
  return state in allowed
}
