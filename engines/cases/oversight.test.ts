import { read, utils } from '@e965/xlsx'
import { call } from '@orpc/server'
import { buffer } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../kernel/auth/actor.ts'
import { everywhere } from '../../kernel/auth/actor.ts'
import { extractPdfText } from '../documents/testing/pdf-text.ts'
import { writeDocx } from '../documents/write-docx.ts'
import { writePdf } from '../documents/write-pdf.ts'
import { writeXlsx, type SheetCell } from '../documents/write-sheet.ts'
import { paperOf } from './case-paper.ts'
import { exportCases } from './export-cases.ts'
import { exportStatistics } from './export-statistics.ts'
import { oversightRoutes } from './oversight.routes.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

let world: ToyWorld
const ids: Record<string, string> = {}

beforeAll(async () => {
  world = await openToyWorld('2026-03-02T01:00:00Z')
  ids.draft = (await world.at('draft', '草稿里的')).id
  ids.review = (await world.at('review', '审核里的')).id
  ids.answered = (await world.at('answered', '答复了的')).id
  ids.handling = (await world.at('handling', '<b>办理</b>里的')).id
  world.clock.set('2026-03-10T01:00:00Z')
  ids.withdrawn = (await world.at('review', '撤回的')).id
  await world.act(world.cast.proposer, ids.withdrawn, { action: 'withdraw' })
})
afterAll(() => world.close())

const supervisor = (scope: Scope = everywhere) => world.context(world.actor(['cases.supervise'], { scope, staffId: world.cast.office.staffId }))
const routeContext = (scope: Scope = everywhere) => ({ ...supervisor(scope), scope })

describe('supervision', () => {
  const list = (input: { step?: 'due_soon' | 'today' | 'overdue'; cursor?: string; limit?: number } = {}, scope?: Scope) =>
    call(oversightRoutes.supervise, input, { context: supervisor(scope) })

  test('what is late stands first, with whom it waits for and since when', async () => {
    const { items, count } = await list()
    expect(items.map((item) => [item.title, item.who.zh, item.daysLate, item.overdue])).toEqual([
      ['<b>办理</b>里的', '财务处（toy.answer）', 1, true],
      ['审核里的', 'toy.review', 1, true],
      ['<b>办理</b>里的', '后勤处（toy.answer）', 0, false],
      ['答复了的', '张提出', 0, false],
    ])
    expect(count).toBe(4)
  })

  test('nobody sees another’s draft in it', async () => {
    const titles = (await list({ limit: 200 })).items.map((item) => item.title)
    expect(titles).not.toContain('草稿里的')
  })

  test('pages follow one another without a gap, in a constant number of statements', async () => {
    const first = await list({ limit: 2 })
    world.statements.length = 0
    const second = await list({ limit: 2, cursor: first.nextCursor ?? '' })
    const sent = world.statements.length
    expect([...first.items, ...second.items].map((item) => item.taskId)).toEqual((await list()).items.map((item) => item.taskId))
    expect(sent).toBeLessThanOrEqual(4)
  })

  test('it reaches as far as the permission: the branch of the case, or the unit at work', async () => {
    expect((await list({}, { all: false, unitIds: [world.units.finance] })).items).toHaveLength(1)
    expect((await list({}, { all: false, unitIds: [world.units.branch] })).items).toHaveLength(4)
    expect((await list({}, { all: false, unitIds: [] })).items).toEqual([])
  })

  test('only what is late', async () => {
    expect((await list({ step: 'overdue' })).items).toHaveLength(2)
    expect((await list({ step: 'today' })).items).toEqual([])
  })
})

describe('statistics', () => {
  test('count what stands where, and how long it stayed', async () => {
    world.statements.length = 0
    const { states, opened, units } = await call(oversightRoutes.statistics, { process: 'toy' }, { context: supervisor() })
    expect(Object.fromEntries(states.map((state) => [state.state, [state.count, state.overdue]]))).toEqual({
      review: [1, 1],
      handling: [1, 1],
      answered: [1, 0],
      done: [0, 0],
      withdrawn: [1, 0],
    })
    // Three left review at once, one is there for eight days: 2 to 10 March.
    expect(states.find((state) => state.state === 'review')).toMatchObject({ medianDays: 0, longestDays: 8 })
    expect(opened).toEqual([{ month: '2026-03', opened: 4, closed: 1 }])
    expect(units).toEqual([{ unit: { unitId: world.units.branch, name: '文学院分工会' }, open: 3, overdue: 2, closed: 1, medianDays: 0 }])
    expect(world.statements.length).toBeLessThanOrEqual(5)
  })

  test('by the days on which cases were opened', async () => {
    const { opened } = await call(oversightRoutes.statistics, { process: 'toy', from: '2026-03-10', to: '2026-03-10' }, { context: supervisor() })
    expect(opened).toEqual([{ month: '2026-03', opened: 1, closed: 1 }])
  })

  test('of a process that is not there are not found', async () => {
    await expect(call(oversightRoutes.statistics, { process: 'nothing' }, { context: supervisor() })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the exported list', () => {
  const rowsOf = async (scope?: Scope) => {
    const { sheet } = await exportCases(routeContext(scope), { process: 'toy' })
    const rows: SheetCell[][] = []
    for await (const row of sheet.rows) rows.push(row)
    return { rows, watermark: sheet.watermark }
  }

  test('marks what was withdrawn and what is not published, and leaves drafts out', async () => {
    const { rows, watermark } = await rowsOf()
    expect(rows.map((row) => [row[1], row[2], row[3]])).toEqual([
      ['审核里的', '审核中', '未公开'],
      ['答复了的', '已答复', '未公开'],
      ['<b>办理</b>里的', '办理中', '未公开'],
      ['撤回的', '已撤回', '未公开'],
    ])
    expect(watermark).toContain('共 4 件')
  })

  test('stands in the audit log with its filter', async () => {
    await rowsOf()
    const { q, tenantId } = world.db
    const entry = await q.selectFrom('audit_entries').select('details').where('tenant_id', '=', tenantId).where('action', '=', 'case.export').executeTakeFirst()
    expect(entry?.details).toEqual({ process: 'toy', count: 4 })
  })

  test('reaches no further than the permission', async () => {
    expect((await rowsOf({ all: false, unitIds: [world.units.finance] })).rows).toEqual([])
  })

  test('that breaks off is no file: whoever downloads it sees the failure', async () => {
    const { sheet } = await exportCases(routeContext(), { process: 'toy' })
    const failing = async function* () {
      for await (const row of sheet.rows) {
        yield row
        throw new Error('the database went away')
      }
    }
    const out = new PassThrough()
    const read = buffer(out)
    await expect(writeXlsx(out, { ...sheet, rows: failing() })).rejects.toThrow('the database went away')
    await expect(read).rejects.toThrow('the database went away')
  })
})

describe('the exported figures', () => {
  test('are a workbook with a sheet for each picture, as the page shows them', async () => {
    const file = await exportStatistics(routeContext(), { process: 'toy', from: '2026-03-01' })
    const out = new PassThrough()
    const [bytes] = await Promise.all([buffer(out), writeXlsx(out, file.sheet, ...(file.more ?? []))])
    const book = read(bytes, { type: 'buffer' })
    expect(book.SheetNames).toEqual(['现在都在哪一步', '每一步停多久', '每月提出和办结', '各单位'])
    const rowsIn = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 })
    const { states, opened, units } = await call(oversightRoutes.statistics, { process: 'toy', from: '2026-03-01' }, { context: supervisor() })
    expect(rowsIn('现在都在哪一步').slice(2)).toEqual(states.map((one) => [one.title.zh, one.count, one.overdue]))
    expect(rowsIn('每月提出和办结').slice(2)).toEqual(opened.map((one) => [one.month, one.opened, one.closed]))
    expect(
      rowsIn('各单位')
        .slice(2)
        .map((row) => row.slice(0, 2)),
    ).toEqual(units.map((one) => [one.unit.name, one.open]))
    expect(rowsIn('各单位')[0]).toEqual([expect.stringContaining('2026-03-01至今提出')])
  })

  test('reach no further than the permission', async () => {
    const { more = [] } = await exportStatistics(routeContext({ all: false, unitIds: [world.units.finance] }), { process: 'toy' })
    const units: SheetCell[][] = []
    for await (const row of more.at(-1)?.rows ?? []) units.push(row)
    expect(units).toEqual([])
  })
})

describe('a case on paper', () => {
  test('says what the reader may see, in a file that opens', async () => {
    const { paper } = await paperOf(world.context(world.cast.proposer), ids.handling ?? '')
    const text = await extractPdfText(await writePdf(paper))
    for (const words of ['<b>办理</b>里的', '办理中', '主办单位', '后勤处', '交办']) expect(text).toContain(words)
    expect((await writeDocx(paper)).byteLength).toBeGreaterThan(2_000)
  })

  test('keeps the opinions of offices from its parties', async () => {
    const paperFor = async (context: ReturnType<ToyWorld['context']>) => JSON.stringify((await paperOf(context, ids.answered ?? '')).paper)
    expect(await paperFor(world.context(world.cast.proposer))).not.toContain('有经费')
    expect(await paperFor(world.context(world.cast.office))).toContain('有经费')
  })

  test('of somebody else’s draft there is none', async () => {
    await expect(paperOf(world.context(world.cast.office), ids.draft ?? '')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('may be long: a hundred thousand characters fill pages and lose none', async () => {
    const text = '字'.repeat(100_000)
    const pdf = await writePdf({ title: '长', blocks: [{ kind: 'table', columns: [{ header: '', widthPercent: 100 }], rows: [[text]] }] })
    expect((await extractPdfText(pdf)).replaceAll(/[^字]/g, '')).toHaveLength(100_000)
  }, 30_000)
})

describe('a process', () => {
  test('is shown to whoever is signed in, in words and as a picture', async () => {
    const shown = await call(oversightRoutes.process, { process: 'toy' }, { context: world.context(world.cast.other) })
    expect(shown.actions.find((action) => action.name === 'answer')).toMatchObject({ from: ['handling'], to: ['answered'], who: { zh: '主办单位' } })
    expect(shown.svg.zh).toContain('<svg')
  })
})
