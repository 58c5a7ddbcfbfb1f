import type { SheetCell, SheetColumn, SheetContent } from '../write-sheet.ts'
import { serialFromDate } from './sheet.dates.ts'
import { encodeXmlAttribute, encodeXmlText } from './xml.text.ts'
import type { ZipPart } from './zip.writer.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What Excel takes into one cell; a longer text makes it "repair" the file. */
const MAX_CELL_CHARS = 32_767
/** Rows are handed on in pieces of about this many characters. */
const PIECE_CHARS = 32 * 1024

/** Numbers of the cell formats in `styles`. */
const style = { plain: 0, header: 1, text: 2, number: 3, date: 4, money: 5, watermark: 6, lines: 7 } as const
const styleOf = { text: style.text, number: style.number, date: style.date, money: style.money } as const

/** The parts of a workbook. `counted` is told after each row, with the place of its sheet. */
export function xlsxParts(sheets: readonly SheetContent[], counted: (sheet: number) => void): ZipPart[] {
  const part = (name: string, xml: string): ZipPart => ({ name, content: [HEAD, xml] })
  const names = sheets.map((_sheet, at) => `worksheets/sheet${at + 1}.xml`)
  return [
    part('[Content_Types].xml', contentTypes(names)),
    part('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(sheets)),
    part('xl/_rels/workbook.xml.rels', relationships([...names.map((name): [string, string] => ['worksheet', name]), ['styles', 'styles.xml']])),
    part('xl/styles.xml', styles),
    ...sheets.map((sheet, at) => ({ name: `xl/${names[at]}`, content: worksheet(sheet, () => counted(at)) })),
  ]
}

async function* worksheet(sheet: SheetContent, counted: () => void): AsyncGenerator<string> {
  const headerRow = sheet.watermark === undefined ? 1 : 2
  const lastColumn = columnLetters(sheet.columns.length)
  yield sheetHead(sheet.columns, headerRow)
  if (sheet.watermark !== undefined) yield `<row r="1">${textCell('A1', style.watermark, sheet.watermark)}</row>`
  const letters = sheet.columns.map((_column, at) => columnLetters(at + 1))
  yield `<row r="${headerRow}">${sheet.columns.map((column, at) => textCell(`${letters[at]}${headerRow}`, style.header, column.header)).join('')}</row>`
  let rowNo = headerRow
  let piece = ''
  for await (const row of sheet.rows) {
    counted()
    rowNo += 1
    piece += `<row r="${rowNo}">`
    for (const [at, column] of sheet.columns.entries()) piece += cell(`${letters[at]}${rowNo}`, column, row[at] ?? null)
    piece += '</row>'
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData>`
  yield sheetFoot(sheet, `A${headerRow}:${lastColumn}${rowNo}`, lastColumn)
}

function cell(place: string, column: SheetColumn, value: SheetCell): string {
  if (value === null || value === '') return ''
  const kind = column.kind ?? 'text'
  if (kind === 'text') return textCell(place, style.text, String(value))
  const literal = kind === 'date' ? dateLiteral(value) : numberLiteral(value)
  return literal === null ? textCell(place, style.text, String(value)) : `<c r="${place}" s="${styleOf[kind]}"><v>${literal}</v></c>`
}

/** A plain decimal of at most 15 digits: more than that Excel would not keep, and it stays text. */
function numberLiteral(value: string | number): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null
  return /^-?\d+(?:\.\d+)?$/.test(value) && value.replaceAll(/[-.]/g, '').length <= 15 ? value : null
}

function dateLiteral(value: string | number): string | null {
  const serial = typeof value === 'string' ? serialFromDate(value) : null
  return serial === null ? null : String(serial)
}

function textCell(place: string, styleNo: number, text: string): string {
  const whole = text.length <= MAX_CELL_CHARS ? text : `${text.slice(0, MAX_CELL_CHARS - 1)}…`
  const shown = styleNo === style.text && whole.includes('\n') ? style.lines : styleNo
  return `<c r="${place}" s="${shown}" t="inlineStr"><is><t xml:space="preserve">${encodeXmlText(whole)}</t></is></c>`
}

function sheetHead(columns: SheetColumn[], headerRow: number): string {
  const widths = columns.map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${column.width ?? 14}" style="${styleOf[column.kind ?? 'text']}" customWidth="1"/>`)
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    '<sheetData>',
  ].join('')
}

function sheetFoot({ watermark }: SheetContent, filtered: string, lastColumn: string): string {
  // In a page header & begins a code; Excel takes 255 characters of it.
  const pageHeader = watermark === undefined ? '' : `<oddHeader>&amp;R${encodeXmlText(watermark.slice(0, 200).replaceAll('&', '&&'))}</oddHeader>`
  return [
    `<autoFilter ref="${filtered}"/>`,
    watermark !== undefined && lastColumn !== 'A' ? `<mergeCells count="1"><mergeCell ref="A1:${lastColumn}1"/></mergeCells>` : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    `<headerFooter>${pageHeader}<oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  ].join('')
}

/** 28 → AB. */
function columnLetters(columnNo: number): string {
  let letters = ''
  for (let rest = columnNo; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** At most 31 characters and none of []:*?/\, as Excel demands. */
function sheetName(name: string): string {
  const clean = name
    .replaceAll(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
    .slice(0, 31)
    .replaceAll(/^[\s']+|[\s']+$/g, '')
    .toWellFormed()
  return clean === '' ? 'Sheet1' : clean
}

function workbook(sheets: readonly SheetContent[]): string {
  const list = sheets.map(({ name }, at) => `<sheet name="${encodeXmlAttribute(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets></workbook>`
}

function relationships(targets: [type: string, target: string][]): string {
  const list = targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function contentTypes(sheets: readonly string[]): string {
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>`,
    ...sheets.map((name) => `<Override PartName="/xl/${name}" ContentType="${CONTENT}.worksheet+xml"/>`),
    `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>`,
    '</Types>',
  ].join('')
}

/** The cell formats numbered in `style`: 49 is Excel's own text format, which keeps what a person types over as text too. */
const styles = [
  `<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="#,##0.00"/></numFmts>',
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font>',
  '<font><sz val="9"/><color rgb="FF808080"/><name val="宋体"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="8">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '</cellXfs></styleSheet>',
].join('')
