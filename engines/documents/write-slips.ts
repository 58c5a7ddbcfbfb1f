import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { PassThrough } from 'node:stream'
import type PdfDocument from 'pdfkit'
import { encode } from 'uqr'
import { fonts } from './pdf-fonts.ts'

/** One piece of paper for one person. */
export interface Slip {
  head: string
  /** What one came for, in larger type. */
  strong: string
  lines: readonly string[]
  /** What stands in the code to scan. */
  qr: string
}

type Pdf = InstanceType<typeof PdfDocument>

// A4 cut into two columns of five, in points.
const [columns, rows] = [2, 5]
const [width, height] = [595.28 / columns, 841.89 / rows]
const padding = 16
const codeSide = 84

/** Slips to print, cut along the dashes and hand out, as a PDF with the Chinese font inside. Ends `out`; never more than a page is held. */
export async function writeSlips(out: PassThrough, { title, slips }: { title: string; slips: readonly Slip[] }): Promise<void> {
  const { default: Pdf } = await import('pdfkit')
  const [plain, strong] = await Promise.all([readFile(fonts.plain), readFile(fonts.strong)])
  const pdf = new Pdf({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: title, Creator: '同心' }, lang: 'zh-CN' })
  pdf.registerFont('plain', plain)
  pdf.registerFont('strong', strong)
  pdf.pipe(out)
  const perPage = columns * rows
  for (const [index, slip] of slips.entries()) {
    const at = index % perPage
    if (at === 0) {
      // A page at a time: thousands of slips hold nobody else up.
      if (out.writableNeedDrain) await once(out, 'drain')
      await new Promise(setImmediate)
      startPage(pdf)
    }
    writeSlip(pdf, slip, { x: (at % columns) * width, y: Math.floor(at / columns) * height })
  }
  if (slips.length === 0) pdf.addPage()
  pdf.end()
}

function startPage(pdf: Pdf): void {
  pdf.addPage().lineWidth(0.5).strokeColor('#7a8699').dash(3, { space: 3 })
  for (let row = 1; row < rows; row += 1)
    pdf
      .moveTo(0, row * height)
      .lineTo(width * columns, row * height)
      .stroke()
  pdf
    .moveTo(width, 0)
    .lineTo(width, height * rows)
    .stroke()
    .undash()
}

function writeSlip(pdf: Pdf, { head, strong, lines, qr }: Slip, { x, y }: { x: number; y: number }): void {
  const left = x + padding
  const wide = width - 2 * padding
  const beside = { width: wide - codeSide - 8 }
  pdf.fillColor('#000').font('strong').fontSize(11)
  pdf.text(head, left, y + padding, { width: wide, height: 16, ellipsis: true, lineBreak: false })
  pdf.fontSize(12).text(strong, left, y + padding + 22, { ...beside, height: 34 })
  pdf.font('plain').fontSize(8.5)
  let below = Math.max(pdf.y, y + padding + 40) + 4
  for (const line of lines) {
    pdf.text(line, left, below, { ...beside, height: y + height - below - 4, ellipsis: true })
    below = pdf.y + 3
  }
  drawCode(pdf, qr, { x: x + width - padding - codeSide, y: y + padding + 24 })
}

function drawCode(pdf: Pdf, value: string, { x, y }: { x: number; y: number }): void {
  const { data, size } = encode(value, { ecc: 'M', border: 0 })
  const side = codeSide / size
  for (const [row, modules] of data.entries())
    for (let from = 0; from < size; from += 1) {
      if (!modules[from]) continue
      let to = from
      while (modules[to]) to += 1
      pdf.rect(x + from * side, y + row * side, (to - from) * side, side)
      from = to
    }
  pdf.fill('#000')
}
