import type { Db } from '../../kernel/db/handle.ts'
import { writesOf } from '../../kernel/db/writes.ts'
import { proposalRows, type ListRow, type Place } from './list.store.ts'

const keptMs = 5_000
const mostRows = 5_000

interface Kept {
  row: ListRow
  writes: number
  readAtMs: number
}

const keptOf = new WeakMap<Db, Map<string, Kept>>()

/**
 * What is drawn of these proposals. Everybody looks at the same few dozen again and again, and each takes eight looks into
 * other tables. One is read anew with its next version, after any change that this process made (of a name, a session's title),
 * and after five seconds at the latest.
 */
export async function rowsAt(db: Db, places: readonly Place[]): Promise<Map<string, ListRow>> {
  const kept = keptOf.get(db) ?? new Map<string, Kept>()
  keptOf.set(db, kept)
  const [writes, readAtMs] = [writesOf(db.tenantId), performance.now()]
  const rows = new Map<string, ListRow>()
  for (const { id, version } of places) {
    const known = kept.get(id)
    if (known && known.row.version === version && known.writes === writes && readAtMs - known.readAtMs < keptMs) rows.set(id, known.row)
  }
  const missing = places.flatMap(({ id }) => (rows.has(id) ? [] : [id]))
  const read = missing.length === 0 ? [] : await proposalRows(db, missing)
  if (kept.size + read.length > mostRows) kept.clear()
  for (const row of read) {
    rows.set(row.id, row)
    kept.set(row.id, { row, writes, readAtMs })
  }
  return rows
}
