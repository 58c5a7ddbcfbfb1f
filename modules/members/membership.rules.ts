import type { z } from 'zod'
import type { membershipStatus } from './members.contract.ts'

export type MembershipStatus = z.infer<typeof membershipStatus>

/** “一次入会、动态接转”: who has left may be taken in again, who has died is remembered, and nobody joins twice. */
const next: Record<MembershipStatus, MembershipStatus[]> = {
  none: ['applied', 'active'],
  applied: ['active', 'withdrawn'],
  active: ['retained', 'transferred_out', 'withdrawn', 'deemed_withdrawn', 'expelled', 'deceased'],
  retained: ['active', 'transferred_out', 'withdrawn', 'deemed_withdrawn', 'expelled', 'deceased'],
  transferred_out: ['active'],
  withdrawn: ['active'],
  deemed_withdrawn: ['active'],
  expelled: ['active'],
  deceased: [],
}

export function mayBecome(from: MembershipStatus, to: MembershipStatus): boolean {
  return next[from].includes(to)
}

/** Members in the sense of the statistics: who pays dues and who keeps membership free of them. */
export const memberStatuses: MembershipStatus[] = ['active', 'retained']
