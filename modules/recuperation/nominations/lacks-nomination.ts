import type { Trx } from '../../../kernel/db/handle.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { nominatedOnly } from '../recuperation.errors.ts'

/** Why nobody signs up alone for what a branch nominates. */
export async function lacksNomination(trx: Trx, offerId: string): Promise<() => AppError | null> {
  const row = await trx.q.selectFrom('recuperation_programmes').select('nominated').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).executeTakeFirst()
  return row?.nominated ? nominatedOnly : () => null
}
