import { directory } from '../../engines/capacity/capacity.ports.ts'
import { isShownTo } from '../../engines/capacity/mine/shown-to.ts'
import { findOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { everywhere, mustReach, reaches, scopeFor, type Scope } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { countsPermission, healthService } from './health.service.ts'

async function findHealthOffer({ db }: RequestContext, id: string): Promise<Offer> {
  const offer = await findOffer(db, id)
  if (!offer || offer.service !== healthService.key) throw notFound()
  return offer
}

/** A round that this actor manages: names and slots. */
export async function managedRound(context: RequestContext, id: string): Promise<Offer> {
  const offer = await findHealthOffer(context, id)
  mustReach(scopeFor(context.actor, healthService.manage), offer.unitId)
  return offer
}

export function managesRound({ actor }: RequestContext, { unitId }: { unitId: string }): boolean {
  const scope = actor.permissions.get(healthService.manage)
  return scope !== undefined && reaches(scope, unitId)
}

/** A round of which this actor may see how many, and of whom. */
export async function countedRound(context: RequestContext, id: string): Promise<{ offer: Offer; reach: Scope }> {
  const offer = await findHealthOffer(context, id)
  const reach = await countReach(context, offer)
  if (reach === null) throw notFound()
  return { offer, reach }
}

/** Of all, where they hold what holds the round; of a round held above, of their own branches; null: of nobody. */
async function countReach(context: RequestContext, offer: Offer): Promise<Scope | null> {
  const scope = context.actor.permissions.get(countsPermission)
  if (scope === undefined || (offer.state === 'draft' && !managesRound(context, offer))) return null
  if (scope.all || reaches(scope, offer.unitId)) return everywhere
  const above = await directory().unitsAbove(context.db, scope.unitIds, today(context.clock))
  return above.includes(offer.unitId) ? scope : null
}

/** A round as a colleague sees it: announced to them, or theirs to manage or to count. */
export async function roundInSight(context: RequestContext, id: string): Promise<{ offer: Offer; mayManage: boolean; mayCount: boolean }> {
  const offer = await findHealthOffer(context, id)
  const mayManage = managesRound(context, offer)
  const mayCount = (await countReach(context, offer)) !== null
  if (mayManage || mayCount) return { offer, mayManage, mayCount }
  const { staffId } = context.actor
  if (staffId === null || !(await isShownTo(context, offer, staffId))) throw notFound()
  return { offer, mayManage, mayCount }
}
