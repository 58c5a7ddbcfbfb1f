import { isShownTo } from '../../engines/capacity/mine/shown-to.ts'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import { findOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { everywhere, mustReach, reaches, scopeFor, type Scope } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { readPermission, recuperationService } from './recuperation.service.ts'

async function programme(context: RequestContext, id: string): Promise<Offer> {
  const offer = await findOffer(context.db, id)
  if (!offer || offer.service !== recuperationService.key) throw notFound()
  return offer
}

/** Whether this actor manages what a unit holds. */
export function manages({ actor }: RequestContext, unitId: string): boolean {
  const scope = actor.permissions.get(recuperationService.manage)
  return scope !== undefined && reaches(scope, unitId)
}

/** A programme that this actor manages. */
export async function managedProgramme(context: RequestContext, id: string): Promise<Offer> {
  const offer = await programme(context, id)
  mustReach(scopeFor(context.actor, recuperationService.manage), offer.unitId)
  return offer
}

/** A programme on which this actor looks: all of it, or of what is held above the own branch's people only. */
export async function programmeInReach(context: RequestContext, id: string): Promise<{ offer: Offer; reach: Scope; mayManage: boolean }> {
  const offer = await programme(context, id)
  const scope = scopeFor(context.actor, readPermission)
  const mayManage = manages(context, offer.unitId)
  if (reaches(scope, offer.unitId)) return { offer, reach: everywhere, mayManage }
  const { db, clock } = context
  const above = scope.all ? [] : await directory().unitsAbove(db, scope.unitIds, today(clock))
  if (offer.state === 'draft' || !above.includes(offer.unitId)) throw notFound()
  return { offer, reach: scope, mayManage }
}

/** A programme that this actor may see: announced to them, or theirs to look after. */
export async function programmeInSight(context: RequestContext, id: string): Promise<{ offer: Offer; mayManage: boolean; mayRead: boolean }> {
  const offer = await programme(context, id)
  const { actor } = context
  const scope = actor.permissions.get(readPermission)
  const mayRead = scope !== undefined && (reaches(scope, offer.unitId) || offer.state !== 'draft')
  if (scope !== undefined && reaches(scope, offer.unitId)) return { offer, mayManage: manages(context, offer.unitId), mayRead }
  if (actor.staffId === null || !(await isShownTo(context, offer, actor.staffId))) throw notFound()
  return { offer, mayManage: false, mayRead }
}
