import { mustReach, scopeFor } from '../../../kernel/auth/actor.ts'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { offerService, offerServices, type OfferService } from '../capacity.ports.ts'
import { missingCommitment } from './offers.draw.ts'
import { drawUpRoster, type RosterChange } from '../eligibility/roster.ts'
import { openGate } from '../gate.ts'
import { moveUp } from '../moves/move-up.ts'
import { inHall } from '../moves/hall.ts'
import { plainRules, type OfferMode } from '../offer-rules.ts'
import { managedOffer } from '../reach-offer.ts'
import { editRefusal } from './edit.rules.ts'
import { notReady, onlyDrafts, unknownService } from './offers.errors.ts'
import { findOffer, insertOffer, optionsOf, updateOffer, type Offer, type OfferFacts } from './offers.store.ts'
import { problemsOf } from './ready.rules.ts'

interface Versioned {
  id: string
  version: number
}

export function serviceNamed(key: string): OfferService {
  const service = offerServices().find((one) => one.key === key)
  if (!service) throw unknownService({ service: key })
  return service
}

export interface NewOffer {
  service: string
  title: string
  unitId: string
  mode: OfferMode
}

export async function createOffer(context: RequestContext, { service, unitId, title, mode }: NewOffer): Promise<Versioned> {
  mustReach(scopeFor(context.actor, serviceNamed(service).manage), unitId)
  return write(
    context,
    async (trx) => {
      const id = newId()
      const facts: OfferFacts = { title, mode, opensAt: null, closesAt: null, cancelUntil: null, finalAt: null, rules: plainRules, defaultOptionId: null }
      await insertOffer(trx, { id, service, unitId }, facts)
      trx.audit({ action: 'offer.create', entity: { type: 'offer', id }, unitId, details: { service, title, mode } })
      return { id, version: 1 }
    },
    { route: 'POST /offers', content: { service, unitId, title, mode } },
  )
}

/** Changes an offer behind its gate: nobody signs up by rules that change under them. */
export async function editOffer(context: RequestContext, { offerId, version, facts }: { offerId: string; version: number; facts: OfferFacts }): Promise<Versioned> {
  await managedOffer(context, offerId)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    const refusal = offer.version === version ? editRefusal(offer, facts, trx.at) : null
    if (refusal) throw refusal
    await nextVersion(trx, offerId, { version, facts })
    trx.audit({ action: 'offer.edit', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { changed: changedOf(offer, facts) } })
    // Conditions may still change before the opening: those who may come are then others.
    if (offer.rosterAt !== null && JSON.stringify(offer.rules.eligibility) !== JSON.stringify(facts.rules.eligibility)) await drawUpRoster(trx, offer, facts.rules.eligibility)
    return { id: offerId, version: version + 1 }
  })
}

/** Announces a draft. Everything that is missing is said at once; who may come is drawn up with it. */
export async function publishOffer(context: RequestContext, { offerId, version }: { offerId: string; version: number }): Promise<Versioned & { rosterSize: number }> {
  await managedOffer(context, offerId)
  const seen = await findOffer(context.db, offerId)
  // Pressed twice, it is published once.
  if (seen && seen.state !== 'draft') return { id: offerId, version: seen.version, rosterSize: seen.rosterSize ?? 0 }
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    await nextVersion(trx, offerId, { version })
    await mustBeReady(trx, offer)
    await trx.q.updateTable('offers').set({ state: 'published', published_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).execute()
    const { size } = await drawUpRoster(trx, offer, offer.rules.eligibility)
    if (size === 0 && !isNamedLater(offer)) throw notReady({ count: 1, summary: noBody, problems: [{ code: 'nobody', text: noBody }] })
    trx.audit({ action: 'offer.publish', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { roster: size } })
    return { id: offerId, version: version + 1, rosterSize: size }
  })
}

/** It is announced before anybody is named: they come on the list one by one. */
function isNamedLater({ rules }: Pick<Offer, 'rules'>): boolean {
  return rules.eligibility.some((condition) => condition.kind === 'people' && !condition.except && condition.staffIds.length === 0)
}

const noBody = { zh: '按现在的条件没有人可以报名', en: 'by these conditions nobody may sign up' }

async function mustBeReady(trx: Trx, offer: Offer): Promise<void> {
  const problems = problemsOf({ offer, options: await optionsOf(trx, offer.id), uncommitted: await missingCommitment(trx, offer) }, trx.at)
  if (problems.length === 0) return
  const summary = { zh: problems.map(({ text }) => text.zh).join(''), en: problems.map(({ text }) => text.en).join(' ') }
  throw notReady({ count: problems.length, summary, problems })
}

/** Throws a draft away. What has been published is called off instead. */
export async function discardDraft(context: RequestContext, offerId: string): Promise<{ id: string }> {
  await managedOffer(context, offerId)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    if (offer.state !== 'draft') throw onlyDrafts()
    await offerService(offer.service).forget?.(trx, offerId)
    for (const table of ['offer_people', 'offer_counters', 'offer_options', 'checkin_points', 'draws', 'offer_gates'] as const)
      await trx.q.deleteFrom(table).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
    await trx.q.deleteFrom('offers').where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).execute()
    trx.audit({ action: 'offer.discard', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { title: offer.title } })
    return { id: offerId }
  })
}

/** Draws up anew who may come, and lets those move up who now may. */
export async function refreshRoster(context: RequestContext, offerId: string): Promise<RosterChange & { rosterAt: Date }> {
  await managedOffer(context, offerId)
  return write(context, (trx) => refreshRosterOf(trx, offerId))
}

export async function refreshRosterOf(trx: Trx, offerId: string): Promise<RosterChange & { rosterAt: Date }> {
  const offer = await lockOffer(trx, offerId)
  const change = await drawUpRoster(trx, offer, offer.rules.eligibility)
  await inHall(trx, offerId, (hall) => moveUp(trx, hall))
  return { ...change, rosterAt: trx.at }
}

/** The offer as it is once its gate is held. */
export async function lockOffer(trx: Trx, offerId: string): Promise<Offer> {
  await openGate(trx, offerId)
  const offer = await findOffer(trx, offerId)
  if (!offer) throw notFound()
  return offer
}

/** What changes an offer's places and not what it says. */
const ownMoves = ['enrolment.claim', 'enrolment.lapse', 'offer.roster', 'offer.defaults']

export async function nextVersion(trx: Trx, offerId: string, change: { version: number; facts?: OfferFacts }): Promise<void> {
  if (await updateOffer(trx, offerId, change)) return
  throw versionConflict({ by: (await lastEditorOf(trx, { type: 'offer', id: offerId }, { but: [...ownMoves] })) || { zh: '同事', en: 'a colleague' } })
}

function changedOf(offer: Offer, facts: OfferFacts): string[] {
  return Object.entries(facts)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(offer, field)))
    .map(([field]) => field)
}
