import { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import type { IParagraphOptions, IRunOptions } from 'docx'
import { FOOTER_SIZE, headingFaces, LATIN_FONT, LINE_PITCH, PAGE, printable, TABLE_SIZE, TEXT_SIZE, TEXT_WIDTH, TITLE_SIZE } from './official-paper.ts'

import type { DocBlock, DocContent } from './write-docx.ts'

const LINE = { line: LINE_PITCH, lineRule: 'exact' } as const
/** Word's own heading styles are blue. */
const BLACK = '000000'

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** The document of `writeDocx`, built whole. */
export async function buildDocx(doc: DocContent): Promise<Uint8Array> {
  const document = new Document({
    title: printable(doc.title),
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
  const { font, bold } = headingFaces[block.level]
  return textParagraph(block.text, { font: face(font), size: TEXT_SIZE, bold, color: BLACK }, { heading: headingLevels[block.level], keepNext: true })
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
  return new TextRun({ ...look, text: printable(text) })
}

function face(eastAsia: string) {
  return { ascii: LATIN_FONT, hAnsi: LATIN_FONT, cs: LATIN_FONT, eastAsia }
}
