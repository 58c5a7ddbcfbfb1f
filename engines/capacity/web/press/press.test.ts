import { expect, test } from 'vitest'
import { ApiError, offlineCode } from '../../../../kernel/ui/api-error.ts'
import { pressUntilAnswered, type Press, type PressAnswer } from './press.ts'

const press: Press = { offerId: 'o', key: 'k', asked: { optionId: 'a', party: 1 } }
const placed: PressAnswer = { enrolmentId: 'e', status: 'confirmed', optionId: 'a', place: null }
const failure = (code: string, status: number) => new ApiError({ code, message: code }, status)

/** Sends what is listed, one after another, and notes what was sent. */
function means(outcomes: (PressAnswer | Error)[]) {
  const keys: string[] = []
  const heard: string[] = []
  return {
    keys,
    heard,
    signal: new AbortController().signal,
    wait: async () => undefined,
    onAgain: (why: string) => heard.push(why),
    send: async ({ key }: Press) => {
      keys.push(key)
      const outcome = outcomes.shift()
      if (outcome === undefined || outcome instanceof Error) throw outcome ?? new TypeError('nothing left')
      return outcome
    },
  }
}

test('a lost answer is asked for again with the same key', async () => {
  const world = means([failure(offlineCode, 503), failure('unreadable', 502), placed])
  expect(await pressUntilAnswered(press, world)).toEqual(placed)
  expect(world.keys).toEqual(['k', 'k', 'k'])
  expect(world.heard).toEqual(['offline', 'busy'])
})

test('a refusal ends it', async () => {
  const world = means([failure('capacity.full', 409), placed])
  await expect(pressUntilAnswered(press, world)).rejects.toMatchObject({ code: 'capacity.full' })
  expect(world.keys).toHaveLength(1)
})

test('who is a moment too early is let in at the opening', async () => {
  const world = means([failure('capacity.not_yet_open', 409), failure('capacity.not_yet_open', 409), placed])
  expect(await pressUntilAnswered(press, world)).toEqual(placed)
})

test('who is far too early is told so', async () => {
  const world = means(Array.from({ length: 9 }, () => failure('capacity.not_yet_open', 409)))
  await expect(pressUntilAnswered(press, world)).rejects.toMatchObject({ code: 'capacity.not_yet_open' })
})

test('a fault of the server is not asked without end', async () => {
  const world = means(Array.from({ length: 9 }, () => failure('internal', 500)))
  await expect(pressUntilAnswered(press, world)).rejects.toMatchObject({ status: 500 })
  expect(world.keys).toHaveLength(5)
})
