import type { Db } from '../../../kernel/db/handle.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { noCommitment } from '../draw/draw.errors.ts'
import { findDraw } from '../draw/draw.store.ts'

/** Of a lottery: that its draw has not yet bound itself to a seed. Without that it is not published. */
export async function missingCommitment(db: Db, { id, mode }: { id: string; mode: string }): Promise<AppError | null> {
  return mode === 'lottery' && !(await findDraw(db, id)) ? noCommitment() : null
}
