import { execFile } from 'node:child_process'
import { chown, lchown, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { explainOutput } from './failures.ts'
import { readIfThere } from './files.ts'
import { wrongMajor } from './launcher.errors.ts'
import type { ClusterUser, Place } from './place.ts'

const run = promisify(execFile)

/**
 * Whether the cluster is there; if so, it is one that these binaries can run, and belongs to the cluster's user.
 * @throws launcher.wrong_major
 */
export async function findCluster({ pgData, user }: Place, { major }: Binaries): Promise<boolean> {
  const found = await readIfThere(join(pgData, 'PG_VERSION'))
  if (found === null) return false
  if (found.trim() !== major) throw wrongMajor({ path: pgData, found: found.trim(), expected: major })
  // Brought back from a copy by root, it belongs to root, and postgres refuses it.
  if (user && (await stat(pgData)).uid === 0) await giveTo(pgData, user)
  return true
}

/**
 * Makes the cluster under another name and moves it into place when complete: a cluster that is there is whole.
 * @throws launcher.disk_full, launcher.failed
 */
export async function createCluster(place: Place, binaries: Binaries, password: string): Promise<void> {
  await removeLeftovers(place.home)
  const draft = await mkdtemp(join(place.home, 'pg.new-'))
  const passwordFile = `${draft}.password`
  try {
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' })
    if (place.user) {
      await chown(draft, place.user.uid, place.user.gid)
      await chown(passwordFile, place.user.uid, place.user.gid)
    }
    await initdb(binaries, { draft, passwordFile, user: place.user, home: place.home })
    await rename(draft, place.pgData)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

/** What postgres and initdb get to see of our environment: none of the server's secrets, and messages in English. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C' }
}

type Draft = { draft: string; passwordFile: string; user: ClusterUser; home: string }

async function initdb(binaries: Binaries, { draft, passwordFile, user, home }: Draft): Promise<void> {
  const args = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--encoding=UTF8',
    '--no-instructions',
  ]
  try {
    await run(binaries.initdb, args, { ...user, cwd: home, env: bareEnvironment() })
  } catch (error) {
    throw explainOutput(printedBy(error), { path: home })
  }
}

function printedBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const output = 'stderr' in error ? String(error.stderr) : ''
  // A program that could not be started printed nothing, and the reason is in the error itself.
  return output.trim() === '' ? error.message : output
}

/** What a server that was killed while it made the cluster left behind. */
async function removeLeftovers(home: string): Promise<void> {
  const names = (await readdir(home)).filter((name) => name.startsWith('pg.new-'))
  for (const name of names) await rm(join(home, name), { recursive: true, force: true, maxRetries: 3 })
}

async function giveTo(folder: string, user: NonNullable<ClusterUser>): Promise<void> {
  await lchown(folder, user.uid, user.gid)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
}
