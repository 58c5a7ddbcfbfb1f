import { everywhere, reaches, type Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { forbidden, notFound } from '../../kernel/errors.ts'
import { offerService } from './capacity.ports.ts'

export interface OfferHead {
  id: string
  service: string
  title: string
  unitId: string
  mode: string
  state: string
  closesAt: Date | null
}

export async function findOfferHead(db: Db, offerId: string): Promise<OfferHead | null> {
  const row = await db.q
    .selectFrom('offers')
    .select(['id', 'service', 'title', 'unit_id', 'mode', 'state', 'closes_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', offerId)
    .executeTakeFirst()
  return row ? { id: row.id, service: row.service, title: row.title, unitId: row.unit_id, mode: row.mode, state: row.state, closesAt: row.closes_at } : null
}

/** Whose sign-ups of an offer this actor may work on: all, where they manage what holds it or lead it; else those of their own branches. */
export async function offerInReach(context: RequestContext, offerId: string): Promise<{ offer: OfferHead; reach: Scope }> {
  const offer = await findOfferHead(context.db, offerId)
  if (!offer) throw notFound()
  const { manage: permission, leads } = offerService(offer.service)
  const scope = context.actor.permissions.get(permission)
  if (scope && reaches(scope, offer.unitId)) return { offer, reach: everywhere }
  if (await leads?.(context, offerId)) return { offer, reach: everywhere }
  if (!scope) throw forbidden({ permission, whoCan: '' })
  return { offer, reach: scope }
}

/** An offer that this actor manages as a whole. */
export async function managedOffer(context: RequestContext, offerId: string): Promise<OfferHead> {
  const { offer, reach } = await offerInReach(context, offerId)
  if (!reach.all) throw forbidden({ permission: offerService(offer.service).manage, whoCan: '' })
  return offer
}
