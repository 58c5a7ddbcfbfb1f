import type { EnrolmentStatus, OfferPhase } from './offer.types.ts'

interface Timed {
  phase: OfferPhase
  opensAt: string
  closesAt: string
}

/** Where an offer stands now, without asking the server again: the button wakes at the very second of the opening. */
export function phaseNow({ phase, opensAt, closesAt }: Timed, now: number): OfferPhase {
  if (phase !== 'soon' && phase !== 'open') return phase
  if (now < Date.parse(opensAt)) return 'soon'
  return now < Date.parse(closesAt) ? 'open' : 'closed'
}

const active: readonly EnrolmentStatus[] = ['confirmed', 'waiting', 'offered', 'pending']

/** A place that is held or awaited; what ended leaves the way free for another sign-up. */
export function isActive({ status }: { status: EnrolmentStatus }): boolean {
  return active.includes(status)
}

interface Ending {
  phase: OfferPhase
  status: EnrolmentStatus
  /** Of the option that was got; null: nobody said when. */
  endsAt: string | null
}

/** What is over for somebody: what they had a place in has ended, or the list was settled while they still waited. */
export function overFor({ phase, status, endsAt }: Ending, now: number): 'confirmed' | 'waiting' | 'pending' | null {
  if (status === 'confirmed') return endsAt !== null && now >= Date.parse(endsAt) ? status : null
  return phase === 'settled' && (status === 'waiting' || status === 'pending') ? status : null
}

const secondMs = 1_000
const dayS = 86_400

/** A span as it is counted down: whole days, and `hh:mm:ss`. Counted up, so that nought means over. */
export function countdownOf(ms: number): { days: number; clock: string } {
  const seconds = Math.max(0, Math.ceil(ms / secondMs))
  const rest = seconds % dayS
  const parts = [Math.floor(rest / 3_600), Math.floor((rest % 3_600) / 60), rest % 60]
  return { days: Math.floor(seconds / dayS), clock: parts.map((part) => String(part).padStart(2, '0')).join(':') }
}

/** The last full step of a countdown worth saying aloud, in minutes: 10, 5, 1, 0; null: still longer. */
export function milestoneOf(ms: number): number | null {
  return [0, 1, 5, 10].find((minutes) => ms <= minutes * 60 * secondMs) ?? null
}
