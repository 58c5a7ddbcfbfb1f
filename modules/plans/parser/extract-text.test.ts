import { AlignmentType, Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import type { FileChild } from 'docx'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import PdfDocument from 'pdfkit'
import { fileURLToPath } from 'node:url'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../kernel/errors.ts'
import { extractPlanText } from './extract-text.ts'
import { parsePlan } from './parse-plan.ts'

interface Refusal {
  what: string
  name: string
  bytes: Uint8Array
  code: string
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const codeOf = (name: string, bytes: Uint8Array) =>
  extractPlanText({ name, bytes }).then(
    () => 'read',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

describe('.txt', () => {
  const text = '一、思想引领\n1. 学习（3月）'
  test.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(text)])],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-16 LE with a byte order mark', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with a byte order mark', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['UTF-16 LE without one', iconv.encode(text, 'utf-16le')],
  ])('text in %s is read', async (_, bytes) => {
    expect(await extractPlanText({ name: 'plan.TXT', bytes })).toBe(text)
  })
})

describe('refusals', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const zip = zipSync({ 'a.txt': bytesOf('a') })
  test.each<Refusal>([
    { what: 'an unknown type', name: 'plan.xlsx', bytes: zip, code: 'plans.file_type_unknown' },
    { what: 'a name without extension', name: 'plan', bytes: bytesOf('一、'), code: 'plans.file_type_unknown' },
    { what: 'an old Word document', name: 'plan.doc', bytes: ole, code: 'plans.file_old_word' },
    { what: 'a Word document with a password', name: 'plan.docx', bytes: ole, code: 'plans.file_old_word' },
    { what: 'an empty file', name: 'plan.txt', bytes: new Uint8Array(), code: 'plans.file_empty' },
    { what: 'a file of white space', name: 'plan.txt', bytes: bytesOf(' \n\n'), code: 'plans.file_empty' },
    { what: 'more than 20 MB', name: 'plan.txt', bytes: new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), code: 'plans.file_too_large' },
    { what: 'more characters than any plan has', name: 'plan.txt', bytes: new Uint8Array(1_000_001).fill(0x61), code: 'plans.file_too_large' },
    { what: 'a PDF named .txt', name: 'plan.txt', bytes: bytesOf('%PDF-1.4\n'), code: 'plans.file_type_mismatch' },
    { what: 'a PDF named .docx', name: 'plan.docx', bytes: bytesOf('%PDF-1.4\n'), code: 'plans.file_type_mismatch' },
    { what: 'a text named .pdf', name: 'plan.pdf', bytes: bytesOf('一、思想引领'), code: 'plans.file_type_mismatch' },
    { what: 'an archive named .docx', name: 'plan.docx', bytes: zip, code: 'plans.file_type_mismatch' },
    {
      what: 'bytes that are no text',
      name: 'plan.txt',
      bytes: Uint8Array.from({ length: 200 }, (_, index) => (index * 37) % 256),
      code: 'plans.file_type_mismatch',
    },
    { what: 'a damaged docx', name: 'plan.docx', bytes: Buffer.concat([zip.subarray(0, 20), Buffer.alloc(50)]), code: 'plans.file_damaged' },
    { what: 'a damaged pdf', name: 'plan.pdf', bytes: bytesOf('%PDF-1.4\nnothing'), code: 'plans.file_damaged' },
  ])('$what is refused', async ({ name, bytes, code }) => {
    expect(await codeOf(name, bytes)).toBe(code)
  })

  test('a refusal says in both languages which file and what to do', async () => {
    const error: unknown = await extractPlanText({ name: '要点.doc', bytes: ole }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ text: { zh: expect.stringContaining('“要点.doc”'), en: expect.stringContaining('save it as .docx') } })
  })
})

const numbered = (reference: string, level: number, text: string) => new Paragraph({ numbering: { reference, level }, children: [new TextRun(text)] })
const cell = (...paragraphs: string[]) => new TableCell({ children: paragraphs.map((text) => new Paragraph(text)) })

async function docxText(children: FileChild[]): Promise<string> {
  const level = (depth: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: depth,
    format,
    text,
    alignment: AlignmentType.LEFT,
  })
  const document = new Document({
    numbering: {
      config: [
        { reference: 'headings', levels: [level(0, LevelFormat.JAPANESE_COUNTING, '%1、'), level(1, LevelFormat.CHINESE_COUNTING, '（%2）')] },
        { reference: 'points', levels: [level(0, LevelFormat.DECIMAL, '%1.')] },
        { reference: 'bullets', levels: [level(0, LevelFormat.BULLET, '')] },
      ],
    },
    sections: [{ children }],
  })
  return extractPlanText({ name: 'plan.docx', bytes: await Packer.toBuffer(document) })
}

describe('.docx', () => {
  test('automatic numbers are written out and count on across other paragraphs', async () => {
    const text = await docxText([
      numbered('headings', 0, '思想引领'),
      numbered('points', 0, '学习（3月）'),
      new Paragraph('说明'),
      numbered('points', 0, '5月宣讲'),
      numbered('headings', 0, '民主管理'),
      numbered('headings', 1, '教代会'),
      numbered('headings', 1, '提案 <1> & 2'),
      numbered('bullets', 0, '其他'),
    ])
    expect(text.split('\n')).toEqual(['一、思想引领', '1. 学习（3月）', '说明', '2. 5月宣讲', '二、民主管理', '（一）教代会', '（二）提案 <1> & 2', '• 其他'])
  })

  test('a table keeps its cells, a merged month and the paragraphs of a cell', async () => {
    const text = await docxText([
      new Table({
        rows: [
          new TableRow({ children: [cell('月份'), cell('工作内容'), cell('责任部门')] }),
          new TableRow({
            children: [new TableCell({ rowSpan: 2, children: [new Paragraph('三月')] }), cell('召开教代会', '组织“三八”节活动'), cell('办公室')],
          }),
          new TableRow({ children: [cell('慰问'), cell('')] }),
          new TableRow({ children: [new TableCell({ columnSpan: 3, children: [new Paragraph('备注：另行通知')] })] }),
        ],
      }),
    ])
    expect(text.split('\n')).toEqual(['月份\t工作内容\t责任部门', '三月\t召开教代会\t办公室', '\t组织“三八”节活动\t', '三月\t慰问\t', '备注：另行通知\t\t'])
    expect(parsePlan(text).items.map((item) => [item.title, item.months])).toEqual([
      ['召开教代会', [3]],
      ['组织“三八”节活动', [3]],
      ['慰问', [3]],
    ])
  })

  test('a document without text is empty', async () => {
    await expect(docxText([new Paragraph('')])).rejects.toMatchObject({ code: 'plans.file_empty' })
  })
})

const FONT = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))

async function pdfBytes(draw: (pdf: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const pdf = new PdfDocument({ size: 'A4', margin: 72, ...options })
  const bytes = buffer(pdf)
  draw(pdf)
  pdf.end()
  return bytes
}

describe('.pdf', () => {
  test('Chinese paragraphs are joined across lines and pages, and page numbers left out', async () => {
    const paragraph = `1.加强思想政治建设。${'深入学习贯彻会议精神，引导广大教职工凝心聚力、踔厉奋发，为学校事业贡献力量。'.repeat(40)}`
    const text = await extractPlanText({
      name: 'plan.pdf',
      bytes: await pdfBytes(
        (pdf) => {
          pdf.font(FONT).fontSize(20).text('东湖理工大学工会2024年工作要点', { align: 'center' })
          pdf.fontSize(12).text('一、思想引领', { indent: 24 }).text(paragraph, { indent: 24 }).text('2.强化主题活动。开展系列活动。', { indent: 24 })
          const { start, count } = pdf.bufferedPageRange()
          for (let page = start; page < start + count; page += 1) {
            pdf.switchToPage(page)
            pdf.page.margins.bottom = 0
            pdf.text(`- ${page + 1} -`, 280, 800, { lineBreak: false })
          }
        },
        { bufferPages: true },
      ),
    })
    expect(text.split('\n')).toEqual(['东湖理工大学工会2024年工作要点', '一、思想引领', paragraph, '2.强化主题活动。开展系列活动。'])
  })

  test('columns of a calendar stay apart', async () => {
    const rows = [
      ['二月', '举办荣休仪式'],
      ['', '召开双代会'],
      ['三月', '教学竞赛'],
    ]
    const text = await extractPlanText({
      name: 'plan.pdf',
      bytes: await pdfBytes((pdf) => {
        pdf.font(FONT).fontSize(12)
        rows.forEach(([month, work], index) => pdf.text(month ?? '', 72, 100 + index * 24, { lineBreak: false }).text(work ?? '', 160, 100 + index * 24, { lineBreak: false }))
      }),
    })
    expect(parsePlan(text).items.map((item) => [item.title, item.months])).toEqual([
      ['举办荣休仪式', [2]],
      ['召开双代会', [2]],
      ['教学竞赛', [3]],
    ])
  })

  test('a scan is refused with what to do', async () => {
    const bytes = await pdfBytes((pdf) => pdf.rect(72, 72, 200, 200).fill('#888888'))
    await expect(extractPlanText({ name: '扫描.pdf', bytes })).rejects.toMatchObject({
      code: 'plans.file_scanned',
      text: { zh: expect.stringContaining('文字识别') },
    })
  })

  test('a PDF with a password is refused', async () => {
    expect(await codeOf('plan.pdf', await pdfBytes((pdf) => pdf.text('secret'), { userPassword: 'x' }))).toBe('plans.file_encrypted')
  })

  test('a book is refused', async () => {
    const bytes = await pdfBytes((pdf) => Array.from({ length: 200 }, () => pdf.addPage()))
    expect(await codeOf('plan.pdf', bytes)).toBe('plans.file_too_large')
  })
})
