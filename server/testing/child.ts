import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export type Environment = Record<string, string>

export interface Child {
  process: ChildProcess
  /** All that it has printed so far, both streams. */
  output(): string
  /** Resolves to its exit code; null when a signal ended it. */
  ended: Promise<number | null>
}

export interface ChildServer extends Child {
  url: string
  /** SIGTERM, then waits for the end. */
  stop(): Promise<number | null>
  kill(): Promise<void>
}

/** Runs a script of this repository in a process of its own, with nothing of this one's settings but the path. */
export function runScript(script: string, args: string[], environment: Environment = {}): Child {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...bare(), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = once(child, 'close').then(() => child.exitCode)
  return { process: child, output: () => output, ended }
}

/**
 * Starts the real server on a free loopback port and waits until it says that it is ready.
 * @throws TypeError with what it printed, if it ends before
 */
export async function startChildServer(environment: Environment): Promise<ChildServer> {
  const port = environment.PORT ?? String(await freePort())
  const child = runScript('server/start.ts', [], { ...environment, PORT: port })
  const url = await readyUrl(child)
  return {
    ...child,
    url,
    stop: () => {
      child.process.kill('SIGTERM')
      return child.ended
    },
    kill: async () => {
      child.process.kill('SIGKILL')
      await child.ended
    },
  }
}

async function readyUrl(child: Child): Promise<string> {
  const ready = /Tongxin is ready: (http:\S+)/
  const seen = new Promise<string>((resolve) => {
    child.process.stdout?.on('data', () => {
      const url = ready.exec(child.output())?.[1]
      if (url) resolve(url)
    })
  })
  const url = await Promise.race([seen, child.ended])
  if (typeof url !== 'string') throw new TypeError(`the server ended with ${url}:\n${child.output()}`)
  return url
}

/** A loopback port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new TypeError('no port')
  return address.port
}

/** A developer's own DATABASE_URL, or a mode set in the shell, must not reach what is tested. */
function bare(): Environment {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}
