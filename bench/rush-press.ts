import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { openConnection, wireOf } from './load-http.ts'

/** What one member does in the rush: presses at a moment, and perhaps once more with the same key. */
export interface Press {
  cookie: string
  key: string
  optionId: string
  atMs: number
  againMs: number | null
}

export interface Rush {
  url: string
  offerId: string
  presses: Press[]
  connections: number
}

export interface RushAnswer {
  status: number
  text: string
  tookMs: number
}

/** The answers to each press: two where it was pressed twice. */
export type RushAnswers = RushAnswer[][]

// The members of a rush, in a process of their own: each presses at its moment, whether the server keeps up or not.
const [given] = await once(process, 'message')
// The parent sends one rush and nothing else.
process.send?.(await run(given as Rush), () => process.exit(0))

async function run({ url, offerId, presses, connections }: Rush): Promise<RushAnswers> {
  const { host, hostname, port } = new URL(url)
  const free = await Promise.all(Array.from({ length: connections }, () => openConnection(hostname, Number(port))))
  const waiting: ((ask: (typeof free)[number]) => void)[] = []
  const startedAt = performance.now()

  async function press({ cookie, key, optionId }: Press, atMs: number): Promise<RushAnswer> {
    await wait(Math.max(0, atMs - (performance.now() - startedAt)))
    const ask = free.pop() ?? (await new Promise<(typeof free)[number]>((resolve) => waiting.push(resolve)))
    const body = JSON.stringify({ optionId, party: 1 })
    const wire = wireOf({ method: 'POST', path: `/api/v1/offers/${offerId}/claims`, headers: { cookie, 'idempotency-key': key }, body }, { host, cookie: null })
    const { status, text } = await ask(wire)
    const next = waiting.shift()
    if (next) next(ask)
    else free.push(ask)
    // From the moment of the press, the wait for a connection included.
    return { status, text: text.slice(text.indexOf('\r\n\r\n') + 4), tookMs: performance.now() - startedAt - atMs }
  }

  return Promise.all(presses.map((one) => Promise.all([one.atMs, one.againMs].flatMap((atMs) => (atMs === null ? [] : [press(one, atMs)])))))
}
