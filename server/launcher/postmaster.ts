import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { bareEnvironment } from './cluster.ts'
import type { Endpoint } from './endpoint.ts'
import { explainOutput } from './failures.ts'
import { readIfThere } from './files.ts'
import { stuck } from './launcher.errors.ts'
import type { Place } from './place.ts'
import { isAlive, isInUse, isPostmasterOf, isTaken, waitWhile } from './processes.ts'

/** A postmaster that runs on our cluster: a server's, or an orphan. */
export type Postmaster = { pid: number; port: number; socketFolder: string | null; ready: boolean }

export type Start = { place: Place; binaries: Binaries; endpoint: Endpoint; args: string[]; onSlow: () => void }

const FAST_STOP_SECONDS = 30
const IMMEDIATE_STOP_SECONDS = 10
const DESERTED_SECONDS = 3
const SLOW_START_SECONDS = 5

/** The postmaster named by `postmaster.pid`, if the process is still one of this cluster. */
export async function findPostmaster(pgData: string): Promise<Postmaster | null> {
  const { pid, port, socketFolder, status } = await readPidFile(join(pgData, 'postmaster.pid'))
  if (pid === null || !isPostmasterOf(pid, pgData)) return null
  return { pid, port, socketFolder: socketFolder || null, ready: status === 'ready' }
}

/** Whether the orphan was started exactly as we would start it now, by the line that postgres itself keeps. */
export async function wasStartedLike(orphan: Postmaster, { place, binaries, args, onSlow }: Start): Promise<boolean> {
  const started = await readIfThere(join(place.pgData, 'postmaster.opts'))
  const ours = [binaries.postgres, ...args.map((argument) => `"${argument}"`)].join(' ')
  return started?.trim() === ours && (await waitUntilReady(place.pgData, orphan.pid, onSlow))
}

/**
 * Starts postgres and answers its pid when it takes connections.
 * @throws launcher.port_busy, launcher.disk_full, launcher.failed
 */
export async function startPostmaster({ place, binaries, endpoint, args, onSlow }: Start): Promise<number> {
  await clearPidFiles(place.pgData, endpoint)
  const logFile = await freshLog(place.dataDir)
  const log = await open(logFile, 'a', 0o600)
  try {
    // Detached: Ctrl-C in the terminal is for the server, which still needs the database while it drains.
    const child = spawn(binaries.postgres, args, {
      ...place.user,
      cwd: place.home,
      env: bareEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    await once(child, 'spawn')
    child.unref()
    if (child.pid !== undefined && (await waitUntilReady(place.pgData, child.pid, onSlow))) return child.pid
  } finally {
    await log.close()
  }
  throw explainOutput(await readFile(logFile, 'utf8'), { path: place.pgData, port: endpoint.port })
}

/**
 * Fast shutdown: open transactions are rolled back, everything committed is written.
 * @throws launcher.stuck if even an immediate shutdown does not end it
 */
export async function stopPostmaster(pid: number, pgData: string, { pgCtl }: Binaries): Promise<void> {
  if (process.platform === 'win32') {
    // Windows knows no signals: pg_ctl speaks to postgres through a pipe.
    const stopping = promisify(execFile)(pgCtl, ['stop', '-D', pgData, '-m', 'fast', '-t', String(FAST_STOP_SECONDS)])
    await stopping.catch(() => Promise.reject(stuck({ pid })))
    return
  }
  if (await signalAndWait(pid, 'SIGINT', FAST_STOP_SECONDS)) return
  if (await signalAndWait(pid, 'SIGQUIT', IMMEDIATE_STOP_SECONDS)) return
  throw stuck({ pid })
}

async function signalAndWait(pid: number, signal: NodeJS.Signals, timeoutSeconds: number): Promise<boolean> {
  if (!isAlive(pid)) return true
  process.kill(pid, signal)
  return waitWhile(() => isAlive(pid), timeoutSeconds)
}

/** False if it ends or stops instead. Recovery after a crash may take minutes, so there is no limit while it lives. */
async function waitUntilReady(pgData: string, pid: number, onSlow: () => void): Promise<boolean> {
  const slow = setTimeout(onSlow, SLOW_START_SECONDS * 1000)
  try {
    while (isAlive(pid)) {
      const file = await readPidFile(join(pgData, 'postmaster.pid'))
      if (file.pid === pid && file.status === 'ready') return true
      if (file.pid === pid && file.status === 'stopping') return false
      await sleep(10)
    }
    return false
  } finally {
    clearTimeout(slow)
  }
}

/**
 * When a postmaster is killed its children still need a moment, and postgres would refuse to start beside them. It would
 * also take a stranger that got the number, or a zombie that nobody reaps, for a running server: then its files go.
 */
async function clearPidFiles(pgData: string, { socketFolder, port }: Endpoint): Promise<void> {
  if (!(await waitWhile(() => isInUse(pgData), DESERTED_SECONDS))) return
  const files = [join(pgData, 'postmaster.pid')]
  if (socketFolder !== null) files.push(join(socketFolder, `.s.PGSQL.${port}.lock`))
  for (const file of files) {
    const { pid } = await readPidFile(file)
    if (pid !== null && isTaken(pid)) await rm(file, { force: true })
  }
}

type PidFile = { pid: number | null; port: number; socketFolder: string | undefined; status: string | undefined }

/** Lines: pid, data folder, start time, port, socket folder, address, shared memory, status. */
async function readPidFile(path: string): Promise<PidFile> {
  const lines = (await readIfThere(path))?.split('\n') ?? []
  const pid = Number(lines[0])
  return { pid: Number.isInteger(pid) && pid > 0 ? pid : null, port: Number(lines[3]), socketFolder: lines[4], status: lines[7]?.trim() }
}

/** A new log for every start; the one before is kept beside it. */
async function freshLog(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'logs')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'postgres.log')
  await rename(file, `${file}.1`).catch(() => {})
  return file
}
