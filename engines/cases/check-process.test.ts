import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkProcess } from './check-process.ts'
import type { Process } from './process.ts'
import { processFrom, randomSpec } from './testing/random-process.ts'
import { toyProcess } from './testing/toy.process.ts'

// The engine reads any process by its names alone.
const toy = toyProcess as Process

test('a sound process has no fault', () => {
  expect(checkProcess(toy)).toEqual([])
})

test('random processes are sound', () => {
  fc.assert(fc.property(randomSpec, (spec) => checkProcess(processFrom('random', spec, ['a', 'b'])).length === 0))
})

test('whatever way to the end is taken away, the states behind it are found', () => {
  fc.assert(
    fc.property(randomSpec, (spec) => {
      const process = processFrom('random', spec, ['a', 'b'])
      const last = spec.states.length - 1
      const kept = Object.entries(process.actions).filter(([, action]) => ![action.to].flat().includes(`s${last}`))
      const waitless = Object.entries(process.states).map(([name, state]) => [name, { ...state, waits: [] }] as const)
      const faults = checkProcess({ ...process, actions: Object.fromEntries(kept), states: Object.fromEntries(waitless) })
      return faults.includes(`nothing leads to s${last}`) && faults.includes('from s0 nothing leads to an end')
    }),
  )
})

const { review, answered } = toy.states
const { answer, lapse, rate, submit } = toy.actions
if (!review || !answered || !answer || !lapse || !rate || !submit) throw new TypeError('the toy has changed')

test.each<[string, Partial<Process>, string]>([
  ['a first state that is not declared', { initial: 'nowhere' }, 'initial names nowhere, which is not declared'],
  ['an action to a state that is not declared', { actions: { ...toy.actions, submit: { ...submit, to: 'nowhere' } } }, 'submit names nowhere, which is not declared'],
  [
    'a right during a state that is not declared',
    { readers: [{ permission: 'toy.read', at: 'case', during: ['nowhere'] }] },
    'readers and escalation names nowhere, which is not declared',
  ],
  ['a relation that is not declared', { readers: [{ relation: 'nobody' }] }, 'readers and escalation names nobody, which is not declared'],
  [
    'a person where a unit must stand',
    { readers: [{ permission: 'toy.read', at: { relation: 'proposer' } }] },
    'readers and escalation needs proposer to be a unit, and it is a person',
  ],
  ['a wait that cannot be ended there', { states: { ...toy.states, review: { ...review, waits: [{ action: 'answer' }] } } }, 'review waits for answer, which cannot be done there'],
  [
    'a wait for somebody who is not declared',
    { states: { ...toy.states, review: { ...review, waits: [{ action: 'second', of: [{ relation: 'nobody' }] }] } } },
    'the wait for second names nobody, which is not declared',
  ],
  [
    'a deadline that settles itself without being there',
    { states: { ...toy.states, answered: { ...answered, waits: [{ action: 'rate', onOverdue: 'lapse' }] } } },
    'answered settles rate by lapse at a deadline that it does not have',
  ],
  [
    'a settlement that asks for something',
    { actions: { ...toy.actions, lapse: { ...lapse, form: z.object({ why: z.string() }) } } },
    'lapse settles a deadline, and its form asks for something',
  ],
  ['several targets and no decision', { actions: { ...toy.actions, submit: { ...submit, to: ['review', 'withdrawn'] } } }, 'submit has several targets and does not decide'],
  ['an action of nobody', { actions: { ...toy.actions, answer: { ...answer, by: [] } } }, 'nobody may answer'],
  ['an action named like the first event', { actions: { ...toy.actions, open: submit } }, 'open is what the engine calls the first event'],
])('%s is found', (_what, change, fault) => {
  expect(checkProcess({ ...toy, ...change })).toContain(fault)
})
