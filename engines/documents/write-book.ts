import { bookParts } from './book/book.parts.ts'
import { contentsXml, coverXml } from './book/book.front.ts'
import { blockXml, documentFoot, documentHead } from './book/book.xml.ts'
import { writeZip } from './sheets/zip.writer.ts'
import type { DocBlock } from './write-docx.ts'

/** A heading that the contents name; the anchor is its own: letters, digits and underscores, at most 40. */
export interface BookHeading {
  level: 1 | 2
  text: string
  anchor: string
}

export type BookBlock = DocBlock | (BookHeading & { kind: 'chapter'; newPage: boolean })

export interface Book {
  title: string
  /** Lines below the title on the cover. */
  cover: string[]
  contentsTitle: string
  /** Stands in the contents until Word or WPS has counted the pages, and goes with the first renewal. */
  contentsHint: string
  /** Read first, once. */
  contents: AsyncIterable<BookHeading> | Iterable<BookHeading>
  /** Read when the contents are written, once. */
  body: AsyncIterable<BookBlock> | Iterable<BookBlock>
}

/** The XML is handed on in pieces of about this many characters. */
const PIECE_CHARS = 32 * 1024

/**
 * A long A4 paper for Word and WPS as a stream: cover, contents with links and page numbers, chapters, pages numbered. Contents and body
 * are asked for as fast as the stream is read, and never held. Fails with whatever they failed with, and is then no whole file.
 */
export function writeBook(book: Book): AsyncGenerator<Buffer> {
  return writeZip([...bookParts(book), { name: 'word/document.xml', content: gathered(documentXml(book)) }])
}

async function* documentXml(book: Book): AsyncGenerator<string> {
  yield documentHead
  yield coverXml(book)
  yield* contentsXml(book)
  let bookmarkNo = 0
  for await (const block of book.body) {
    bookmarkNo += 1
    yield blockXml(block, bookmarkNo)
  }
  yield documentFoot
}

async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const next of pieces) {
    piece += next
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  yield piece
}
