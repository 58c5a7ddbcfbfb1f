import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCookie } from '../../modules/identity/identity.api.ts'
import { makePerson, makeUnits, signInAs } from '../../modules/identity/identity.testing.ts'
import { openApp, type TestApp } from '../testing/app.ts'

let shell: TestApp
let cookie: string

beforeAll(async () => {
  shell = await openApp()
  await makeUnits(shell.world)
  cookie = (await signInAs(shell.world, await makePerson(shell.world, 'office', { role: 'school_officer' }))).cookie
})
afterAll(() => shell.close())

function post(headers: Record<string, string>) {
  return shell.app.inject({
    method: 'POST',
    url: '/api/v1/me/sessions/end-others',
    headers: { host: shell.host, ...headers },
    cookies: { [sessionCookie]: cookie },
  })
}

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ['another host of the same campus', { 'sec-fetch-site': 'same-site' }],
  ['another port of this host', { origin: 'http://one.test:8081' }],
])('a change with the session’s cookie from %s is refused', async (_from, headers) => {
  const response = await post(headers)
  expect([response.statusCode, response.json()]).toEqual([403, expect.objectContaining({ code: 'foreign_origin' })])
})

test.each([
  ['a page of this site', { origin: 'http://one.test' }],
  ['a program without an origin', {}],
])('a change from %s is carried out', async (_from, headers) => {
  expect((await post(headers)).statusCode).toBe(200)
})

test('reading is not refused to a link from elsewhere', async () => {
  const response = await shell.app.inject({
    url: '/api/v1/shell',
    headers: { host: shell.host, 'sec-fetch-site': 'cross-site' },
    cookies: { [sessionCookie]: cookie },
  })
  expect(response.statusCode).toBe(200)
})
