import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/app.ts'

let shell: TestApp

beforeAll(async () => {
  shell = await openApp()
})
afterAll(() => shell.close())

test.each(['/api/v1/shell/sign-in', '/api/v1/nothing-here', '/healthz', '/api/openapi.json'])('%s carries the security headers', async (url) => {
  const { headers } = await shell.app.inject({ url, headers: { host: shell.host } })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("object-src 'none'")
})

test('nothing says what the server is made of', async () => {
  const { headers } = await shell.app.inject({ url: '/healthz' })
  expect([headers['x-powered-by'], headers.server]).toEqual([undefined, undefined])
})

test('a caller does not choose the request id', async () => {
  const { headers } = await shell.app.inject({ url: '/healthz', headers: { 'x-request-id': 'mine', 'request-id': 'mine' } })
  expect(headers['x-request-id']).not.toBe('mine')
})
