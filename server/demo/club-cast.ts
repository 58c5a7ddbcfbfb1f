import type { ClubCast } from '../../modules/clubs/seed/seed.types.ts'
import { activityCast } from './activity-cast.ts'
import type { DemoUniversity } from './demo.types.ts'

/** Who is in the demonstration's clubs: their officers as elected, and members who are there already. */
export function clubCast(university: DemoUniversity, ids: (key: string) => string): ClubCast {
  const hired = new Map(university.staff.map(({ key, hireDate }) => [ids(key), hireDate]))
  const sitting = university.offices.filter(({ to }) => to === null)
  const clubs = university.units
    .filter(({ kind }) => kind === 'club')
    .map(({ key, shortName, validFrom }) => ({
      id: ids(key),
      shortName,
      foundedOn: validFrom,
      officerIds: sitting.filter(({ unitKey }) => unitKey === key).map(({ staffKey }) => ids(staffKey)),
    }))
  const members = activityCast(university, ids).members.map((member) => ({ ...member, hiredOn: hired.get(member.staffId) ?? '' }))
  return { clubs, members }
}
