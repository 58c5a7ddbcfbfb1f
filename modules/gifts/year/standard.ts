import { yearlyAmount, type AmountShown } from '../../../engines/standards/yearly-amount.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { GiftKind } from '../gifts.contract.ts'
import { standardKey } from '../gifts.rules.ts'

/** What the rule of this year allows one person of a kind. */
export function yearStandard(db: Db, { kind, year, today }: { kind: GiftKind; year: number; today: string }): Promise<AmountShown> {
  return yearlyAmount(db, { key: standardKey(kind), year, today })
}
