import type { OfferService } from '../../engines/capacity/capacity.ports.ts'
import type { Trx } from '../../kernel/db/handle.ts'

/**
 * Checks as the capacity engine knows them. Whoever may see names there holds this permission: a branch officer holds only
 * that to see numbers.
 */
export const healthService: OfferService = {
  key: 'health',
  name: { zh: '体检', en: 'Health check' },
  manage: 'health.manage',
  pathOf: (offerId) => `/health/${offerId}`,
  forget: forgetRound,
}

export const countsPermission = 'health.counts'

async function forgetRound(trx: Trx, offerId: string): Promise<void> {
  await trx.q.deleteFrom('health_rounds').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}
