import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { hasCode } from './files.ts'
import { alreadyRunning } from './launcher.errors.ts'
import { birthOf, isAlive } from './processes.ts'

const Holder = z.object({ pid: z.int().positive(), birth: z.string() })

/**
 * Makes this process the only Tongxin server on a folder until `release`.
 * The file names the process by number and birth, so that a reused number locks nobody out.
 * @throws launcher.already_running with the holder's pid
 */
export function takeLock(folder: string, file: string): { release: () => void } {
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) })
  // A hard link appears whole or not at all: nobody ever reads a half-written lock.
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, mine)
  try {
    while (!tryLink(draft, file)) {
      const found = readNow(file)
      if (found === null) continue
      const pid = livePid(found)
      if (pid !== null) throw alreadyRunning({ pid, path: folder })
      clearStale(file, found)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    release: () => {
      if (readNow(file) === mine) rmSync(file, { force: true })
    },
  }
}

/** The pid of the live process that holds the lock, if any. */
export function holderOf(file: string): number | null {
  const found = readNow(file)
  return found === null ? null : livePid(found)
}

function livePid(text: string): number | null {
  const holder = parseHolder(text)
  if (!holder || !isAlive(holder.pid)) return null
  const birth = birthOf(holder.pid)
  const same = birth === '' || holder.birth === '' || birth === holder.birth
  return same ? holder.pid : null
}

function parseHolder(text: string): z.infer<typeof Holder> | null {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    // Only a power cut leaves an unreadable lock, and it ended the holder too.
    return null
  }
}

/** Only one of several starters wins the rename; should it have moved a fresh lock, it gives that back. */
function clearStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  if (readNow(aside) !== stale) tryLink(aside, file)
  rmSync(aside, { force: true })
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function readNow(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
