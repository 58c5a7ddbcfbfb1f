import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/app.ts'

const token = 'a-token-of-sixteen-letters'
let open: TestApp
let withToken: TestApp

beforeAll(async () => {
  open = await openApp()
  withToken = await openApp({ metricsToken: token })
})
afterAll(async () => {
  await open.close()
  await withToken.close()
})

test('a live process says so without asking the database', async () => {
  open.world.statements.length = 0
  const response = await open.app.inject({ url: '/healthz' })
  expect([response.statusCode, response.json(), open.world.statements]).toEqual([200, { ok: true }, []])
})

test('a server whose database answers is ready', async () => {
  expect((await open.app.inject({ url: '/readyz' })).statusCode).toBe(200)
})

test('metrics are for the machine itself', async () => {
  const response = await open.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
  expect([response.statusCode, response.body.includes('http_request_seconds')]).toEqual([200, true])
})

test.each([
  ['from elsewhere', { remoteAddress: '10.1.2.3' }],
  ['through a proxy on the same machine', { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '10.1.2.3' } }],
])('metrics are not found %s', async (_from, request) => {
  expect((await open.app.inject({ url: '/metrics', ...request })).statusCode).toBe(404)
})

test('with a token set, metrics are for its holders only, wherever they are', async () => {
  const ask = (authorization?: string) => withToken.app.inject({ url: '/metrics', remoteAddress: '10.1.2.3', headers: authorization ? { authorization } : {} })
  const statuses = await Promise.all([ask(`Bearer ${token}`), ask('Bearer another-token-of-sixteen'), ask()])
  expect(statuses.map(({ statusCode }) => statusCode)).toEqual([200, 404, 404])
  expect((await withToken.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).statusCode).toBe(404)
})
