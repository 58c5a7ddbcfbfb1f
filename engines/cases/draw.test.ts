import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { drawProcess } from './draw.ts'
import { placeStates } from './draw.layout.ts'
import type { Process } from './process.ts'
import { processFrom, randomSpec } from './testing/random-process.ts'
import { openToyPeople } from './testing/toy-people.ts'
import { toyProcess } from './testing/toy.process.ts'

// Drawing reads any process by its names alone.
const toy = toyProcess as Process

beforeAll(() => void openToyPeople())

test('a picture says each state, each action and who may', () => {
  const svg = drawProcess(toy, 'zh')
  for (const words of ['审核中', '办结', '交办', '（主办单位）', '（到期自动）']) expect(svg).toContain(words)
  expect(drawProcess(toy, 'en')).toContain('In review')
})

test('where the case is stands out, and only there', () => {
  expect(drawProcess(toy, 'zh', 'handling').match(/stroke-width="3"/g)).toHaveLength(2)
  expect(drawProcess(toy, 'zh').match(/stroke-width="3"/g)).toBe(null)
})

test('the words of a declaration draw nothing of their own', () => {
  const svg = drawProcess({ ...toy, title: { zh: '<script>alert(1)</script>', en: '' } }, 'zh')
  expect(svg).not.toContain('<script')
})

test('whatever the process, every action that moves a case has its arrow and no two boxes touch', () => {
  fc.assert(
    fc.property(randomSpec, (spec) => {
      const process = processFrom('random', spec, ['a'])
      const rows = (state: string) => spec.actions.filter((action) => action.from.includes(state)).map(({ name, to }) => ({ action: name, who: '', to, stays: false }))
      const picture = placeStates(spec.states.map(({ name }) => ({ state: name, rows: rows(name) })))
      const arrows = picture.bundles.reduce((sum, bundle) => sum + bundle.starts.length, 0)
      const wanted = spec.actions.flatMap(({ from, to }) => from.flatMap(() => to.filter((one) => one !== 'same'))).length
      const apart = picture.states.every((box, at) => at === 0 || box.y >= (picture.states[at - 1]?.y ?? 0) + (picture.states[at - 1]?.height ?? 0) + 10)
      return arrows === wanted && apart && drawProcess(process, 'zh').endsWith('</svg>\n')
    }),
  )
})

test('lines that run beside one another never lie upon one another', () => {
  fc.assert(
    fc.property(randomSpec, (spec) => {
      const rows = (state: string) => spec.actions.filter((action) => action.from.includes(state)).map(({ name, to }) => ({ action: name, who: '', to, stays: false }))
      const { bundles } = placeStates(spec.states.map(({ name }) => ({ state: name, rows: rows(name) })))
      const spans = bundles.map(({ laneX, targetY, starts }) => ({ laneX, from: Math.min(targetY, ...starts), to: Math.max(targetY, ...starts) }))
      return spans.every((one, at) => spans.slice(at + 1).every((other) => one.laneX !== other.laneX || one.to < other.from || other.to < one.from))
    }),
  )
})
