import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOffer, registerToyService, type ToyOffer, type ToyWanted } from '../engines/capacity/claims/claims.testing.ts'
import { newId } from '../kernel/ids.ts'
import { sessionCookie } from '../modules/identity/identity.api.ts'
import { makePerson, makeUnits, signInAs } from '../modules/identity/identity.testing.ts'
import { openApp, type TestApp } from './testing/app.ts'

let shell: TestApp
let member: { staffId: string; cookie: string }
let other: { staffId: string; cookie: string }

beforeAll(async () => {
  shell = await openApp()
  registerToyService()
  await makeUnits(shell.world)
  member = await signedIn('member')
  other = await signedIn('other')
})
afterAll(() => shell.close())

async function signedIn(username: string): Promise<{ staffId: string; cookie: string }> {
  const staffId = newId()
  const person = await makePerson(shell.world, username, { role: 'member', staffId })
  return { staffId, cookie: (await signInAs(shell.world, person)).cookie }
}

async function offerFor(wanted: ToyWanted = {}): Promise<ToyOffer> {
  // The pace of one test is not spent by another.
  shell.world.clock.advance(3_600_000)
  return makeOffer(shell.world, { members: [0, 0], staffIds: [member.staffId, other.staffId], ...wanted })
}

interface Sent {
  by?: { cookie: string } | null
  key?: string | null
  body?: Record<string, unknown>
  headers?: Record<string, string>
}

function press({ id, optionIds }: Pick<ToyOffer, 'id' | 'optionIds'>, { by = member, key = newId(), body = {}, headers = {} }: Sent = {}): Promise<LightMyRequestResponse> {
  return shell.app.inject({
    method: 'POST',
    url: `/api/v1/offers/${id}/claims`,
    headers: { host: shell.host, ...(key === null ? {} : { 'idempotency-key': key }), ...headers },
    ...(by ? { cookies: { [sessionCookie]: by.cookie } } : {}),
    payload: { optionId: optionIds[0], party: 1, ...body },
  })
}

const told = (response: LightMyRequestResponse) => [response.statusCode, response.json().code]

test('a press is answered with what was decided, the place in line, and the moment', async () => {
  const offer = await offerFor()
  const at = shell.world.clock.now().toISOString()
  const [first, second] = [await press(offer), await press(offer, { by: other })]
  expect([first.statusCode, first.json()]).toEqual([201, { enrolmentId: expect.any(String), status: 'confirmed', optionId: offer.optionIds[0], place: null, at }])
  expect(second.json()).toMatchObject({ status: 'waiting', place: 1 })
})

test('an answer that was lost is the same when asked for again', async () => {
  const offer = await offerFor()
  const key = newId()
  const first = await press(offer, { key })
  shell.world.clock.advance(5_000)
  expect((await press(offer, { key })).json()).toEqual(first.json())
})

test('the same key with another body is refused', async () => {
  const offer = await offerFor({ rules: { partyMost: 2 } })
  const key = newId()
  await press(offer, { key })
  expect(told(await press(offer, { key, body: { party: 2 } }))).toEqual([409, 'idempotency_mismatch'])
})

test('who presses early is told when it opens, whatever server they ask, and nothing is stored', async () => {
  const offer = await offerFor({ opens: 1 })
  expect(told(await press(offer))).toEqual([409, 'capacity.not_yet_open'])
  shell.world.clock.advance(3_599_999)
  expect(told(await press(offer))).toEqual([409, 'capacity.not_yet_open'])
  shell.world.clock.advance(1)
  expect((await press(offer)).statusCode).toBe(201)
})

test('an early press costs no transaction', async () => {
  const offer = await offerFor({ opens: 1 })
  await press(offer)
  shell.world.statements.length = 0
  await press(offer)
  expect(shell.world.statements).toEqual([])
})

test('after closing nobody is let in, and whoever was can still ask for the answer', async () => {
  const offer = await offerFor({ closes: 1 })
  const key = newId()
  const first = await press(offer, { key })
  shell.world.clock.advance(3_600_000)
  expect(told(await press(offer, { by: other }))).toEqual([409, 'capacity.closed'])
  expect((await press(offer, { key })).json()).toEqual(first.json())
})

test('a thousand presses a second of one account are told to wait, and another account is served', async () => {
  const offer = await offerFor({ limits: [{ option: 0, cap: 9 }] })
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => press(offer)))
  const statuses = Map.groupBy(answers, ({ statusCode }) => statusCode)
  expect([statuses.get(201)?.length, statuses.get(409)?.length, statuses.get(429)?.length]).toEqual([1, 9, 990])
  expect((await press(offer, { by: other })).statusCode).toBe(201)
})

test('not signed in, nothing is read and nothing said', async () => {
  const offer = await offerFor()
  expect(told(await press(offer, { by: null, body: { nonsense: 1 } }))).toEqual([401, 'unauthenticated'])
})

test('another site cannot press', async () => {
  const offer = await offerFor()
  expect(told(await press(offer, { headers: { origin: 'https://evil.example' } }))).toEqual([403, 'foreign_origin'])
})

test('without a key a press is refused, since it could count twice', async () => {
  expect(told(await press(await offerFor(), { key: null }))).toEqual([400, 'capacity.key_missing'])
})

test('a body that does not fit names the place', async () => {
  const refused = await press(await offerFor(), { body: { party: '2' } })
  expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'invalid_input', details: { issues: [{ path: 'party' }] } }])
})

test('an account without a record of staff is on no roster', async () => {
  const offer = await offerFor()
  const visitor = await makePerson(shell.world, `visitor`, { role: 'member' })
  expect(told(await press(offer, { by: await signInAs(shell.world, visitor) }))).toEqual([403, 'capacity.not_on_roster'])
})

test.each([
  ['a draft', { state: 'draft' as const }],
  ['an offer of another university', null],
])('%s is not there', async (_what, wanted) => {
  const offer = wanted ? await offerFor(wanted) : await makeOffer({ db: shell.world.otherDb, clock: shell.world.clock }, { members: [0], staffIds: [member.staffId] })
  expect(told(await press(offer))).toEqual([404, 'not_found'])
})

test('a draw takes choices in order; elsewhere they are refused', async () => {
  const draw = await offerFor({ mode: 'lottery', options: [null, null], rules: { choicesMost: 2 } })
  const choices = { optionId: undefined, choices: draw.optionIds }
  expect((await press(draw, { body: choices })).json()).toMatchObject({ status: 'pending', optionId: null })
  const plain = await offerFor()
  expect(told(await press(plain, { body: { optionId: undefined, choices: plain.optionIds } }))).toEqual([409, 'capacity.unknown_option'])
})
