import { mustReach, reaches, scopeFor, type Actor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { placesOf } from '../members/members.api.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { noRecord } from './venues.errors.ts'
import { findVenue, type Venue } from './venues.store.ts'

export const manageVenues = 'venues.manage'

/** Units whose own venues this person may book: where they stand and all above; none without a record. */
export async function unitsOf({ db, clock, actor: { staffId } }: RequestContext): Promise<string[]> {
  const place = staffId === null ? undefined : (await placesOf(db, [staffId])).get(staffId)
  if (!place) return []
  const tree = await readTree(db, today(clock))
  return tree.pathOf(place.groupId ?? place.unitId).map(({ id }) => id)
}

/** A venue that this actor may book or keeps. */
export async function venueInSight(context: RequestContext, id: string): Promise<{ venue: Venue; mayManage: boolean }> {
  const venue = await findVenue(context.db, id)
  if (!venue) throw notFound()
  const scope = context.actor.permissions.get(manageVenues)
  if (scope !== undefined && reaches(scope, venue.unitId)) return { venue, mayManage: true }
  const open = venue.state === 'open' && (venue.audience === 'all' || (await unitsOf(context)).includes(venue.unitId))
  if (!open) throw notFound()
  return { venue, mayManage: false }
}

/** A venue that this actor keeps. */
export async function keptVenue(context: RequestContext, id: string): Promise<Venue> {
  const venue = await findVenue(context.db, id)
  if (!venue) throw notFound()
  mustReach(scopeFor(context.actor, manageVenues), venue.unitId)
  return venue
}

/** The staff record in whose name this actor books. */
export function ownRecord({ staffId }: Actor): string {
  if (staffId === null) throw noRecord()
  return staffId
}
