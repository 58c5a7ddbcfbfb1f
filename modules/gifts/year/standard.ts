import type { z } from 'zod'
import { findStandard } from '../../../engines/standards/standards.store.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { fenFromYuan } from '../../../kernel/money.ts'
import type { GiftKind, standardShown } from '../gifts.contract.ts'
import { standardKey } from '../gifts.rules.ts'

export type StandardShown = z.infer<typeof standardShown>

/** What the rule of this year allows one person of a kind: the one in force at its end, or today while it lasts. */
export async function yearStandard(db: Db, { kind, year, today }: { kind: GiftKind; year: number; today: string }): Promise<StandardShown> {
  const end = `${year}-12-31`
  const found = await findStandard(db, standardKey(kind), today < end ? today : end)
  if (found?.value.kind !== 'amount') return null
  const { title, documentNo, article, verified, value } = found
  return { yuan: value.yuan, title, documentNo, article, verified }
}

/** Null where no rule is entered: nothing is above it. */
export function limitFen(standard: StandardShown): bigint | null {
  return standard === null ? null : fenFromYuan(standard.yuan)
}
