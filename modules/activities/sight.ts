import { isShownTo } from '../../engines/capacity/mine/shown-to.ts'
import { findOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { mustReach, reaches, scopeFor } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { activityService } from './activities.service.ts'

/** An activity that this actor may see: announced to them, or theirs to manage. */
export async function activityInSight(context: RequestContext, id: string): Promise<{ offer: Offer; mayManage: boolean }> {
  const offer = await findOffer(context.db, id)
  if (!offer || offer.service !== activityService.key) throw notFound()
  const scope = context.actor.permissions.get(activityService.manage)
  if (scope !== undefined && reaches(scope, offer.unitId)) return { offer, mayManage: true }
  const { staffId } = context.actor
  if (staffId === null || !(await isShownTo(context, offer, staffId))) throw notFound()
  return { offer, mayManage: false }
}

/** An activity that this actor manages. */
export async function managedActivity(context: RequestContext, id: string): Promise<Offer> {
  const offer = await findOffer(context.db, id)
  if (!offer || offer.service !== activityService.key) throw notFound()
  mustReach(scopeFor(context.actor, activityService.manage), offer.unitId)
  return offer
}
