import { readFile } from 'node:fs/promises'
import type PdfDocument from 'pdfkit'
import { fonts } from './pdf-fonts.ts'
import type { DocBlock, DocContent } from './write-docx.ts'

type Table = Extract<DocBlock, { kind: 'table' }>

// A4 with the margins of an official paper (GB/T 9704-2012), smaller type: what is printed here is a record, not a decree. In points.
const margins = { top: 74, bottom: 70, left: 74, right: 74 }
const size = { title: 20, heading: { 1: 15, 2: 13, 3: 12 }, text: 11, table: 9.5, foot: 9 } as const
const cellPadding = 4

/** The same paper as `writeDocx` makes, as PDF with the Chinese font inside: title, headings, text and tables, pages numbered. */
export async function writePdf(content: DocContent): Promise<Uint8Array> {
  // The library and its fonts take 30 MB, and most servers print seldom: they are there while a paper is made.
  const { default: Pdf } = await import('pdfkit')
  const [plain, strong] = await Promise.all([readFile(fonts.plain), readFile(fonts.strong)])
  const pdf = new Pdf({ size: 'A4', margins, bufferPages: true, info: { Title: content.title, Creator: '同心' }, lang: 'zh-CN' })
  pdf.registerFont('plain', plain)
  pdf.registerFont('strong', strong)
  const pieces: Uint8Array[] = []
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  pdf.on('data', (piece: Uint8Array) => void pieces.push(piece))
  pdf.font('strong').fontSize(size.title).text(clean(content.title), { align: 'center' })
  if (content.subtitle !== undefined) pdf.moveDown(0.4).font('plain').fontSize(size.text).text(clean(content.subtitle), { align: 'center' })
  pdf.moveDown(1)
  for (const block of content.blocks) writeBlock(pdf, block)
  numberPages(pdf)
  pdf.end()
  await ended
  return Buffer.concat(pieces)
}

type Pdf = InstanceType<typeof PdfDocument>

function writeBlock(pdf: Pdf, block: DocBlock): void {
  if (block.kind === 'table') return writeTable(pdf, block)
  pdf.x = margins.left
  if (block.kind === 'paragraph') {
    pdf
      .font('plain')
      .fontSize(size.text)
      .text(clean(block.text), { indent: size.text * 2, lineGap: 4 })
      .moveDown(0.3)
    return
  }
  // A heading does not stand alone at the foot of a page.
  if (pdf.y > bottomOf(pdf) - 60) pdf.addPage()
  pdf.moveDown(0.4).font('strong').fontSize(size.heading[block.level]).text(clean(block.text)).moveDown(0.3)
}

function writeTable(pdf: Pdf, { columns, rows }: Table): void {
  const widths = columns.map((column) => (column.widthPercent * (pdf.page.width - margins.left - margins.right)) / 100)
  const head = columns.map((column) => column.header)
  const named = head.some((header) => header !== '')
  const writeHead = () => {
    if (named) writeRow(pdf, head, { widths, font: 'strong' })
  }
  if (pdf.y > bottomOf(pdf) - 60) pdf.addPage()
  writeHead()
  for (const row of rows.flatMap((cells) => splitRow(pdf, cells.map(clean), widths))) {
    if (pdf.y + heightOf(pdf, row, widths) > bottomOf(pdf)) {
      pdf.addPage()
      writeHead()
    }
    writeRow(pdf, row, { widths, font: 'plain' })
  }
  pdf.x = margins.left
  pdf.moveDown(0.6)
}

function writeRow(pdf: Pdf, cells: readonly string[], { widths, font }: { widths: readonly number[]; font: 'plain' | 'strong' }): void {
  pdf.font(font).fontSize(size.table)
  const { y } = pdf
  const height = heightOf(pdf, cells, widths)
  let x = margins.left
  for (const [at, width] of widths.entries()) {
    pdf.rect(x, y, width, height).lineWidth(0.5).strokeColor('#7a8699').stroke()
    pdf.fillColor('#000').text(cells[at] ?? '', x + cellPadding, y + cellPadding, { width: width - 2 * cellPadding, lineGap: 2 })
    x += width
  }
  pdf.x = margins.left
  pdf.y = y + height
}

/** A row that no page could hold goes on in further rows. */
function splitRow(pdf: Pdf, cells: readonly string[], widths: readonly number[]): string[][] {
  pdf.font('plain').fontSize(size.table)
  const most = (bottomOf(pdf) - margins.top) / 2
  if (heightOf(pdf, cells, widths) <= most) return [[...cells]]
  const lineHeight = pdf.currentLineHeight(true) + 2
  const cuts = cells.map((cell, at) => {
    const perLine = Math.max(1, Math.floor(((widths[at] ?? 0) - 2 * cellPadding) / size.table))
    return cutText(cell, Math.max(1, Math.floor(most / lineHeight) - 1), perLine)
  })
  const count = Math.max(...cuts.map((pieces) => pieces.length))
  return Array.from({ length: count }, (_, at) => cuts.map((pieces) => pieces[at] ?? ''))
}

/** Pieces of at most so many lines, counting every character as wide as a Chinese one. */
function cutText(text: string, lines: number, perLine: number): string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const line of text
    .split('\n')
    .flatMap((one) => (one === '' ? [''] : (one.match(new RegExp(`.{1,${perLine}}`, 'gsu')) ?? [])).map((part, at) => ({ part, fresh: at === 0 })))) {
    if (used >= lines) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += used > 0 && line.fresh ? `\n${line.part}` : line.part
    used += 1
  }
  return [...pieces, piece]
}

function heightOf(pdf: Pdf, cells: readonly string[], widths: readonly number[]): number {
  return Math.max(...widths.map((width, at) => pdf.heightOfString(cells[at] || ' ', { width: width - 2 * cellPadding, lineGap: 2 }))) + 2 * cellPadding
}

function bottomOf(pdf: Pdf): number {
  return pdf.page.height - margins.bottom
}

function numberPages(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    // Below the margin, where text would otherwise open another page.
    pdf.page.margins.bottom = 0
    pdf
      .font('plain')
      .fontSize(size.foot)
      .fillColor('#000')
      .text(`— ${page + 1} / ${count} —`, margins.left, pdf.page.height - 45, { width: pdf.page.width - margins.left - margins.right, align: 'center', lineBreak: false })
  }
}

function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/g, '')
}
