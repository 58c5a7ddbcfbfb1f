import { readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { demoPassword } from '../server/demo/shown-accounts.ts'
import { freePort } from '../server/testing/child.ts'
import { startChild, type Child } from './child.ts'

export interface RunningServer extends Child {
  url: string
  /** From the start of the process to its first answer. */
  startMs: number
}

const pollMs = 5
/** As `npm start` starts it: left to itself the heap grows to twice what is alive, and more. At 20 instead of 50 per cent it is a quarter slower. */
const servedWith = ['--max-semi-space-size=8', '--heap-growing-percent=50']
/** As `server/few-arenas.ts` has it. */
const fewArenas = { MALLOC_ARENA_MAX: '2' }

export async function startServerProcess(environment: Record<string, string>, script = './serve.ts'): Promise<RunningServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const child = startChild(script, { environment: { ...environment, ...fewArenas, PORT: String(port) }, nodeOptions: servedWith })
  while (!(await answers(`${url}/healthz`))) {
    if (child.process.exitCode !== null) throw new TypeError(`the server ended with ${child.process.exitCode} before it answered`)
    await wait(pollMs)
  }
  return { ...child, url, startMs: performance.now() - startedAt }
}

const quietShare = 0.15
const quietTries = 120

/** Waits until the server is done with what it does of its own accord after a start: it would take its share of what is measured. */
export async function untilQuiet(url: string): Promise<void> {
  let before = await cpuSeconds(url)
  for (let tries = 0, quiet = 0; tries < quietTries && quiet < 3; tries += 1) {
    await wait(1_000)
    const now = await cpuSeconds(url)
    quiet = now - before < quietShare ? quiet + 1 : 0
    before = now
  }
}

async function cpuSeconds(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1])
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('error', () => resolve(false))
  })
}

/** The cookie of a session as one of the demonstration's accounts. */
export async function signIn(url: string, username: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: demoPassword }),
  })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (!response.ok || !cookie) throw new TypeError(`sign-in was refused: ${response.status} ${await response.text()}`)
  return cookie
}

/** What the process holds in memory, in MiB; Linux tells, other systems do not. */
export async function residentMib(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return kib === undefined ? null : Number(kib) / 1024
}
