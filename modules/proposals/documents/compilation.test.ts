import { call } from '@orpc/server'
import { readdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Services } from '../../../kernel/context.ts'
import { idFrom, newId } from '../../../kernel/ids.ts'
import { proposalsRoutes } from '../proposals.routes.ts'
import { openCongress, refusalCode, text, type Acting, type Congress } from '../proposals.testing.ts'
import { resumeCompilations, runCompilation } from './compilation.job.ts'
import { takeCompilation } from './compilations.actions.ts'
import { documentsRoutes } from './documents.routes.ts'

let congress: Congress

const hostile = '关于<b>晚餐</b>&“班车”\u0001的建议'

beforeAll(async () => {
  congress = await openCongress()
  const { cast } = congress
  await congress.at('replied')
  await congress.at('signed')
  await submit(cast.sun, { title: hostile, topic: 'teaching' })
  const back = await submit(cast.sun, { title: '关于撤回的建议' })
  await congress.act(cast.sun, back, 'withdraw', { reason: '情况已经变化' })
  await congress.start(cast.wang, { title: '关于还没有写完的建议' })
})
afterAll(() => congress.close())

describe('a compilation', () => {
  test('holds every proposal that was filed, by topic and number, and names those that it leaves out', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: await compiled() })
    const headings = [...value.matchAll(/<h([12])><a[^>]*><\/a>(.*?)<\/h/g)].map(([, level, words]) => `${level} ${words}`)
    expect(headings).toEqual([
      '1 教学与人才培养',
      '2 关于&lt;b&gt;晚餐&lt;/b&gt;&amp;“班车”的建议',
      '1 后勤服务',
      '2 第001号　关于延长教工食堂晚餐供应时间的建议',
      '2 第002号　关于延长教工食堂晚餐供应时间的建议',
      '1 附：未收入本汇编的提案',
    ])
    expect(value).toContain('<td><p>关于撤回的建议</p></td><td><p>已撤回</p></td>')
  })

  test('shows nobody’s draft', async () => {
    expect(strFromU8(await part('word/document.xml'))).not.toContain('还没有写完')
  })

  test('shows an answer that is published, and none that is not', async () => {
    const xml = strFromU8(await part('word/document.xml'))
    expect([...xml.matchAll(/您的建议已经落实/g)]).toHaveLength(1)
  })

  test('has a contents field whose every line leads to its heading and asks for its page', async () => {
    const xml = strFromU8(await part('word/document.xml'))
    const of = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, name]) => name)
    const links = of(/<w:hyperlink w:anchor="(\w+)"/g)
    expect(links).toHaveLength(6)
    expect(of(/<w:bookmarkStart w:id="\d+" w:name="(\w+)"/g)).toEqual(links)
    expect(of(/ PAGEREF (\w+) \\h /g)).toEqual(links)
    expect(new Set(links).size).toBe(links.length)
    expect(xml).toContain('TOC \\o "1-2" \\h \\z \\u')
    expect(strFromU8(await part('word/settings.xml'))).toContain('<w:updateFields w:val="true"/>')
  })

  test('tells how far it is while it runs', async () => {
    const told: unknown[] = []
    const services = { ...congress.services, live: { ...congress.services.live, publish: (_tenant: string, _topic: string, data: unknown) => void told.push(data) } }
    const id = await start()
    await runCompilation(services, congress.db, id)
    expect(told).toEqual([{ total: 3 }, { done: 3 }, {}])
    expect(await status(id)).toMatchObject({ state: 'done', done: 3, total: 3, problem: null, file: { name: '九届一次提案汇编-2026-03-02.docx' } })
  })

  test('is one, however many ask at once', async () => {
    const [one, other] = await Promise.all([start(), start()])
    expect(other).toBe(one)
    await run(one)
  })

  test('run a second time finds nothing to do', async () => {
    const id = await start()
    await run(id)
    const before = await status(id)
    await run(id)
    expect(await status(id)).toEqual(before)
  })

  test('is no longer there when its time is over, and says so', async () => {
    const id = await start()
    await run(id)
    await congress.db.q.deleteFrom('files').where('tenant_id', '=', congress.db.tenantId).execute()
    expect(await status(id)).toMatchObject({ state: 'done', file: null })
    expect(await refusalCode(takeCompilation(context(), id))).toBe('proposal.compilation_expired')
  })

  test('stands in the audit log when it is begun, made and taken', async () => {
    const id = await start()
    await run(id)
    await takeCompilation(context(), id)
    expect(await auditOf(id)).toEqual(['start_compilation', 'compile', 'download'])
  })
})

describe('a compilation that fails', () => {
  test('for want of room on the disk, in the middle of the file, says so and leaves no half of it', async () => {
    const id = await start()
    const before = await storedFiles()
    await runCompilation({ ...congress.services, files: fullDisk() }, congress.db, id)
    expect(await status(id)).toMatchObject({ state: 'failed', problem: { zh: expect.stringContaining('没有留下不完整的文件') }, file: null })
    expect(await storedFiles()).toEqual(before)
  })

  test('in the middle of the proposals says so, and leaves no half of it', async () => {
    const id = await start()
    const before = await storedFiles()
    await runCompilation(failingAfterAPage(), congress.db, id)
    expect(await status(id)).toMatchObject({ state: 'failed', total: 3, file: null })
    expect(await storedFiles()).toEqual(before)
    expect(await auditOf(id)).toEqual(['start_compilation', 'fail'])
  })

  test('cannot be downloaded, and the next is made afresh', async () => {
    const id = await start()
    await runCompilation(failingAfterAPage(), congress.db, id)
    expect(await refusalCode(takeCompilation(context(), id))).toBe('proposal.compilation_failed')
    const next = await start()
    expect(next).not.toBe(id)
    await run(next)
    expect((await status(next)).state).toBe('done')
  })

  test('because its process died is carried on by another, and the half that was written goes', async () => {
    const id = await start()
    await pretendDead(id, { attempts: 1 })
    const half = `${congress.services.files.path(congress.db.tenantId, idFrom(id, '1'))}.partial`
    await congress.services.files.put(congress.db.tenantId, idFrom(id, '1'), Transform.from(['x']))
    await writeFile(half, 'half')
    congress.sentJobs.length = 0
    await resumeCompilations(congress.services, congress.db)
    expect(congress.sentJobs.map(({ call: { payload } }) => payload)).toEqual([{ compilationId: id }])
    await run(id)
    expect((await status(id)).state).toBe('done')
    expect((await storedFiles()).filter((name) => half.includes(name.replace('.partial', '')))).toEqual([])
  })

  test('because its process dies again and again is given up with words', async () => {
    const id = await start()
    await pretendDead(id, { attempts: 3 })
    await run(id)
    expect(await status(id)).toMatchObject({ state: 'failed', problem: { zh: expect.stringContaining('中断了 3 次') } })
  })

  test('because it was slow and taken for dead leaves the work of the other as it is', async () => {
    const id = await start()
    const before = await storedFiles()
    const { files } = congress.services
    const put: typeof files.put = async (...file) => {
      await pretendDead(id, { attempts: 1 })
      await run(id)
      return files.put(...file)
    }
    await runCompilation({ ...congress.services, files: { ...files, put } }, congress.db, id)
    expect(await status(id)).toMatchObject({ state: 'done', problem: null })
    expect(await storedFiles()).toHaveLength(before.length + 1)
    expect(await auditOf(id)).toEqual(['start_compilation', 'compile'])
  })

  test('is not begun twice while its process lives', async () => {
    const id = await start()
    const others: Promise<void>[] = []
    const services = publishing(() => others.push(run(id)))
    await runCompilation(services, congress.db, id)
    await Promise.all(others)
    expect(others.length).toBeGreaterThan(0)
    expect(await auditOf(id)).toEqual(['start_compilation', 'compile'])
  })
})

describe('compilations', () => {
  test('are for those who may read every proposal', async () => {
    const { sessionId: id, cast } = congress
    expect(await refusalCode(call(documentsRoutes.startCompilation, { id }, { context: congress.context(cast.ding) }))).toBe('forbidden')
    expect(await refusalCode(call(documentsRoutes.compilations, { id }, { context: congress.context(cast.ding) }))).toBe('forbidden')
  })

  test('are not for those who may read the proposals of one branch', async () => {
    const branch = congress.actor(['proposals.read'], { scope: { all: false, unitIds: [congress.units.physics] } })
    expect(await refusalCode(call(documentsRoutes.startCompilation, { id: congress.sessionId }, { context: congress.context(branch) }))).toBe('not_found')
  })

  test('of another university do not exist', async () => {
    const id = await start()
    await run(id)
    const stranger = congress.context(congress.actor(['proposals.read']), { tenant: congress.otherTenant })
    expect(await refusalCode(call(documentsRoutes.compilation, { id }, { context: stranger }))).toBe('not_found')
    expect(await refusalCode(takeCompilation({ ...stranger, scope: { all: true } }, id))).toBe('not_found')
  })

  test('are listed newest first', async () => {
    const id = await start()
    await run(id)
    const { items } = await call(documentsRoutes.compilations, { id: congress.sessionId }, { context: congress.context(congress.cast.member) })
    expect(items[0]?.id).toBe(id)
  })
})

function context(by: Acting = congress.cast.secretary) {
  return { ...congress.context(by), scope: { all: true as const } }
}

async function submit(by: Acting, more: { title: string; topic?: 'teaching' }): Promise<string> {
  const { id } = await call(proposalsRoutes.start, { ...text, ...more }, { context: congress.context(by) })
  await congress.act(by, id, 'openSeconding')
  await congress.act(congress.cast.wang, id, 'second')
  await congress.act(congress.cast.zhao, id, 'second')
  return id
}

async function start(): Promise<string> {
  return (await call(documentsRoutes.startCompilation, { id: congress.sessionId }, { context: context() })).id
}

async function run(id: string): Promise<void> {
  await runCompilation(congress.services, congress.db, id)
}

function status(id: string) {
  return call(documentsRoutes.compilation, { id }, { context: context() })
}

async function compiled(): Promise<Buffer> {
  const id = await start()
  await run(id)
  const { fileId } = await takeCompilation(context(), id)
  return buffer(congress.services.files.open(congress.db.tenantId, fileId))
}

async function part(name: string): Promise<Uint8Array> {
  return unzipSync(await compiled())[name] ?? new Uint8Array()
}

async function storedFiles(): Promise<string[]> {
  const folder = dirname(dirname(congress.services.files.path(congress.db.tenantId, newId())))
  return (await readdir(folder, { recursive: true })).filter((name) => name.includes('/')).toSorted()
}

function fullDisk(): Services['files'] {
  const { files } = congress.services
  let bytes = 0
  const limited = () =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length
        done(bytes > 4_000 ? Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }) : null, chunk)
      },
    })
  return { ...files, put: (tenantId, fileId, content) => files.put(tenantId, fileId, content.compose(limited())) }
}

function publishing(hear: (data: unknown) => unknown): Services {
  return { ...congress.services, live: { ...congress.services.live, publish: (_tenant, _topic, data) => void hear(data) } }
}

function failingAfterAPage(): Services {
  return publishing((data) => {
    if (typeof data === 'object' && data !== null && 'done' in data) throw new Error('the connection is lost')
  })
}

/** As a process leaves it that was killed a minute ago. */
async function pretendDead(id: string, { attempts }: { attempts: number }): Promise<void> {
  await congress.db.q
    .updateTable('proposal_compilations')
    .set({ state: 'running', runner: newId(), runner_at: new Date(congress.clock.now().getTime() - 60_000), attempts })
    .where('tenant_id', '=', congress.db.tenantId)
    .where('id', '=', id)
    .execute()
}

async function auditOf(id: string): Promise<string[]> {
  const rows = await congress.db.q.selectFrom('audit_entries').select('action').where('tenant_id', '=', congress.db.tenantId).where('entity_id', '=', id).orderBy('id').execute()
  return rows.map(({ action }) => action.replace('proposal_document.', ''))
}
