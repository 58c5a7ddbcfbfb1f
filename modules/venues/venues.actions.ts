import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { lockLivingUnits } from '../organisation/organisation.api.ts'
import { comingOf } from './bookings.store.ts'
import { keptVenue, manageVenues } from './sight.ts'
import { isWithinHours } from './slots.rules.ts'
import { stillBooked, unitsInUse } from './venues.errors.ts'
import { insertVenue, lockVenue, updateVenue, type Venue, type VenueFacts } from './venues.store.ts'

export type NewVenue = VenueFacts & { unitId: string }

export async function createVenue(context: RequestContext, { unitId, ...facts }: NewVenue): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, manageVenues), unitId)
  return write(
    context,
    async (trx) => {
      await lockLivingUnits(trx, [unitId], today(context.clock))
      const id = newId(trx.at.getTime())
      await insertVenue(trx, { id, unitId, ...facts })
      trx.audit({ action: 'venue.create', entity: { type: 'venue', id }, unitId, details: { name: facts.name } })
      return { id, version: 1 }
    },
    { route: 'venues.create', content: { unitId, ...facts } },
  )
}

/** Bookings that stand keep their time. Answers how many of them lie outside the hours from now on. */
export async function editVenue(
  context: RequestContext,
  { id, version, ...facts }: VenueFacts & { id: string; version: number },
): Promise<{ id: string; version: number; outside: number }> {
  await keptVenue(context, id)
  return write(context, async (trx) => {
    const venue = await lockVenue(trx, id)
    await mustBeSeen(trx, venue, version)
    const coming = await comingOf(trx, id, trx.at)
    const highest = Math.max(0, ...coming.map(({ unitNo }) => unitNo))
    if (highest > facts.units) throw unitsInUse({ unitNo: highest })
    await updateVenue(trx, id, { facts })
    const outside = coming.filter((booking) => !isWithinHours(facts.hours, booking, dayOf(booking.startsAt))).length
    trx.audit({ action: 'venue.edit', entity: { type: 'venue', id }, unitId: venue.unitId, details: { before: factsOf(venue), after: facts } })
    return { id, version: version + 1, outside }
  })
}

/** Closes a venue for good, once nothing of it is booked any more, or opens it again. */
export async function setVenueState(
  context: RequestContext,
  { id, version, state }: { id: string; version: number; state: Venue['state'] },
): Promise<{ id: string; version: number }> {
  await keptVenue(context, id)
  return write(context, async (trx) => {
    const venue = await lockVenue(trx, id)
    await mustBeSeen(trx, venue, version)
    const coming = state === 'retired' ? await comingOf(trx, id, trx.at) : []
    if (coming.length > 0) throw stillBooked({ count: coming.length })
    await updateVenue(trx, id, { state })
    trx.audit({ action: state === 'retired' ? 'venue.retire' : 'venue.reopen', entity: { type: 'venue', id }, unitId: venue.unitId, details: { name: venue.name } })
    return { id, version: version + 1 }
  })
}

/** Asks within the transaction: while it holds the venue it must wait for no other connection. */
async function mustBeSeen(trx: Trx, venue: Venue, version: number): Promise<void> {
  if (venue.version === version) return
  throw versionConflict({ by: await lastEditorOf(trx, { type: 'venue', id: venue.id }, { but: ['venue.block', 'venue.lift_block'] }) })
}

function factsOf({ id: _id, unitId: _unitId, state: _state, version: _version, ...facts }: Venue): VenueFacts {
  return facts
}
