import type { Clock } from './clock.ts'
import { rateLimited } from './errors.ts'
import { forgetOldest } from './forget-oldest.ts'

interface Bucket {
  tokens: number
  filledAtMs: number
}

export interface Limit {
  /** How many at once. */
  burst: number
  /** How many more each minute. */
  perMinute: number
}

export interface RateLimiter {
  /** Takes one from the bucket of `key`, or throws `rate_limited` with the seconds to wait. */
  take(key: string, limit: Limit): void
  /** Gives the last one back: what turned out well is not counted. */
  giveBack(key: string): void
}

const mostBuckets = 100_000

/** Token buckets in memory, per process; the oldest are forgotten when there are too many. */
export function rateLimiter(clock: Clock): RateLimiter {
  const buckets = new Map<string, Bucket>()
  return {
    take: (key, limit) => {
      const nowMs = clock.now().getTime()
      const known = buckets.get(key)
      const bucket = known ?? { tokens: limit.burst, filledAtMs: nowMs }
      // A clock that is set back must not take tokens away.
      const gained = (Math.max(0, nowMs - bucket.filledAtMs) / 60_000) * limit.perMinute
      const tokens = Math.min(limit.burst, bucket.tokens + gained)
      if (tokens < 1) throw rateLimited({ seconds: Math.ceil(((1 - tokens) / limit.perMinute) * 60) })
      if (known) buckets.delete(key)
      buckets.set(key, { tokens: tokens - 1, filledAtMs: nowMs })
      forgetOldest(buckets, mostBuckets)
    },
    giveBack: (key) => {
      const bucket = buckets.get(key)
      if (bucket) bucket.tokens += 1
    },
  }
}
