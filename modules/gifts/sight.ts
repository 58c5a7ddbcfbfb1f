import { isShownTo } from '../../engines/capacity/mine/shown-to.ts'
import { findOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { mustReach, reaches, scopeFor } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { giftService } from './gifts.service.ts'

/** A round that this actor may see: announced to them, or theirs to manage. */
export async function giftInSight(context: RequestContext, id: string): Promise<{ offer: Offer; mayManage: boolean }> {
  const offer = await findGift(context, id)
  const scope = context.actor.permissions.get(giftService.manage)
  if (scope !== undefined && reaches(scope, offer.unitId)) return { offer, mayManage: true }
  const { staffId } = context.actor
  if (staffId === null || !(await isShownTo(context, offer, staffId))) throw notFound()
  return { offer, mayManage: false }
}

/** A round that this actor manages as a whole. */
export async function managedGift(context: RequestContext, id: string): Promise<Offer> {
  const offer = await findGift(context, id)
  mustReach(scopeFor(context.actor, giftService.manage), offer.unitId)
  return offer
}

export async function findGift({ db }: RequestContext, id: string): Promise<Offer> {
  const offer = await findOffer(db, id)
  if (!offer || offer.service !== giftService.key) throw notFound()
  return offer
}
