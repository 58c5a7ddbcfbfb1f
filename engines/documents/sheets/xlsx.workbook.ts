import { sheetDamaged, sheetOtherFormat, sheetUnknown } from '../documents.errors.ts'
import { builtInFormat, customFormat } from './sheet.dates.ts'
import type { NumberFormat } from './sheet.dates.ts'
import { ignore, readRelationships, scanPart } from './xlsx.parts.ts'
import { xmlName } from './xml.scanner.ts'
import type { XmlTag } from './xml.scanner.ts'
import type { ZipArchive } from './zip.reader.ts'

interface XlsxSheet {
  name: string
  hidden: boolean
  part: string
}

export interface XlsxWorkbook {
  sheets: XlsxSheet[]
  from1904: boolean
  sharedStringsPart: string | null
  stylesPart: string | null
}

const SHEET = xmlName('sheet')
const WORKBOOK_PROPERTIES = xmlName('workbookPr')
const NAME = xmlName('name')
const STATE = xmlName('state')
const RELATION_ID = xmlName(':id')
const DATE_1904 = xmlName('date1904')
const NUMBER_FORMAT = xmlName('numFmt')
const CELL_FORMATS = xmlName('cellXfs')
const CELL_FORMAT = xmlName('xf')
const FORMAT_ID = xmlName('numFmtId')
const FORMAT_CODE = xmlName('formatCode')

/** Worksheets, in the order of their tabs; charts and macro sheets are left out. */
export async function readWorkbook(zip: ZipArchive): Promise<XlsxWorkbook> {
  const part = await findWorkbook(zip)
  const relationships = await readRelationships(zip, part)
  const partOf = (type: string) => relationships.find((relationship) => relationship.type === type && zip.has(relationship.target))?.target ?? null
  const sheets: XlsxSheet[] = []
  let from1904 = false
  const open = (element: number, tag: XmlTag) => {
    if (element === WORKBOOK_PROPERTIES) from1904 = ['1', 'true', 'on'].includes(tag.value(DATE_1904) ?? '')
    if (element !== SHEET) return
    const id = tag.value(RELATION_ID)
    const relationship = relationships.find((candidate) => candidate.id === id)
    if (relationship?.type !== 'worksheet') return
    sheets.push({ name: tag.value(NAME) ?? '', hidden: (tag.value(STATE) ?? 'visible') !== 'visible', part: relationship.target })
  }
  await scanPart(zip, part, { handler: { open, close: ignore, text: ignore } })
  if (sheets.length === 0) throw sheetDamaged({ where: part })
  return { sheets, from1904, sharedStringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') }
}

async function findWorkbook(zip: ZipArchive): Promise<string> {
  const relationships = await readRelationships(zip, '')
  const main = relationships.find((relationship) => relationship.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (main.endsWith('.bin')) throw sheetOtherFormat({ format: 'xlsb' })
  if (zip.has('word/document.xml')) throw sheetOtherFormat({ format: 'docx' })
  if (zip.has('content.xml') && zip.has('mimetype')) throw sheetOtherFormat({ format: 'ods' })
  if (!zip.has(main)) throw zip.has('[Content_Types].xml') ? sheetDamaged({ where: main }) : sheetUnknown()
  return main
}

/** What each cell style makes of a number, by style number. */
export async function readNumberFormats(zip: ZipArchive, part: string | null): Promise<NumberFormat[]> {
  const custom = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  if (part === null) return formats
  let inCellFormats = false
  const open = (element: number, tag: XmlTag) => {
    if (element === CELL_FORMATS) inCellFormats = true
    if (element === NUMBER_FORMAT) custom.set(Number(tag.value(FORMAT_ID)), customFormat(tag.value(FORMAT_CODE) ?? ''))
    if (element !== CELL_FORMAT || !inCellFormats) return
    const id = Number(tag.value(FORMAT_ID) ?? 0)
    formats.push(custom.get(id) ?? builtInFormat(id))
  }
  const close = (element: number) => {
    if (element === CELL_FORMATS) inCellFormats = false
  }
  await scanPart(zip, part, { handler: { open, close, text: ignore } })
  return formats
}
