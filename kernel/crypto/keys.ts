import type { Db } from '../db/handle.ts'
import type { BlindIndexPurpose } from './blind-index.ts'

/** Seals and opens one column's values; the row's id is bound into each. */
export interface ColumnCipher {
  seal(rowId: string, plain: string): string
  open(rowId: string, sealed: string): string
}

/** The keys of tenants. A data key for each tenant and purpose, wrapped by a key that no backup holds. */
export interface Keys {
  /** `column` is `table.column`, for example `staff.id_no`. */
  cipher(db: Db, column: string): Promise<ColumnCipher>
  /** Finds equal values without reading them; each purpose has a key of its own. */
  blindIndex(db: Db, purpose: BlindIndexPurpose): Promise<(value: string) => string>
}
