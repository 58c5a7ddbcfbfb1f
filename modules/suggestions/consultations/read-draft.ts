import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { RequestContext } from '../../../kernel/context.ts'
import { hasExtension, sniffFile } from '../../../kernel/files/sniff.ts'
import type { Upload } from '../../../kernel/http/upload.ts'
import { mostParagraphs } from './consultations.contract.ts'
import { fileNotRead, tooManyParagraphs } from './consultations.errors.ts'

const mostUnpackedBytes = 100 * 1024 * 1024

/** The paragraphs of an uploaded draft. Nothing is kept: the bytes go as soon as they are read. */
export async function readDraft({ services, db }: RequestContext, { fileId, fileName }: Upload): Promise<{ paragraphs: string[] }> {
  const path = services.files.path(db.tenantId, fileId)
  try {
    const kind = await sniffFile(path)
    if (!kind || !hasExtension(fileName, kind)) throw fileNotRead({ name: fileName })
    const isText = kind.extensions.includes('txt')
    if (!isText && !kind.extensions.includes('docx')) throw fileNotRead({ name: fileName })
    const bytes = await readFile(path)
    const paragraphs = isText ? paragraphsIn(new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes)) : await docxParagraphs(bytes, fileName)
    if (paragraphs.length > mostParagraphs) throw tooManyParagraphs({ most: mostParagraphs, count: paragraphs.length })
    if (paragraphs.length === 0) throw fileNotRead({ name: fileName })
    return { paragraphs }
  } finally {
    await services.files.remove(db.tenantId, fileId)
  }
}

/** Each line that says something is a paragraph. */
export function paragraphsIn(text: string): string[] {
  return text
    .replaceAll('\u0000', '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

async function docxParagraphs(bytes: Buffer, name: string): Promise<string[]> {
  const { default: mammoth } = await import('mammoth')
  try {
    mustUnpackSmall(bytes)
    const { value } = await mammoth.extractRawText({ buffer: bytes })
    return paragraphsIn(value)
  } catch {
    throw fileNotRead({ name })
  }
}

/** A small file can unpack to gigabytes: it is looked at before it is read. */
function mustUnpackSmall(bytes: Buffer): void {
  let unpackedBytes = 0
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      unpackedBytes += originalSize
      return false
    },
  })
  if (unpackedBytes > mostUnpackedBytes) throw new RangeError('it unpacks to more than a draft can need')
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
