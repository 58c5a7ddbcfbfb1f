import type { Trx } from '../../kernel/db/handle.ts'

/** A draft that is thrown away takes its packages along; what was recorded of a purchase stays, for that was done. */
export async function forgetGift(trx: Trx, offerId: string): Promise<void> {
  for (const table of ['gift_packages', 'gift_rounds'] as const) await trx.q.deleteFrom(table).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}
