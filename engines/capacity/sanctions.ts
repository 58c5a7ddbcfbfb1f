import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { OfferState } from './claims/claims.types.ts'

export interface NewSanction {
  staffId: string
  enrolmentId: string
  cause: 'late_cancel' | 'no_show'
  days: number
}

const dayMs = 86_400_000

/** Keeps somebody from a service for so many days from now; once for each enrolment and cause. */
export async function postSanction(trx: Trx, offer: Pick<OfferState, 'service' | 'unitId'>, { staffId, enrolmentId, cause, days }: NewSanction): Promise<void> {
  const id = newId()
  await trx.q
    .insertInto('sanctions')
    .values({
      tenant_id: trx.tenantId,
      id,
      staff_id: staffId,
      service: offer.service,
      cause,
      enrolment_id: enrolmentId,
      from_at: trx.at,
      until_at: new Date(trx.at.getTime() + days * dayMs),
      lifted_at: null,
      lifted_by: null,
      lift_reason: null,
    })
    .onConflict((oc) => oc.columns(['tenant_id', 'enrolment_id', 'cause']).doNothing())
    .execute()
  trx.audit({ action: 'sanction.post', entity: { type: 'sanction', id }, unitId: offer.unitId, details: { staffId, cause, days } })
}
