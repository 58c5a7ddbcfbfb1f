import type { Trx } from '../../kernel/db/handle.ts'
import { dropSeries } from './meetings.store.ts'

/** A draft that is thrown away leaves no words, no meetings and no pictures behind. */
export async function forgetActivity(trx: Trx, offerId: string): Promise<void> {
  await trx.q
    .updateTable('activity_pictures')
    .set({ removed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('removed_at', 'is', null)
    .execute()
  await dropSeries(trx, offerId)
  await trx.q.deleteFrom('activities').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}
