import { z } from 'zod'
import { drawFormat, drawLots, ordered, recordText, type DrawRecord } from './draw-record.ts'

const text = z.string()
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const limit = z.object({ optionId: text.nullable(), tag: text.nullable(), unitId: text.nullable(), cap: z.number().int(), taken: z.number().int() })
const entry = z.object({ code: text, choices: z.array(text), party: z.number().int().min(1), unitId: text.nullable() })
const recordShape = z.object({
  format: z.literal(drawFormat),
  commitment: hex,
  seed: hex,
  publicValue: text.nullable(),
  input: z.object({
    offer: z.object({ id: text, title: text, closesAt: text }),
    committedAt: text,
    drawnAt: text,
    publicSource: text.nullable(),
    publicExample: text.nullable(),
    waiting: z.enum(['none', 'skip', 'hold']),
    options: z.array(z.object({ id: text, title: text, tag: text.nullable() })),
    limits: z.array(limit),
    entries: z.array(entry),
    excluded: z.array(text),
  }),
  inputHash: hex,
  check: hex,
  results: z.array(z.object({ no: z.number().int(), code: text, ticket: hex, outcome: z.enum(['placed', 'waiting', 'declined']), optionId: text.nullable() })),
})

export type RecordFault = 'unreadable' | 'seed' | 'order' | 'input' | 'results' | 'text'

/** What is wrong with a published record: null where drawing again gives the same file to the last byte. */
export function checkRecord(file: string | Uint8Array): { fault: RecordFault | null; record: DrawRecord | null } {
  const published = textOf(file)
  const record = published === null ? null : readRecord(published)
  if (!record) return { fault: 'unreadable', record }
  const again = redraw(record)
  return { fault: again === null ? 'unreadable' : (differenceOf(record, again) ?? (recordText(again) === published ? null : 'text')), record }
}

/** Null: not even text. */
function textOf(file: string | Uint8Array): string | null {
  if (typeof file === 'string') return file
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file)
  } catch {
    return null
  }
}

function readRecord(published: string): DrawRecord | null {
  try {
    return recordShape.parse(JSON.parse(published))
  } catch {
    return null
  }
}

function redraw({ input, seed, publicValue }: DrawRecord): DrawRecord | null {
  const codes = new Set(input.entries.map(({ code }) => code))
  return codes.size < input.entries.length ? null : drawLots(input, { seed, publicValue })
}

function differenceOf(record: DrawRecord, again: DrawRecord): RecordFault | null {
  if (record.commitment !== again.commitment) return 'seed'
  if (JSON.stringify(ordered(record.input)) !== JSON.stringify(record.input)) return 'order'
  if (record.inputHash !== again.inputHash || record.check !== again.check) return 'input'
  return JSON.stringify(record.results) === JSON.stringify(again.results) ? null : 'results'
}
