import type { BulkOutcome } from '../../../kernel/ui/desk/table/table.types.ts'

/** The server's result per person, as the table lists it. */
export function outcomesOf(rows: readonly { id: string; name: string; ok: boolean; message: string | null }[], done: string): BulkOutcome[] {
  return rows.map(({ id, name, ok, message }) => ({ key: id, label: name, ok, message: message ?? done }))
}
