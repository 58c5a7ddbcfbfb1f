import { drawUpRoster } from '../../engines/capacity/eligibility/roster.ts'
import { inHall } from '../../engines/capacity/moves/hall.ts'
import { moveUp } from '../../engines/capacity/moves/move-up.ts'
import { editRefusal } from '../../engines/capacity/offers/edit.rules.ts'
import { lockOffer, nextVersion } from '../../engines/capacity/offers/offers.actions.ts'
import { insertOffer, optionsOf, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { beginSession, moveSession, sessionOf, setWholeCap, timesRefusal } from '../../engines/capacity/offers/one-session.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { seriesFixed } from './activities.errors.ts'
import { offerFactsOf, type EditedActivity, type NewActivity } from './activities.rules.ts'
import { activityService } from './activities.service.ts'
import { saveWords } from './activities.store.ts'
import { findSeries, isHeld, meetingsOf, storeSeries } from './meetings.store.ts'
import { spanOf } from './series.rules.ts'
import { managedActivity } from './sight.ts'
import { tellMoved, tellPlace } from './tell.ts'
import { leastIn, rewritePoints, spanned, writePoints } from './write-series.ts'

/** Begins an activity: a draft with one session, its places and its points of check-in, ready to be announced. */
export async function createActivity(context: RequestContext, { unitId, ...sent }: NewActivity): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, activityService.manage), unitId)
  const facts = spanned(sent)
  const refusal = timesRefusal(facts)
  if (refusal) throw refusal
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await writeActivity(trx, { id, unitId, ...facts })
      trx.audit({ action: 'activity.create', entity: { type: 'offer', id }, unitId, details: { title: facts.title, ...meetingsOfDetails(facts) } })
      return { id, version: 1 }
    },
    { route: 'activities.create', content: { unitId, ...facts } },
  )
}

function meetingsOfDetails({ series }: Pick<NewActivity, 'series'>) {
  return series === null ? {} : { meetings: series.meetings.length }
}

/** Writes a draft; the caller audits it. */
export async function writeActivity(trx: Trx, { id, unitId, ...facts }: NewActivity & { id: string }): Promise<{ optionId: string; pointIds: string[] }> {
  await insertOffer(trx, { id, service: activityService.key, unitId }, offerFactsOf(facts, null))
  await setCertificate(trx, id, { least: leastIn(facts), byHand: false })
  const { optionId } = await beginSession(trx, id, sessionOf(facts))
  await setWholeCap(trx, id, facts.places)
  await saveWords(trx, id, facts)
  return { optionId, pointIds: await writePoints(trx, id, facts) }
}

/**
 * Changes an activity behind its gate. What sign-ups rely on is frozen as the engine says; another time or place is told to
 * whoever is on it. Of an announced class the meetings stay: they are moved one by one.
 */
export async function editActivity(context: RequestContext, { id, version, ...sent }: EditedActivity): Promise<{ id: string; version: number; told: number; movedUp: number }> {
  await managedActivity(context, id)
  const asked = spanned(sent)
  const times = timesRefusal(asked)
  if (times) throw times
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, id)
    const facts = await settledFacts(trx, { offer, asked })
    const [first] = await optionsOf(trx, id)
    const wanted = offerFactsOf(facts, { offer, startedAt: first?.startsAt ?? null })
    const refusal = offer.version === version ? editRefusal(offer, wanted, trx.at) : null
    if (refusal) throw refusal
    await nextVersion(trx, id, { version, facts: wanted })
    const moved = await moveSession(trx, offer, sessionOf(facts))
    await saveWords(trx, id, facts)
    const isCourse = facts.series !== null || (await findSeries(trx, id)) !== null
    if (isCourse && offer.state === 'draft') await rewritePoints(trx, id, facts)
    await setCertificate(trx, id, { least: leastIn(facts), byHand: !isCourse })
    await setWholeCap(trx, id, facts.places)
    if (offer.rosterAt !== null && JSON.stringify(offer.rules.eligibility) !== JSON.stringify(wanted.rules.eligibility)) await drawUpRoster(trx, offer, wanted.rules.eligibility)
    const seated = await inHall(trx, id, (hall) => moveUp(trx, hall))
    const told = moved && offer.state === 'published' ? await tell(trx, id, facts) : 0
    trx.audit({ action: 'activity.edit', entity: { type: 'offer', id }, unitId: offer.unitId, details: { title: facts.title, moved, told, movedUp: seated.length } })
    return { id, version: version + 1, told, movedUp: seated.length }
  })
}

type Sent = Omit<EditedActivity, 'id' | 'version'>

/** What was announced as a class, or as one meeting, stays so; a class lasts as long as its meetings as they now stand. */
async function settledFacts(trx: Trx, { offer, asked }: { offer: Offer; asked: Sent }): Promise<Sent> {
  if (offer.state === 'draft') return asked
  const series = await findSeries(trx, offer.id)
  if ((series === null) !== (asked.series === null)) throw seriesFixed()
  if (series === null || asked.series === null) return asked
  const held = (await meetingsOf(trx, [offer.id])).get(offer.id)?.filter(isHeld) ?? []
  const span = spanOf(held)
  const attendLeast = Math.min(asked.series.attendLeast, held.length)
  await storeSeries(trx, offer.id, { ...series, attendLeast, attendOf: held.length })
  return { ...asked, series: { ...asked.series, attendLeast }, ...(span && { startsAt: span.startsAt.toISOString(), endsAt: span.endsAt.toISOString() }) }
}

function tell(trx: Trx, id: string, { title, place, startsAt, series }: Sent): Promise<number> {
  return series === null ? tellMoved(trx, id, { title, place, startsAt: new Date(startsAt) }) : tellPlace(trx, id, { title, place })
}

/** To how many one must come for a certificate. Of one session the form says only that there are any: a number set by hand stays. */
async function setCertificate(trx: Trx, offerId: string, { least, byHand }: { least: number | null; byHand: boolean }): Promise<void> {
  const rows = trx.q.updateTable('offers').set({ certificate_least: least }).where('tenant_id', '=', trx.tenantId).where('id', '=', offerId)
  await (byHand && least !== null ? rows.where('certificate_least', 'is', null) : rows).execute()
}
