import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import type { Bilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { api } from '../../../../web/api.ts'
import type { InboxItem } from '../case.types.ts'

interface ActAsked {
  action: string
  input: Record<string, unknown>
  done: string
  words: (words: Bilingual) => string
}

/** One action on many cases; each says how it went. */
export async function actOnRows(rows: readonly Pick<InboxItem, 'caseId' | 'version'>[], { action, input, done, words }: ActAsked): Promise<BulkOutcome[]> {
  const cases = rows.map(({ caseId, version }) => ({ caseId, version }))
  const { results } = await api.cases.actOnMany({ action, cases, input }, { context: { idempotencyKey: randomKey() } })
  return results.map(({ caseId, title, ok, error }) => ({ key: caseId, label: title, ok, message: error ? words(error.text) : done }))
}

interface TakeAsked {
  staffId: string
  /** What is said of a row that was taken. */
  taken: string
  notAsked: string
  words: (words: Bilingual) => string
}

/** Puts what waits for the office into one person's hands: one that cannot be taken says why, and the others go on. */
export async function takeRows(rows: readonly InboxItem[], { staffId, taken, notAsked, words }: TakeAsked): Promise<BulkOutcome[]> {
  const tasks = rows.flatMap(({ caseId, asks }) => (asks ? [{ caseId, taskId: asks.taskId }] : []))
  const { results } = tasks.length > 0 ? await api.cases.takeMany({ tasks, staffId }) : { results: [] }
  const resultOf = new Map(results.map((result) => [result.taskId, result]))
  return rows.map((row) => {
    const result = resultOf.get(row.asks?.taskId ?? '')
    const message = !result ? notAsked : result.error ? words(result.error.text) : taken
    return { key: row.asks?.taskId ?? row.caseId, label: row.title, ok: result?.ok ?? false, message }
  })
}
