import { XmlScanner, xmlName } from './xml.scanner.ts'
import type { XmlHandler, XmlTag } from './xml.scanner.ts'
import type { ZipArchive } from './zip.reader.ts'

/** Runs one part of a package through a handler; `afterPiece` is where a reader waits for its consumer. */
export async function scanPart(zip: ZipArchive, part: string, { handler, afterPiece }: { handler: XmlHandler; afterPiece?: () => Promise<void> }) {
  const scanner = new XmlScanner(handler, part)
  let decode: ((piece: Buffer) => Buffer) | undefined
  for await (const piece of zip.read(part)) {
    decode ??= decoderFor(piece)
    scanner.write(decode(piece))
    await afterPiece?.()
  }
  scanner.end()
}

/** XML is UTF-8 or, rarely, UTF-16, and then begins with a byte order mark. */
function decoderFor(first: Buffer): (piece: Buffer) => Buffer {
  const encoding = first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : null
  if (!encoding) return (piece) => piece
  const decoder = new TextDecoder(encoding)
  return (piece) => Buffer.from(decoder.decode(piece, { stream: true }))
}

const RELATIONSHIP = xmlName('Relationship')
const ID = xmlName('Id')
const TYPE = xmlName('Type')
const TARGET = xmlName('Target')

export interface Relationship {
  id: string
  /** Last step of the type's address, the same in transitional and strict files: `worksheet`, `styles`. */
  type: string
  /** Name of the part in the archive. */
  target: string
}

/** The relationships of a part (of the package itself: ''); none if the archive names none. */
export async function readRelationships(zip: ZipArchive, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/') + 1
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  if (!zip.has(name)) return []
  const found: Relationship[] = []
  const open = (element: number, tag: XmlTag) => {
    if (element !== RELATIONSHIP) return
    const type = tag.value(TYPE) ?? ''
    found.push({ id: tag.value(ID) ?? '', type: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(part, tag.value(TARGET) ?? '') })
  }
  await scanPart(zip, name, { handler: { open, close: ignore, text: ignore } })
  return found
}

function resolveTarget(part: string, target: string): string {
  try {
    return decodeURIComponent(new URL(target.replaceAll('\\', '/'), `zip:///${part}`).pathname.slice(1))
  } catch {
    return target
  }
}

export function ignore() {
  // A handler that takes no notice of closing tags or text.
}
