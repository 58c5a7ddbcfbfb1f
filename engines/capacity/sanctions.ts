import { sql } from 'kysely'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { OfferState } from './claims/claims.types.ts'

export interface NewSanctions {
  cause: 'late_cancel' | 'no_show'
  days: number
  /** Who did so, with which enrolment. */
  enrolments: readonly { id: string; staffId: string }[]
}

const dayMs = 86_400_000

/** Keeps people from a service for so many days from now; once for each enrolment and cause. */
export async function postSanctions(trx: Trx, offer: Pick<OfferState, 'id' | 'service' | 'unitId'>, { cause, days, enrolments }: NewSanctions): Promise<void> {
  if (enrolments.length === 0) return
  const until = new Date(trx.at.getTime() + days * dayMs)
  await sql`
    insert into sanctions (tenant_id, id, staff_id, service, cause, enrolment_id, from_at, until_at)
    select ${trx.tenantId}, n.id, n.staff_id, ${offer.service}, ${cause}, n.enrolment_id, ${trx.at}, ${until}
    from unnest(${enrolments.map(() => newId())}::uuid[], ${enrolments.map(({ staffId }) => staffId)}::uuid[], ${enrolments.map(({ id }) => id)}::uuid[]) as n (id, staff_id, enrolment_id)
    on conflict (tenant_id, enrolment_id, cause) do nothing`.execute(trx.q)
  trx.audit({
    action: 'sanction.post',
    entity: { type: 'offer', id: offer.id },
    unitId: offer.unitId,
    details: { cause, days, staffIds: enrolments.map(({ staffId }) => staffId) },
  })
}
