import { Writable } from 'node:stream'
import { call } from '@orpc/server'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocx, type DocContent } from '../../../engines/documents/write-docx.ts'
import { writePdf } from '../../../engines/documents/write-pdf.ts'
import { writeXlsx } from '../../../engines/documents/write-sheet.ts'
import { proposalsRoutes } from '../proposals.routes.ts'
import { openCongress, rated, refusalCode, type Acting, type Congress } from '../proposals.testing.ts'
import { congressReport } from './congress-report.ts'
import { deliveryList } from './delivery-list.ts'
import { listSheet } from './list-sheet.ts'
import { blankForm, formOf } from './proposal-form.ts'

let congress: Congress
let replied: string
let signed: string
let withdrawn: string
let draft: string

beforeAll(async () => {
  congress = await openCongress()
  const { cast } = congress
  replied = await congress.at('replied')
  await congress.act(cast.ding, replied, 'rate', rated('mostly'))
  signed = await congress.at('signed')
  await congress.at('assigned')
  withdrawn = await congress.at('submitted')
  await congress.act(cast.ding, withdrawn, 'withdraw', { reason: '情况已经变化' })
  draft = await congress.start(cast.ding, { title: '关于还没有写完的建议' })
})
afterAll(() => congress.close())

describe('the form of a proposal', () => {
  test('holds who proposed and seconded it with their delegation, the text, and what came of it', async () => {
    const rows = rowsOf((await formOf(context(), replied)).paper)
    expect(rows['提案人及代表团']).toBe('丁提出（物理学院代表团）')
    expect(rows['附议人及代表团']).toBe('王附议、赵附议（物理学院代表团）')
    expect(rows['案由']).toBe('关于延长教工食堂晚餐供应时间的建议')
    expect(rows['提案委员会意见']).toBe('同意立案，编号001。')
    expect(rows['承办单位']).toBe('主办：后勤管理处\n协办：计划财务处')
    expect(rows['办理答复']).toContain('您的建议已经落实')
    expect(rows['提案人、附议人评价']).toBe('办理态度：满意 1 人\n办理结果：基本满意，还需继续落实 1 人')
  })

  test('leaves room to write where nothing is there yet', async () => {
    const rows = rowsOf((await formOf(context(congress.cast.ding), draft)).paper)
    expect(rows['提案委员会意见']).toMatch(/^\n{3}.*签章/)
    expect(rows['提案人、附议人评价']).toContain('□ 满意')
  })

  test('shows an answer only to those to whom it is shown', async () => {
    const { cast } = congress
    const reply = async (by: Acting) => rowsOf((await formOf(context(by), signed)).paper)['办理答复']
    expect(await reply(cast.lead)).toContain('您的建议已经落实')
    expect(await reply(cast.sun)).not.toContain('您的建议已经落实')
  })

  test('of somebody else’s draft does not exist', async () => {
    expect(await refusalCode(formOf(context(congress.cast.secretary), draft))).toBe('not_found')
  })

  test('is there for Word and as PDF, also with nothing in it', async () => {
    for (const { paper } of [await formOf(context(), replied), blankForm(context())]) {
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(paper)) })
      expect(value).toContain('教职工代表大会提案表')
      expect(Buffer.from(await writePdf(paper)).toString('latin1', 0, 5)).toBe('%PDF-')
    }
  })
})

describe('the delivery list', () => {
  test('has a line to sign for each unit and proposal, and the signature of whoever has signed', async () => {
    await call(proposalsRoutes.saveDelivery, { sessionId: congress.sessionId, heldOn: '2026-03-12', place: '行政楼' }, { context: congress.context(congress.cast.secretary) })
    const { paper } = await deliveryList(context(), congress.sessionId)
    const [table] = tablesOf(paper)
    expect(table?.columns.map(({ header }) => header)).toEqual(['序号', '承办单位', '提案', '协办单位', '答复期限', '签收人', '签收日期'])
    expect(table?.rows.map((row) => row.slice(0, 2).concat(row.slice(5)))).toEqual([
      ['1', '后勤管理处', '钱后勤', '2026.3.2'],
      ['2', '后勤管理处', '钱后勤', '2026.3.2'],
      ['3', '后勤管理处', '\n', ''],
    ])
    expect(wordsOf(paper)).toContain('送达会时间：2026年3月12日　地点：行政楼')
    expect(wordsOf(paper)).toContain('共交办提案 3 件，涉及承办单位 1 个')
  })
})

describe('the report to the congress', () => {
  test('says what the figures say, names its ground, and lists what is still open', async () => {
    const { paper } = await congressReport(context(), congress.sessionId)
    const words = wordsOf(paper)
    expect(words).toContain('教育部令第32号')
    expect(words).toContain('本次会议共征集提案3件。')
    expect(words).toContain('立案3件，立案率100%')
    expect(words).toContain('已答复1件，答复率33%')
    expect(words).toContain('应评价3人次，已评价1人次，参评率33%')
    const open = tablesOf(paper).find(({ columns }) => columns.some(({ header }) => header === '办理状态'))
    expect(open?.rows.map((row) => [row[0], row[4]])).toEqual([
      ['001', '已答复'],
      ['002', '已签发待公布'],
      ['003', '已交办'],
    ])
  })

  test('can be gone over in Word', async () => {
    const { paper } = await congressReport(context(), congress.sessionId)
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(paper)) })
    expect(value).toContain('<h1>一、提案征集和立案情况</h1>')
  })
})

describe('the list as a sheet', () => {
  test('holds what was withdrawn or is not public, and says so; drafts are not in it', async () => {
    const { sheet, fileName } = await listSheet(context(), congress.sessionId)
    const at = (header: string) => sheet.columns.findIndex((column) => column.header === header)
    const rows = await Array.fromAsync(sheet.rows)
    expect(rows.map((row) => [row[at('编号')], row[at('状态')], row[at('公开情况')]])).toEqual([
      ['001', '已答复', '公开'],
      ['002', '已签发待公布', '公开'],
      ['003', '已交办', '公开'],
      [null, '已撤回', '已撤回，不公开'],
    ])
    expect(sheet.watermark).toBe('秦秘书 2026-03-02 导出，共 4 件')
    expect(fileName).toBe('九届一次提案清单-2026-03-02.xlsx')
  })

  test('opens as a workbook', async () => {
    const pieces: Buffer[] = []
    const { sheet } = await listSheet(context(), congress.sessionId)
    await writeXlsx(new Writable({ write: (piece: Buffer, _encoding, done) => (pieces.push(piece), done()) }), sheet)
    expect(strFromU8(unzipSync(Buffer.concat(pieces))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('已撤回，不公开')
  })
})

test('every paper stands in the audit log', async () => {
  const before = await auditCount()
  await formOf(context(), replied)
  await deliveryList(context(), congress.sessionId)
  await congressReport(context(), congress.sessionId)
  await listSheet(context(), congress.sessionId)
  expect(await auditCount()).toBe(before + 4)
})

test('papers about a whole session are for those who may read all of it', async () => {
  const branch = { ...congress.context(congress.cast.member), scope: { all: false as const, unitIds: [congress.units.physics] } }
  for (const paper of [deliveryList, congressReport, listSheet]) expect(await refusalCode(paper(branch, congress.sessionId))).toBe('not_found')
})

function context(by: Acting = congress.cast.secretary) {
  return { ...congress.context(by), scope: { all: true as const } }
}

function tablesOf({ blocks }: DocContent) {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
}

function rowsOf(paper: DocContent): Record<string, string> {
  return Object.fromEntries(tablesOf(paper).flatMap(({ rows }) => rows.map(([label = '', value = '']) => [label.replaceAll(/\s/g, ''), value])))
}

function wordsOf({ blocks }: DocContent): string {
  return blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text])).join('\n')
}

async function auditCount(): Promise<number> {
  const rows = await congress.db.q.selectFrom('audit_entries').select('id').where('tenant_id', '=', congress.db.tenantId).where('action', 'like', 'proposal_document.%').execute()
  return rows.length
}
