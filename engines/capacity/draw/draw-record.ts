import { createHash, createHmac } from 'node:crypto'
import { openRooms, type Party, type WaitingRule } from '../rooms.ts'

// The published record of a draw: all that anybody needs to draw again. docs/verify-draw.mjs does so without this code.

export interface DrawEntry {
  /** Tells one's own line and nobody else's. */
  code: string
  /** Options in order of preference. */
  choices: string[]
  party: number
  /** The branch, where a limit asks for it. */
  unitId: string | null
}

export interface DrawLimit {
  optionId: string | null
  tag: string | null
  unitId: string | null
  cap: number
  /** Given before the draw. */
  taken: number
}

export interface DrawInput {
  offer: { id: string; title: string; closesAt: string }
  committedAt: string
  drawnAt: string
  publicSource: string | null
  publicExample: string | null
  waiting: WaitingRule
  options: { id: string; title: string; tag: string | null }[]
  limits: DrawLimit[]
  entries: DrawEntry[]
  /** Signed up, but may not have a place any more. */
  excluded: string[]
}

export interface DrawResult {
  no: number
  code: string
  /** HMAC-SHA-256 under the seed: entries are drawn in the order of their tickets. */
  ticket: string
  outcome: 'placed' | 'waiting' | 'declined'
  optionId: string | null
}

export interface DrawRecord {
  format: typeof drawFormat
  commitment: string
  seed: string
  publicValue: string | null
  input: DrawInput
  inputHash: string
  check: string
  results: DrawResult[]
}

export const drawFormat = 'tongxin-draw-1'

/** SHA-256 of the seed's 32 bytes, hexadecimal. */
export function commitmentTo(seed: string): string {
  return createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')
}

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** An enrolment's code: it follows from the seed, so that nobody can deal out codes once the order is known. 60 bits. */
export function entryCode(seed: string, enrolmentId: string): string {
  const bytes = hmac(seed, `code|${enrolmentId}`)
  return Array.from(bytes.subarray(0, 12), (byte) => alphabet[byte % 32] ?? '').join('')
}

/** Puts the input into the one order that it has, whatever order it was read in. */
export function ordered(input: DrawInput): DrawInput {
  const scope = ({ optionId, tag, unitId }: DrawLimit) => [optionId ?? '', tag ?? '', unitId ?? ''].join(' ')
  return {
    ...input,
    options: input.options.toSorted((a, b) => compare(a.id, b.id)),
    limits: input.limits.toSorted((a, b) => compare(scope(a), scope(b))),
    entries: input.entries.toSorted((a, b) => compare(a.code, b.code)),
    excluded: input.excluded.toSorted(compare),
  }
}

/** Draws. The input must be in its order. */
export function drawLots(input: DrawInput, { seed, publicValue }: { seed: string; publicValue: string | null }): DrawRecord {
  const codes = input.entries.map(({ code }) => code)
  if (new Set(codes).size < codes.length) throw new TypeError('two entries of a draw have the same code')
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  const drawn = `${inputHash}|${publicValue ?? ''}`
  const tickets = input.entries.map((entry) => ({ entry, ticket: hmac(seed, `${drawn}|${entry.code}`).toString('hex') }))
  const line = tickets.toSorted((a, b) => compare(a.ticket, b.ticket))
  const place = placer(input)
  return {
    format: drawFormat,
    commitment: commitmentTo(seed),
    seed,
    publicValue,
    input,
    inputHash,
    check: hmac(seed, drawn).toString('hex'),
    results: line.map(({ entry, ticket }, index) => ({ no: index + 1, code: entry.code, ticket, ...place(entry) })),
  }
}

/** Gives each in turn the first choice that fits; who finds none waits for the first choice, where people wait. */
function placer({ limits, options, waiting }: DrawInput): (entry: DrawEntry) => Pick<DrawResult, 'outcome' | 'optionId'> {
  const rooms = openRooms(limits.map((limit, index) => ({ ...limit, id: String(index), held: 0 })))
  const tags = new Map(options.map(({ id, tag }) => [id, tag]))
  return ({ choices, party, unitId }) => {
    const partyFor = (optionId: string): Party => ({ optionId, tag: tags.get(optionId) ?? null, unitId: unitId ?? '', size: party })
    const fitting = choices.find((optionId) => rooms.fits(partyFor(optionId), waiting))
    const [first] = choices
    if (fitting === undefined && (waiting === 'none' || first === undefined)) return { outcome: 'declined', optionId: null }
    const optionId = fitting ?? first ?? ''
    rooms.seat(partyFor(optionId), waiting)
    return { outcome: fitting === undefined ? 'waiting' : 'placed', optionId }
  }
}

export interface DrawCounts {
  placed: number
  waiting: number
  declined: number
}

export function countsOf(results: readonly Pick<DrawResult, 'outcome'>[]): DrawCounts {
  const count = (outcome: DrawResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  return { placed: count('placed'), waiting: count('waiting'), declined: count('declined') }
}

/** The record as it is published, to the byte. */
export function recordText(record: DrawRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}

function hmac(seed: string, text: string): Buffer {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(text).digest()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
