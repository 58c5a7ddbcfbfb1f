import { sql } from 'kysely'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { directory } from '../capacity.ports.ts'
import { branchOf } from '../eligibility/why.ts'
import type { Offer } from '../offers/offers.store.ts'

/** Units whose offers a member sees though not on their roster: the own branch and all above. */
export async function unitsSeenBy({ db, clock }: RequestContext, staffId: string): Promise<string[]> {
  const branch = await branchOf(db, staffId)
  return branch === null ? [] : directory().unitsAbove(db, [branch], today(clock))
}

/** Whether a member sees an offer: announced, and for this person, or held by the own branch or above. */
export async function isShownTo(context: RequestContext, offer: Pick<Offer, 'id' | 'state' | 'unitId'>, staffId: string): Promise<boolean> {
  if (offer.state === 'draft') return false
  const { db } = context
  const { rows } = await sql<{ concerned: boolean }>`
    select exists (select from offer_people where tenant_id = ${db.tenantId} and offer_id = ${offer.id} and staff_id = ${staffId})
      or exists (select from enrolments where tenant_id = ${db.tenantId} and offer_id = ${offer.id} and staff_id = ${staffId}) as concerned`.execute(db.q)
  return rows[0]?.concerned === true || (await unitsSeenBy(context, staffId)).includes(offer.unitId)
}
