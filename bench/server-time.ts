import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Child } from './child.ts'

// The time of an answer as the server has it: from the head of the request read to the last byte of the answer handed over.
// The load client's own figure also holds what waits in its process, on the cores that it shares with the server.

interface ServerTimes {
  p95Ms: number
  answered: number
}

/** In the server's process: takes the times of all requests, and tells and forgets them when asked. */
export function keepTimes(): void {
  const startedAt = new WeakMap<IncomingMessage, number>()
  let tookMs: number[] = []
  // What these two channels publish is documented by Node under "Built-in Channels".
  subscribe('http.server.request.start', (message) => startedAt.set((message as { request: IncomingMessage }).request, performance.now()))
  subscribe('http.server.response.finish', (message) => {
    const began = startedAt.get((message as { request: IncomingMessage }).request)
    if (began !== undefined) tookMs.push(performance.now() - began)
  })
  process.on('message', () => {
    const sorted = Float64Array.from(tookMs).toSorted()
    tookMs = []
    process.send?.({ p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0, answered: sorted.length } satisfies ServerTimes)
  })
}

const answerMs = 10_000

/** The times since they were asked for last. */
export async function timesOf(server: Child): Promise<ServerTimes> {
  const answer = once(server.process, 'message', { signal: AbortSignal.timeout(answerMs) })
  server.process.send('times')
  const [times] = await answer
  // The server sends nothing else.
  return times as ServerTimes
}
