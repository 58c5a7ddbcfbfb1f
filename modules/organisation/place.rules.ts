import type { UnitKind } from './organisation.types.ts'

/** Under which kinds a kind may stand. A branch within a branch is that of a large unit, such as a medical school's hospital. */
export const placesOfKind: Record<UnitKind, readonly UnitKind[]> = {
  university: [],
  branch: ['university', 'branch'],
  group: ['branch'],
  committee: ['university', 'branch'],
  club: ['university', 'branch'],
}
