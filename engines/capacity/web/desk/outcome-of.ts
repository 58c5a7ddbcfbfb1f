import { isApiError } from '../../../../kernel/ui/api-error.ts'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'

/** Does the work for one row of many and says how it went; only a failure of the program itself is thrown. */
export async function outcomeOf({ key, label, done }: { key: string; label: string; done: string }, work: () => Promise<unknown>): Promise<BulkOutcome> {
  try {
    await work()
    return { key, label, ok: true, message: done }
  } catch (error) {
    if (!isApiError(error)) throw error
    return { key, label, ok: false, message: error.message }
  }
}
