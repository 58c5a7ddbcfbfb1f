import type { ActivityCast } from '../../modules/activities/seed/seed.types.ts'
import type { DemoUniversity } from './demo.types.ts'

/** Who takes part in the demonstration's activities: members who are there already, the shown one first. */
export function activityCast(university: DemoUniversity, ids: (key: string) => string): ActivityCast {
  const root = university.units.find(({ kind }) => kind === 'university')
  if (!root) throw new RangeError('a university without a union')
  const own = university.accounts.find((account) => account.role === 'member')?.staffKey
  const members = university.staff.filter(({ membership, leaveDate, key }) => membership.status === 'active' && leaveDate === null && key !== own)
  const shown = university.staff.filter(({ key }) => key === own)
  return { rootId: ids(root.key), members: [...shown, ...members].map(({ key, unitKey }) => ({ staffId: ids(key), unitId: ids(unitKey) })) }
}
