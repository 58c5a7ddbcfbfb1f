const failuresToLock = 5
const firstLockMinutes = 15
const longestLockMinutes = 240
/** After a day without a wrong try, counting begins anew. */
export const forgottenAfterHours = 24

export interface Failures {
  failedCount: number
  lockedUntil: Date | null
  lastFailedAt: Date
}

export type Attempt = { allowed: false; lockedUntil: Date } | { allowed: true; failures: Failures; left: number }

/**
 * Counts an attempt as a failure before its password is looked at, so that a thousand at once do not slip through;
 * success takes the count back. Every fifth failure locks: 15 minutes, then twice as long each time, at most 4 hours.
 */
export function countAttempt(before: Failures, now: Date): Attempt {
  if (before.lockedUntil && before.lockedUntil > now) return { allowed: false, lockedUntil: before.lockedUntil }
  const forgotten = now.getTime() - before.lastFailedAt.getTime() > forgottenAfterHours * 3_600_000
  const failedCount = (forgotten ? 0 : before.failedCount) + 1
  const minutes = lockMinutes(failedCount)
  return {
    allowed: true,
    failures: { failedCount, lockedUntil: minutes === null ? null : new Date(now.getTime() + minutes * 60_000), lastFailedAt: now },
    left: minutes === null ? failuresToLock - (failedCount % failuresToLock) : 0,
  }
}

function lockMinutes(failedCount: number): number | null {
  if (failedCount % failuresToLock !== 0) return null
  return Math.min(longestLockMinutes, firstLockMinutes * 2 ** (failedCount / failuresToLock - 1))
}

export function minutesUntil(instant: Date, now: Date): number {
  return Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 60_000))
}
