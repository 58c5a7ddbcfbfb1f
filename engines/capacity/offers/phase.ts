import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { assertNever } from '../../../kernel/errors.ts'
import type { OfferPhase } from '../capacity.shapes.ts'

interface Timed {
  state: 'draft' | 'published' | 'cancelled'
  opensAt: Date | null
  closesAt: Date | null
  finalAt: Date | null
}

/** Where an offer stands by the clock. */
export function phaseOf({ state, opensAt, closesAt, finalAt }: Timed, now: Date): OfferPhase {
  if (state !== 'published' || opensAt === null || closesAt === null || finalAt === null) return state === 'cancelled' ? 'cancelled' : 'draft'
  if (now < opensAt) return 'soon'
  if (now < closesAt) return 'open'
  return now < finalAt ? 'closed' : 'settled'
}

/** The same as a condition on `o`. */
export function phaseSql(phase: OfferPhase, now: Date): RawBuilder<SqlBool> {
  switch (phase) {
    case 'draft':
      return sql`o.state = 'draft'`
    case 'cancelled':
      return sql`o.state = 'cancelled'`
    case 'soon':
      return sql`(o.state = 'published' and o.opens_at > ${now})`
    case 'open':
      return sql`(o.state = 'published' and o.opens_at <= ${now} and o.closes_at > ${now})`
    case 'closed':
      return sql`(o.state = 'published' and o.closes_at <= ${now} and o.final_at > ${now})`
    case 'settled':
      return sql`(o.state = 'published' and o.final_at <= ${now})`
    default:
      return assertNever(phase)
  }
}
