import { writesOf } from '../../kernel/db/writes.ts'

const keptMs = 5_000
const mostLists = 50

interface Kept {
  count: number
  writes: number
  readAtMs: number
}

const keptBy = new WeakMap<object, Map<string, Kept>>()

export interface CountedList {
  tenantId: string
  /** Whose count it is: the actor of a session, or the university's handle where everybody sees the same. It is forgotten with them. */
  reader: object
  /** Everything else on which the count hangs. */
  list: string
  limit: number
  isFirst: boolean
}

/** Rows of a page, one more than asked for where there is a next page, and how many there are in all: anything where no count was asked for. */
export interface CountedRows<Row> {
  rows: Row[]
  count: number
}

/**
 * A page with the count of its list. Counting costs more than the page: it is done at most once in five seconds for each
 * reader and list, and again at once after a change that this process made. A list that fits one page is counted by its rows.
 */
export async function countedPage<Row>({ tenantId, reader, list, limit, isFirst }: CountedList, read: (counting: boolean) => Promise<CountedRows<Row>>): Promise<CountedRows<Row>> {
  const lists = keptBy.get(reader) ?? new Map<string, Kept>()
  keptBy.set(reader, lists)
  // Both are of before the reading: what changes meanwhile must not pass for counted.
  const [writes, readAtMs] = [writesOf(tenantId), performance.now()]
  const known = lists.get(list)
  const kept = known && known.writes === writes && readAtMs - known.readAtMs < keptMs ? known : null
  const { rows, count } = await read(kept === null)
  if (isFirst && rows.length <= limit) return { rows, count: rows.length }
  if (kept) return { rows, count: Math.max(kept.count, rows.length) }
  if (lists.size >= mostLists) lists.clear()
  lists.set(list, { count, writes, readAtMs })
  return { rows, count }
}
