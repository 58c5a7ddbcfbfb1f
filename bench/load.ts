import { once } from 'node:events'
import { httpWorkers } from './load-http.ts'
import { sqlWorkers } from './load-sql.ts'
import type { Load, LoadResult } from './load.types.ts'

/** Makes one request and waits for its answer; false when there is nothing left to ask. */
export type Worker = () => Promise<boolean>

const warmUpMs = 500

// The load in a process of its own, so that it takes nothing from what it measures but the machine.
const [load] = await once(process, 'message')
// The parent sends one load and nothing else.
const { connections, seconds, ...asked } = load as Load
const workers = await Promise.all(asked.kind === 'http' ? httpWorkers(asked, connections) : sqlWorkers(asked, connections))
process.send?.(await measure(workers, seconds), () => process.exit(0))

async function measure(workers: Worker[], seconds: number): Promise<LoadResult> {
  const countFrom = performance.now() + warmUpMs
  const until = countFrom + seconds * 1000
  const tookMs: number[] = []
  let lastAt = countFrom
  const repeat = async (work: Worker) => {
    for (let startedAt = performance.now(); startedAt < until; startedAt = performance.now()) {
      if (!(await work())) return
      const now = performance.now()
      if (now < countFrom) continue
      tookMs.push(now - startedAt)
      lastAt = now
    }
  }
  await Promise.all(workers.map(repeat))
  if (tookMs.length === 0) throw new TypeError('nothing was answered in time: measure for longer')
  const sorted = Float64Array.from(tookMs).toSorted()
  const within = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { perSecond: (tookMs.length / (lastAt - countFrom)) * 1000, p95Ms: within(0.95), p99Ms: within(0.99) }
}
