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
  refused: (error: unknown) => string
}

/** Puts what waits for the office into one person's hands, row by row: one that cannot be taken does not stop the others. */
export async function takeRows(rows: readonly InboxItem[], { staffId, taken, notAsked, refused }: TakeAsked): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = []
  for (const row of rows) {
    const outcome = { key: row.asks?.taskId ?? row.caseId, label: row.title }
    if (!row.asks) {
      outcomes.push({ ...outcome, ok: false, message: notAsked })
      continue
    }
    try {
      await api.cases.takeTask({ caseId: row.caseId, taskId: row.asks.taskId, staffId })
      outcomes.push({ ...outcome, ok: true, message: taken })
    } catch (error) {
      outcomes.push({ ...outcome, ok: false, message: refused(error) })
    }
  }
  return outcomes
}
