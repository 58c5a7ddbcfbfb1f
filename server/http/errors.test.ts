import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCookie } from '../../modules/identity/identity.api.ts'
import { makePerson, signInAs } from '../../modules/identity/identity.testing.ts'
import { openApp, type TestApp } from '../testing/app.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { errorBody } from './api-error.ts'

let shell: TestApp
let cookies: Record<string, string>
let host: string

beforeAll(async () => {
  shell = await openApp()
  host = shell.host
  const person = await makePerson(shell.world, 'office', { role: 'school_officer' })
  cookies = { [sessionCookie]: (await signInAs(shell.world, person)).cookie }
})
afterAll(() => shell.close())

test.each([
  ['zh-CN,zh;q=0.9', '请先登录。'],
  ['en-GB,en;q=0.9', 'Please sign in first.'],
])('an error speaks the language of the browser: %s', async (language, message) => {
  const response = await shell.app.inject({ url: '/api/v1/staff', headers: { host, 'accept-language': language } })
  expect([response.statusCode, response.json()]).toEqual([401, { code: 'unauthenticated', message, requestId: response.headers['x-request-id'], details: {} }])
})

test.each([
  ['zh-CN', /^这项操作需要“[一-龥]+”权限。请联系.*办理；您本人需要这项权限的，请联系安全管理员开通。$/],
  ['en', /^This needs the permission “[A-Z][a-z ]+”. Ask for help from: .*, ask the security administrator\.$/],
])('a refusal names the permission by its title and says who can help: %s', async (language, words) => {
  const response = await shell.app.inject({ url: '/api/v1/accounts', headers: { host, 'accept-language': language }, cookies })
  const body = response.json()
  expect([response.statusCode, body.code]).toEqual([403, 'forbidden'])
  expect(body.message).toMatch(words)
  expect(body.details).toEqual({ permission: 'identity.read' })
})

test('input that does not fit the contract names each place', async () => {
  const response = await shell.app.inject({ method: 'POST', url: '/api/v1/session', headers: { host }, payload: { username: 7 } })
  expect(response.statusCode).toBe(400)
  expect(response.json()).toMatchObject({ code: 'invalid_input', details: { count: 2, issues: [{ path: 'username' }, { path: 'password' }] } })
})

test('a path that no route has is told in JSON', async () => {
  const response = await shell.app.inject({ url: '/api/v1/nothing-here', headers: { host } })
  expect([response.statusCode, response.json()]).toEqual([404, expect.objectContaining({ code: 'not_found', requestId: response.headers['x-request-id'] })])
})

test('a host that no university has is told in JSON', async () => {
  const response = await shell.app.inject({ url: '/api/v1/shell/sign-in', headers: { host: 'unknown.test' } })
  expect([response.statusCode, response.json()]).toEqual([404, expect.objectContaining({ code: 'not_found' })])
})

test('text that is no JSON is refused as such', async () => {
  const response = await shell.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { host, 'content-type': 'application/json' },
    payload: '{"username":',
  })
  expect([response.statusCode, response.json()]).toEqual([400, expect.objectContaining({ code: 'bad_request' })])
})

test('a form of another page is no request of ours', async () => {
  const response = await shell.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'username=a&password=b',
  })
  expect([response.statusCode, response.json()]).toEqual([415, expect.objectContaining({ code: 'bad_request' })])
})

test('a POST without a body is one with nothing in it', async () => {
  const response = await shell.app.inject({
    method: 'POST',
    url: '/api/v1/me/sessions/end-others',
    headers: { host, 'content-type': 'application/json' },
    cookies,
  })
  expect(response.statusCode).toBe(200)
})

test('a body of more than 2 MB is refused', async () => {
  const response = await shell.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { host },
    payload: { username: 'x'.repeat(3 * 1024 * 1024), password: 'x' },
  })
  expect([response.statusCode, response.json()]).toEqual([413, expect.objectContaining({ code: 'too_large' })])
})

test('an upload of more than 50 MB is refused', async () => {
  const payload = Buffer.concat([
    Buffer.from('--cut\r\ncontent-disposition: form-data; name="file"; filename="名单.csv"\r\ncontent-type: text/csv\r\n\r\n'),
    Buffer.alloc(51 * 1024 * 1024, 'x'),
    Buffer.from('\r\n--cut--\r\n'),
  ])
  const response = await shell.app.inject({
    method: 'POST',
    url: '/api/v1/member-imports',
    headers: { host, 'content-type': 'multipart/form-data; boundary=cut' },
    cookies,
    payload,
  })
  expect([response.statusCode, response.json()]).toEqual([413, expect.objectContaining({ code: 'upload.too_large' })])
})

test('a bug answers 500 with the request id and nothing of its inside', async () => {
  const { services, db } = shell.world
  const sound = services.databases
  const fail = () => {
    throw new TypeError('secret inside of the server')
  }
  const broken = new Proxy(db.q, { get: () => fail })
  services.databases = { ...sound, of: () => ({ tenantId: db.tenantId, q: broken }) }
  const response = await shell.app.inject({ url: '/api/v1/shell/views?table=staff', headers: { host }, cookies })
  services.databases = sound
  expect([response.statusCode, response.json()]).toEqual([500, expect.objectContaining({ code: 'unexpected', requestId: response.headers['x-request-id'], details: {} })])
  expect(response.body).not.toContain('secret inside')
})

test('words in two languages among the details read in the language of the caller', () => {
  const error = invalidInput({ count: 1, issues: [{ path: 'reason', message: { zh: '请填写。', en: 'Please fill this in.' } }] })
  expect(errorBody(error, 'r', 'en').details).toEqual({ count: 1, issues: [{ path: 'reason', message: 'Please fill this in.' }] })
  expect(errorBody(error, 'r', 'zh').details).toMatchObject({ issues: [{ message: '请填写。' }] })
})
