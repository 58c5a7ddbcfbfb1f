import { openLine, type OfflinePerson } from '../../../checkin/offline-line.shapes.ts'
import type { KeptList, Shelf } from './shelf.ts'

/** What the device itself can say to a scan while the server cannot be reached. */
export type Kept =
  | { kind: 'kept'; person: OfflinePerson }
  /** Scanned on this device before, or taken in before the list was made. */
  | { kind: 'again'; person: OfflinePerson | null; at: string }
  /** On no list: signed up later, or not for this. Not kept unless asked for. */
  | { kind: 'unknown'; madeAt: string }
  /** Without a list nobody can look: kept, and checked by the server later. */
  | { kind: 'unchecked' }
  /** A staff number, or something that was never a code. */
  | { kind: 'noCode' }

interface Scan {
  pointId: string
  list: KeptList | null
  text: string
  at: Date
  doubtful: boolean
  /** Keeps what is on no list. */
  anyway: boolean
}

export async function keepScan(shelf: Shelf, { pointId, list, text, at, doubtful, anyway }: Scan): Promise<Kept> {
  const code = codeIn(text)
  if (code === null) return { kind: 'noCode' }
  const person = list && (await openLine(new Map(list.lines.map((line) => [line.hash, line])), code))
  if (person?.cameAt) return { kind: 'again', person, at: person.cameAt }
  if (list && !person && !anyway) return { kind: 'unknown', madeAt: list.madeAt }
  const scan = { pointId, code, scannedAt: at.toISOString(), doubtful, state: 'unsent' as const, name: null, firstAt: null, why: null }
  if (await shelf.addScan(scan)) return person ? { kind: 'kept', person } : { kind: 'unchecked' }
  const before = (await shelf.scans()).find((one) => one.pointId === pointId && one.code === code)
  return { kind: 'again', person, at: before?.firstAt ?? before?.scannedAt ?? scan.scannedAt }
}

/** A member's code: the letter, the sign-up, a dot and the signature; alone or at the end of an address. */
function codeIn(text: string): string | null {
  return /(?:^|\/)(M[\w-]{22}\.[^./\s]{14})$/.exec(text.trim())?.[1] ?? null
}
