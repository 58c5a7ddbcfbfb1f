import type { z } from 'zod'
import type { officeCode } from './officers.contract.ts'
import type { UnitKind } from './organisation.types.ts'

// What the pages and the server both know of the kinds of unit.

/** Under which kinds a kind may stand. A branch within a branch is that of a large unit, such as a medical school's hospital. */
export const placesOfKind: Record<UnitKind, readonly UnitKind[]> = {
  university: [],
  branch: ['university', 'branch'],
  group: ['branch'],
  committee: ['university', 'branch'],
  club: ['university', 'branch'],
  // One of the school's own, which the union works with: it stands beside the union, and nothing of the union below it.
  department: ['university'],
}

export type OfficeCode = z.infer<typeof officeCode>

const union = ['chair', 'vice_chair', 'standing_member', 'office_director', 'finance_officer', 'women_officer', 'committee_member', 'cadre'] as const satisfies OfficeCode[]

/** The offices of each kind of unit, in order of rank; the first is its head, of whom there is one at a time. */
export const officesOf: Record<UnitKind, readonly OfficeCode[]> = {
  university: union,
  branch: union,
  group: ['group_leader', 'committee_member'],
  committee: ['director', 'vice_director', 'secretary', 'committee_member'],
  club: ['president', 'vice_president', 'secretary', 'committee_member'],
  department: [],
}
