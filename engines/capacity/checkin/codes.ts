import { timingSafeEqual } from 'node:crypto'
import type { Keys } from '../../../kernel/crypto/keys.ts'
import type { Db } from '../../../kernel/db/handle.ts'

// Codes to be shown and scanned: what they stand for, and a signature under a key of this university alone.

export const windowMs = 30_000

export type ReadCode = { kind: 'member'; enrolmentId: string } | { kind: 'screen'; pointId: string; window: number } | { kind: 'printed'; pointId: string }

export interface Codes {
  member(enrolmentId: string): string
  screen(pointId: string, window: number): string
  printed(pointId: string): string
  /** Null: not issued here. */
  read(text: string): ReadCode | null
}

export async function openCodes(keys: Keys, db: Db): Promise<Codes> {
  const sign = await keys.blindIndex(db, 'checkin_code')
  const signed = (body: string) => `${body}.${sign(body).slice(0, signatureChars)}`
  return {
    member: (enrolmentId) => signed(`M${shortId(enrolmentId)}`),
    screen: (pointId, window) => signed(`S${shortId(pointId)}${window.toString(36)}`),
    printed: (pointId) => signed(`P${shortId(pointId)}`),
    read: (text) => {
      const code = bareCode(text)
      const body = code.slice(0, code.lastIndexOf('.'))
      return same(code, signed(body)) ? readBody(body) : null
    },
  }
}

/** The windows in which a screen's code is good: the one it was shown in and the next, so that nobody is caught by the change. */
export function windowAt(at: Date): number {
  return Math.floor(at.getTime() / windowMs)
}

/** A code may come alone or at the end of the address that was scanned. */
export function bareCode(text: string): string {
  return text.trim().slice(text.trim().lastIndexOf('/') + 1)
}

/** 84 bits. */
const signatureChars = 14
const idChars = 22

function readBody(body: string): ReadCode | null {
  const id = longId(body.slice(1, 1 + idChars))
  const rest = body.slice(1 + idChars)
  if (body.startsWith('M') && rest === '') return { kind: 'member', enrolmentId: id }
  if (body.startsWith('P') && rest === '') return { kind: 'printed', pointId: id }
  return body.startsWith('S') ? { kind: 'screen', pointId: id, window: Number.parseInt(rest, 36) } : null
}

function shortId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

function longId(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
