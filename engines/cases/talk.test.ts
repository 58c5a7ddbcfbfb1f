import { Readable } from 'node:stream'
import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { attach, mustAttach, mustReadFile } from './case-files.ts'
import { casesRoutes } from './cases.routes.ts'
import type { Audience } from './talk.store.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

let world: ToyWorld
beforeAll(async () => {
  world = await openToyWorld()
})
afterAll(() => world.close())

const as = (actor: Actor) => ({ context: world.context(actor) })
const say = (actor: Actor, caseId: string, said: { audience: Audience; text: string }) => call(casesRoutes.comment, { caseId, ...said }, as(actor))
const read = (actor: Actor, caseId: string) => call(casesRoutes.read, { caseId }, as(actor))
const heardBy = async (actor: Actor, caseId: string) => (await read(actor, caseId)).comments.map((comment) => comment.text)

/** Stores these bytes as the upload of that name would. */
async function upload(actor: Actor, caseId: string, file: { name: string; content: string | Buffer; audience?: Audience }): Promise<{ id: string }> {
  const context = world.context(actor)
  const audience = file.audience ?? 'parties'
  const reading = await mustAttach(context, { caseId, audience })
  const fileId = newId()
  const stored = await world.services.files.put(world.db.tenantId, fileId, Readable.from([Buffer.from(file.content)]))
  return attach(context, { fileId, fileName: file.name, contentType: 'application/x-lies', ...stored }, { reading, audience })
}

const pdf = '%PDF-1.7 …'

describe('comments', () => {
  test('to the parties are heard by parties and handlers', async () => {
    const { id } = await world.at('handling')
    await say(world.cast.proposer, id, { audience: 'parties', text: '热水器坏了一年了' })
    for (const actor of [world.cast.proposer, world.cast.office, world.cast.logistics, world.cast.finance]) expect(await heardBy(actor, id)).toEqual(['热水器坏了一年了'])
  })

  test('inner ones are heard by colleagues of the same office, not by parties or another unit', async () => {
    const { id } = await world.at('handling')
    const colleague = world.people.make('后勤同事', { 'toy.answer': { all: false, unitIds: [world.units.logistics] } })
    await say(world.cast.logistics, id, { audience: 'inner', text: '先别答应' })
    expect(await heardBy(colleague, id)).toEqual(['先别答应'])
    for (const actor of [world.cast.proposer, world.cast.finance, world.cast.office]) expect(await heardBy(actor, id)).toEqual([])
  })

  test('a party cannot write inner ones, a colleague who only looks none at all', async () => {
    const { id } = await world.at('handling')
    const refused = { code: 'case.not_for_you_to_say', status: 403 }
    await expect(say(world.cast.proposer, id, { audience: 'inner', text: '内部' })).rejects.toMatchObject(refused)
    await expect(say(world.cast.other, id, { audience: 'parties', text: '路过' })).rejects.toMatchObject(refused)
    expect((await read(world.cast.proposer, id)).mayCommentInner).toBe(false)
    expect((await read(world.cast.logistics, id)).mayCommentInner).toBe(true)
  })

  test('HTML is text, and an endless text is refused', async () => {
    const { id } = await world.at('review')
    const html = '<script>alert(document.cookie)</script>'
    await say(world.cast.proposer, id, { audience: 'parties', text: html })
    expect(await heardBy(world.cast.office, id)).toEqual([html])
    await expect(say(world.cast.proposer, id, { audience: 'parties', text: '长'.repeat(100_000) })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('files', () => {
  test('are read by whoever they are meant for, under the type of their content', async () => {
    const { id } = await world.at('handling')
    const { id: fileId } = await upload(world.cast.proposer, id, { name: '照片/../现场.pdf', content: pdf })
    expect((await read(world.cast.logistics, id)).files).toMatchObject([{ name: '现场.pdf', contentType: 'application/pdf', by: '张提出', mayRemove: true }])
    await expect(mustReadFile(world.context(world.cast.finance), { caseId: id, fileId })).resolves.toMatchObject({ file: { name: '现场.pdf' } })
    await expect(mustReadFile(world.context(world.cast.other), { caseId: id, fileId })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('inner ones are not there for the parties or another unit', async () => {
    const { id } = await world.at('handling')
    const { id: fileId } = await upload(world.cast.logistics, id, { name: '底价.pdf', content: pdf, audience: 'inner' })
    for (const actor of [world.cast.proposer, world.cast.finance]) {
      expect((await read(actor, id)).files).toEqual([])
      await expect(mustReadFile(world.context(actor), { caseId: id, fileId })).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('of another case or university are not found', async () => {
    const [one, two] = [await world.at('review'), await world.at('review')]
    const { id: fileId } = await upload(world.cast.proposer, one.id, { name: '现场.pdf', content: pdf })
    await expect(mustReadFile(world.context(world.cast.proposer), { caseId: two.id, fileId })).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = world.context(world.cast.office, { tenant: world.otherTenant, db: world.otherDb })
    await expect(mustReadFile(elsewhere, { caseId: one.id, fileId })).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each<[string, { name: string; content: string | Buffer; code: string }]>([
    ['a page that calls itself a picture', { name: '照片.jpg', content: '<html><script>…</script></html>', code: 'case.file_lies' }],
    ['a PDF that calls itself a document', { name: '报告.docx', content: pdf, code: 'case.file_lies' }],
    ['a PDF without an ending', { name: '报告', content: pdf, code: 'case.file_lies' }],
    ['a program that calls itself a document', { name: '报告.docx', content: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), code: 'case.file_not_wanted' }],
    ['a page', { name: '说明.html', content: '<html></html>', code: 'case.file_lies' }],
    ['nothing', { name: '空.txt', content: '', code: 'case.file_not_wanted' }],
  ])('%s is refused', async (_what, { name, content, code }) => {
    const { id } = await world.at('review')
    await expect(upload(world.cast.proposer, id, { name, content })).rejects.toMatchObject({ code, status: 415 })
  })

  test('are taken away by whoever attached them or handles the case, once', async () => {
    const { id } = await world.at('handling')
    const { id: fileId } = await upload(world.cast.finance, id, { name: '预算.pdf', content: pdf })
    await expect(call(casesRoutes.removeFile, { caseId: id, fileId }, as(world.cast.proposer))).rejects.toMatchObject({ code: 'case.not_yours_to_remove' })
    await expect(call(casesRoutes.removeFile, { caseId: id, fileId }, as(world.cast.logistics))).resolves.toEqual({ id: fileId })
    await expect(call(casesRoutes.removeFile, { caseId: id, fileId }, as(world.cast.finance))).rejects.toMatchObject({ code: 'not_found' })
    expect((await read(world.cast.proposer, id)).files).toEqual([])
  })
})
