import type { TravelCast } from '../../modules/recuperation/seed/recuperation.seed.ts'
import { activityCast } from './activity-cast.ts'
import type { DemoUniversity } from './demo.types.ts'

/** Who travels in the demonstration: of the accounts only the member, so that whoever tries the others may still sign up. */
export function travelCast(university: DemoUniversity, ids: (key: string) => string): TravelCast {
  const { rootId, members } = activityCast(university, ids)
  const officers = new Set(university.accounts.filter(({ role }) => role !== 'member').map(({ staffKey }) => ids(staffKey)))
  return { rootId, members: members.filter(({ staffId }) => !officers.has(staffId)) }
}
