import { decodeText } from './decode-text.ts'
import { extractDocxText } from './extract-docx.ts'
import { extractPdfText } from './extract-pdf.ts'
import { emptyFile, fileTooLarge, fileTypeMismatch, oldWordFile, unknownFileType } from './parser.errors.ts'

export interface PlanFile {
  name: string
  bytes: Uint8Array
}

const MOST_BYTES = 20 * 1024 * 1024
/** A plan has some ten thousand characters; whole books are not read. */
const MOST_CHARACTERS = 1_000_000

/**
 * Takes the text out of a published plan: .txt, .docx or .pdf, up to 20 MB. Paragraphs come as lines and rows of tables
 * as cells between tabs. Throws a typed error that says what to do: an unknown, empty, damaged, encrypted, scanned,
 * too large or misnamed file.
 */
export async function extractPlanText(file: PlanFile): Promise<string> {
  if (file.bytes.length === 0) throw emptyFile({ name: file.name })
  if (file.bytes.length > MOST_BYTES) throw fileTooLarge({ name: file.name, limit: '20 MB' })
  const text = await readByExtension(file)
  if (text.trim() === '') throw emptyFile({ name: file.name })
  if (text.length > MOST_CHARACTERS) throw fileTooLarge({ name: file.name, limit: '1,000,000 字' })
  return text
}

function readByExtension(file: PlanFile): Promise<string> {
  const extension = /\.[^.]*$/.exec(file.name)?.[0].toLowerCase() ?? ''
  const kind = kindOf(file.bytes)
  if (extension === '.docx') return kind === 'ole' ? refuse(oldWordFile({ name: file.name })) : kind === 'zip' ? extractDocxText(file) : mismatch(file, extension)
  if (extension === '.pdf') return kind === 'pdf' ? extractPdfText(file) : mismatch(file, extension)
  if (extension === '.txt') return readText(file, kind)
  return refuse(extension === '.doc' || extension === '.wps' ? oldWordFile({ name: file.name }) : unknownFileType({ name: file.name }))
}

function readText(file: PlanFile, kind: FileKind): Promise<string> {
  const text = kind === 'other' ? decodeText(file.bytes) : null
  return text === null ? mismatch(file, '.txt') : Promise.resolve(text)
}

type FileKind = 'pdf' | 'zip' | 'ole' | 'other'

/** What the first bytes say the file is. A PDF may have up to 1,024 bytes before its mark. */
function kindOf(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  if (head.startsWith('PK\u0003\u0004')) return 'zip'
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'ole'
  return head.includes('%PDF-') ? 'pdf' : 'other'
}

function mismatch(file: PlanFile, extension: string): Promise<never> {
  return refuse(fileTypeMismatch({ name: file.name, extension }))
}

function refuse(error: Error): Promise<never> {
  return Promise.reject(error)
}
