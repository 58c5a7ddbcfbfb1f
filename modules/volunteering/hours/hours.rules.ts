import type { AppError } from '../../../kernel/errors.ts'
import { didNotCome, notOwnHours } from '../volunteering.errors.ts'

export interface Volunteer {
  staffId: string
  name: string
  came: boolean
}

export interface OtherHours {
  staffId: string
  quarters: number
  reason: string
}

interface Certifying {
  volunteers: readonly Volunteer[]
  /** What the task counts. */
  quarters: number
  others: readonly OtherHours[]
  /** Whoever certifies as the team's leader; null: an officer. */
  leaderId: string | null
}

export interface CertifiedHours {
  staffId: string
  quarters: number
  reason: string | null
}

/** What is written for each who came: the task's hours, or others with a reason. Who did not come gets no row. */
export function hoursOf({ volunteers, quarters, others, leaderId }: Certifying): CertifiedHours[] | AppError {
  const wanted = new Map(others.map((one) => [one.staffId, one]))
  const stray = others.find(({ staffId }) => !volunteers.some((one) => one.staffId === staffId && one.came))
  if (stray) return didNotCome({ name: volunteers.find(({ staffId }) => staffId === stray.staffId)?.name ?? '—' })
  const own = leaderId === null ? undefined : wanted.get(leaderId)
  if (own && own.quarters > quarters) return notOwnHours()
  return volunteers
    .filter(({ came }) => came)
    .map(({ staffId }) => {
      const other = wanted.get(staffId)
      return other && other.quarters !== quarters ? other : { staffId, quarters, reason: null }
    })
}
