import { z } from 'zod'
import { invalidInput } from './errors.ts'

const shape = z.tuple([z.string(), z.string()])

/** Where a page of a list ended: the last row's sort key and id. Opaque to callers. */
export interface Position {
  key: string
  id: string
}

export function encodeCursor({ key, id }: Position): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

export function decodeCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null
  try {
    const [key, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { key, id }
  } catch {
    throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  }
}

/** A page from one row more than asked for: the surplus row tells that there is a next page. */
export function cutPage<Row, Item>(
  rows: Row[],
  page: { limit: number; positionOf: (row: Row) => Position; show: (row: Row) => Item },
): { items: Item[]; nextCursor: string | null } {
  const kept = rows.slice(0, page.limit)
  const last = kept.at(-1)
  return { items: kept.map(page.show), nextCursor: rows.length > page.limit && last !== undefined ? encodeCursor(page.positionOf(last)) : null }
}
