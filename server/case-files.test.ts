import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase } from '../engines/cases/open-case.ts'
import { registerToy, toyProcess } from '../engines/cases/testing/toy.process.ts'
import { readCalendar } from '../engines/calendar/calendar.store.ts'
import { newId } from '../kernel/ids.ts'
import { sessionCookie } from '../modules/identity/identity.api.ts'
import { inTransaction, makePerson, makeUnits, signInAs } from '../modules/identity/identity.testing.ts'
import { apiPrefix } from './http/api.ts'
import { openApp, type TestApp } from './testing/app.ts'

let shell: TestApp
let caseId: string
const cookies = { proposer: '', stranger: '' }

beforeAll(async () => {
  shell = await openApp()
  registerToy()
  const { world } = shell
  const units = await makeUnits(world)
  const staffId = newId()
  cookies.proposer = (await signInAs(world, await makePerson(world, 'proposer', { staffId }))).cookie
  cookies.stranger = (await signInAs(world, await makePerson(world, 'stranger'))).cookie
  const calendar = await readCalendar(world.db)
  const by = { actor: { ...world.actor([], { name: '张提出' }), staffId }, actingFor: null }
  const opened = await inTransaction(world, world.tenant, (trx) =>
    openCase(trx, toyProcess, { title: '热水', unitId: units.branch, filedBy: staffId, join: [{ relation: 'proposer', staffId }], by, calendar }),
  )
  caseId = opened.id
})
afterAll(() => shell.close())

function send(who: keyof typeof cookies, file: { name: string; content: string; audience?: string }): Promise<LightMyRequestResponse> {
  const audience = `--cut\r\ncontent-disposition: form-data; name="audience"\r\n\r\n${file.audience ?? 'parties'}\r\n`
  const part = `--cut\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n${file.content}\r\n`
  return shell.app.inject({
    method: 'POST',
    url: `${apiPrefix}/cases/${caseId}/files`,
    headers: { host: shell.host, 'content-type': 'multipart/form-data; boundary=cut' },
    cookies: { [sessionCookie]: cookies[who] },
    payload: `${audience}${part}--cut--\r\n`,
  })
}

function download(who: keyof typeof cookies, id: string): Promise<LightMyRequestResponse> {
  return shell.app.inject({ url: `${apiPrefix}/cases/${caseId}/files/${id}`, headers: { host: shell.host }, cookies: { [sessionCookie]: cookies[who] } })
}

describe('an attachment', () => {
  test('goes up and comes down again as it was, as a download of the type that its content has', async () => {
    const sent = await send('proposer', { name: '现场.pdf', content: '%PDF-1.7 …' })
    expect(sent.statusCode).toBe(201)
    const got = await download('proposer', sent.json<{ id: string }>().id)
    expect([got.statusCode, got.body, got.headers['content-type'], got.headers['x-content-type-options']]).toEqual([200, '%PDF-1.7 …', 'application/pdf', 'nosniff'])
    expect(got.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('现场.pdf')}`)
  })

  test('that lies about its type is refused in words, and nothing of it stays', async () => {
    const refused = await send('proposer', { name: '照片.jpg', content: '<script>alert(1)</script>' })
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([415, 'case.file_lies'])
    const { q, tenantId } = shell.world.db
    expect(await q.selectFrom('files').select('name').where('tenant_id', '=', tenantId).where('name', '=', '照片.jpg').execute()).toEqual([])
  })

  test('is neither put there nor read by somebody who cannot see the case', async () => {
    const { id } = (await send('proposer', { name: '现场.txt', content: '走廊尽头' })).json<{ id: string }>()
    expect((await send('stranger', { name: '现场.txt', content: '走廊尽头' })).statusCode).toBe(404)
    expect((await download('stranger', id)).statusCode).toBe(404)
  })

  test('for an office only is not for a party to send', async () => {
    const refused = await send('proposer', { name: '现场.txt', content: '走廊尽头', audience: 'inner' })
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'case.not_for_you_to_say'])
  })
})
