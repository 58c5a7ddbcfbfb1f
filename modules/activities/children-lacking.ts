import type { PressOf } from '../../engines/capacity/capacity.ports.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { AppError } from '../../kernel/errors.ts'
import { childNotTold, childrenDoNotFit } from './activities.errors.ts'
import { countTold } from './children.store.ts'

/** Nobody signs a child up of whom the organisers know nothing, whatever page or script the press comes from. */
export async function childrenLacking(trx: Trx, offerId: string, staffIds: readonly string[]): Promise<(press: PressOf) => AppError | null> {
  const counts = await countTold(trx, offerId, staffIds)
  return ({ staffId, party }) => {
    const told = counts?.get(staffId) ?? 0
    if (counts === null || told === party) return null
    return told === 0 ? childNotTold() : childrenDoNotFit({ party, told })
  }
}
