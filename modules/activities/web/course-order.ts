interface Timed {
  endsAt: string
  calledOffReason: string | null
}

/** What is still to come first, in its order; then what is over. */
export function orderFromNow<M extends Timed>(meetings: readonly M[], now: number): { coming: M[]; over: M[]; next: M | null } {
  const coming = meetings.filter(({ endsAt }) => Date.parse(endsAt) > now)
  const over = meetings.filter(({ endsAt }) => Date.parse(endsAt) <= now)
  return { coming, over, next: coming.find(({ calledOffReason }) => calledOffReason === null) ?? null }
}
