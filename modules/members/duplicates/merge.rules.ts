import type { MembershipStatus } from '../membership.rules.ts'
import { memberStatuses } from '../membership.rules.ts'
import type { StaffField } from '../staff-columns.ts'

interface Standing {
  membership: string
  member_since: string | null
}

/** Nobody loses membership by a merge: of two states, being a member counts; else the kept record's, unless it says nothing. */
export function joinedMembership(keep: Standing, merged: Standing): { membership: string; member_since: string | null } {
  const isMember = ({ membership }: Standing) => memberStatuses.includes(membership as MembershipStatus) // The check constraint staff_membership admits these values only.
  const takes = keep.membership === 'none' || (!isMember(keep) && isMember(merged))
  const since = [keep.member_since, merged.member_since].flatMap((day) => day ?? []).toSorted()
  return { membership: takes ? merged.membership : keep.membership, member_since: since[0] ?? null }
}

/** Fields that mean nothing without one another: taken together, and given back together. */
const companions: [StaffField, StaffField][] = [
  ['unitId', 'groupId'],
  ['idNo', 'idType'],
]

export function withCompanions(fields: readonly StaffField[]): StaffField[] {
  const all = new Set(fields)
  for (const [one, other] of companions) {
    if (all.has(one) || all.has(other)) all.add(one).add(other)
  }
  return [...all]
}
