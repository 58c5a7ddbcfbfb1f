import type { z } from 'zod'
import type { Db } from '../../kernel/db/handle.ts'
import { fenFromYuan } from '../../kernel/money.ts'
import type { amountShown } from './standards.contract.ts'
import { findStandard } from './standards.store.ts'

export type AmountShown = z.infer<typeof amountShown>

/** What the rule of this key allows one person in a year: the one in force at the year's end, or today while it lasts. */
export async function yearlyAmount(db: Db, { key, year, today }: { key: string; year: number; today: string }): Promise<AmountShown> {
  const end = `${year}-12-31`
  const found = await findStandard(db, key, today < end ? today : end)
  if (found?.value.kind !== 'amount') return null
  const { title, documentNo, article, verified, value } = found
  return { yuan: value.yuan, title, documentNo, article, verified }
}

/** Null where no rule is entered: nothing is above it. */
export function limitFen(standard: AmountShown): bigint | null {
  return standard === null ? null : fenFromYuan(standard.yuan)
}
