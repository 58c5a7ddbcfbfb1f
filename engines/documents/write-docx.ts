import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import type { IParagraphOptions, IRunOptions } from 'docx'

export type DocBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; columns: { header: string; widthPercent: number }[]; rows: string[][] }

export interface DocContent {
  title: string
  subtitle?: string
  blocks: DocBlock[]
}

// Faces and sizes of an official paper as GB/T 9704-2012 has them, with the fonts that Word and WPS both bring: title 二号,
// headings 三号 (黑体, 宋体, 仿宋), text 三号 仿宋 with two characters indent and 28 points between lines. Sizes in half points.
const PAGE = { size: { width: 11_906, height: 16_838 }, margin: { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474 } }
/** Between the margins, in twentieths of a point. */
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right
const LINE = { line: 560, lineRule: 'exact' } as const
const TITLE_SIZE = 44
const TEXT_SIZE = 32
const TABLE_SIZE = 21
const FOOTER_SIZE = 28
/** Word's own heading styles are blue. */
const BLACK = '000000'

const headings = {
  1: { level: HeadingLevel.HEADING_1, font: '黑体', bold: false },
  2: { level: HeadingLevel.HEADING_2, font: '宋体', bold: true },
  3: { level: HeadingLevel.HEADING_3, font: '仿宋', bold: true },
} as const

/** An A4 paper for Word and WPS, as bytes: title, headings, text and tables with their header on every page, pages numbered. */
export async function writeDocx(doc: DocContent): Promise<Uint8Array> {
  const document = new Document({
    title: clean(doc.title),
    creator: '同心',
    styles: { default: { document: { run: { font: face('仿宋'), size: TEXT_SIZE } } } },
    sections: [{ properties: { page: PAGE }, footers: { default: pageNumber() }, children: [...titleOf(doc), ...doc.blocks.map(blockOf)] }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function titleOf({ title, subtitle }: DocContent): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER }
  const head = new Paragraph({
    ...centred,
    heading: HeadingLevel.TITLE,
    spacing: { after: 200 },
    children: [run(title, { font: face('宋体'), size: TITLE_SIZE, bold: true, color: BLACK })],
  })
  if (subtitle === undefined) return [head]
  return [head, new Paragraph({ ...centred, spacing: { after: 400 }, children: [run(subtitle, { font: face('仿宋'), size: TEXT_SIZE })] })]
}

function blockOf(block: DocBlock): Paragraph | Table {
  if (block.kind === 'table') return tableOf(block)
  if (block.kind === 'paragraph') return textParagraph(block.text, { font: face('仿宋'), size: TEXT_SIZE }, {})
  const { level, font, bold } = headings[block.level]
  return textParagraph(block.text, { font: face(font), size: TEXT_SIZE, bold, color: BLACK }, { heading: level, keepNext: true })
}

function textParagraph(text: string, look: IRunOptions, options: IParagraphOptions): Paragraph {
  return new Paragraph({ ...options, spacing: LINE, indent: { firstLine: TEXT_SIZE * 2 * 10 }, children: runsOf(text, look) })
}

function tableOf({ columns, rows }: Extract<DocBlock, { kind: 'table' }>): Table {
  const look = { font: face('宋体'), size: TABLE_SIZE }
  const widthOf = (at: number) => Math.round(((columns[at]?.widthPercent ?? 0) * TEXT_WIDTH) / 100)
  const cell = (text: string, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widthOf(at), type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [new Paragraph({ alignment: bold ? AlignmentType.CENTER : AlignmentType.LEFT, children: runsOf(text, { ...look, bold }) })],
    })
  const header = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column, at) => cell(column.header, at, true)) })
  const body = rows.map((row) => new TableRow({ cantSplit: true, children: columns.map((_column, at) => cell(row[at] ?? '', at, false)) }))
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map((_column, at) => widthOf(at)),
    rows: columns.some((column) => column.header !== '') ? [header, ...body] : body,
  })
}

function pageNumber(): Footer {
  const look = { font: face('宋体'), size: FOOTER_SIZE }
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ ...look, children: ['— ', PageNumber.CURRENT, ' —'] })] })],
  })
}

/** Line ends within a text become line breaks. */
function runsOf(text: string, look: IRunOptions): TextRun[] {
  return text.split(/\r\n|\r|\n/).map((line, at) => run(line, at === 0 ? look : { ...look, break: 1 }))
}

function run(text: string, look: IRunOptions): TextRun {
  return new TextRun({ ...look, text: clean(text) })
}

/** Chinese in the named font, figures and Latin letters in the one that official papers use for them. */
function face(eastAsia: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia }
}

/** XML cannot hold control characters or half a surrogate pair; the package writes them through. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
