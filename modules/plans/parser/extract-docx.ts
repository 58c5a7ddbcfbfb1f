import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readNumbering, writeOutNumbers } from './docx-numbering.ts'
import type { PlanFile } from './extract-text.ts'
import { htmlToLines } from './html-to-lines.ts'
import { damagedFile, fileTooLarge, fileTypeMismatch } from './parser.errors.ts'

const MOST_UNPACKED_BYTES = 100 * 1024 * 1024
const DOCUMENT = 'word/document.xml'

/** Takes the text out of a Word document, with the automatic numbers (一、 1.) that Word draws but does not store as text. */
export async function extractDocxText(file: PlanFile): Promise<string> {
  const parts = unpack(file)
  const document = parts[DOCUMENT]
  if (!document) throw fileTypeMismatch({ name: file.name, extension: '.docx' })
  const numbering = readNumbering(xmlOf(parts, 'word/numbering.xml'), xmlOf(parts, 'word/styles.xml'))
  parts[DOCUMENT] = strToU8(writeOutNumbers(strFromU8(document), numbering))
  const { default: mammoth } = await import('mammoth')
  const withoutPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(zipSync(parts, { level: 0 })) }, { convertImage: withoutPictures })
    return htmlToLines(value)
  } catch {
    throw damagedFile({ name: file.name })
  }
}

/** Unpacks the text parts only, and no more of them than a document can need. */
function unpack(file: PlanFile): Record<string, Uint8Array> {
  let total = 0
  const filter = (entry: { name: string; originalSize: number }) => {
    if (!/\.(?:xml|rels)$/.test(entry.name)) return false
    total += entry.originalSize
    if (total > MOST_UNPACKED_BYTES) throw fileTooLarge({ name: file.name, limit: '100 MB' })
    return true
  }
  try {
    return unzipSync(file.bytes, { filter })
  } catch {
    throw total > MOST_UNPACKED_BYTES ? fileTooLarge({ name: file.name, limit: '100 MB' }) : damagedFile({ name: file.name })
  }
}

function xmlOf(parts: Record<string, Uint8Array>, name: string): string {
  const part = parts[name]
  return part ? strFromU8(part) : ''
}
