import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from './files.ts'

const linux = process.platform === 'linux'
const windows = process.platform === 'win32'

/** Whether the process runs. A zombie does not: in a container nobody may ever reap an orphan. */
export function isAlive(pid: number): boolean {
  if (!isTaken(pid)) return false
  return !linux || !['Z', 'X'].includes(readStat(pid)?.state ?? '')
}

/** What tells a process from a later one with the same number; `''` where the system does not say. */
export function birthOf(pid: number): string {
  if (linux) {
    const stat = readStat(pid)
    // Start times count from boot, so that after a reboot they would repeat.
    return stat ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat.startTicks}` : ''
  }
  return windows ? '' : ps(pid, 'lstart=')
}

/** Whether this live process is the postmaster of this data folder, and not a stranger that got its number. */
export function isPostmasterOf(pid: number, pgData: string): boolean {
  if (!isAlive(pid)) return false
  if (windows) return true
  if (!linux) return ps(pid, 'command=').includes(pgData)
  return worksIn(pid, pgData)
}

/** Whether the system has given this number to anything, be it only to a zombie. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** Whether any process of postgres still works in this data folder; where the system does not say, no. */
export function isInUse(pgData: string): boolean {
  return linux && readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), pgData))
}

/** False if it still holds after so many seconds. */
export async function waitWhile(holds: () => boolean, timeoutSeconds: number): Promise<boolean> {
  const deadline = performance.now() + timeoutSeconds * 1000
  while (holds()) {
    if (performance.now() > deadline) return false
    await sleep(10)
  }
  return true
}

/** Every process of postgres makes the data folder its working directory. */
function worksIn(pid: number, pgData: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === pgData
  } catch {
    // It has ended, or is another user's and so not of our cluster.
    return false
  }
}

function readStat(pid: number): { state: string; startTicks: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets and may hold anything: count from its end (proc_pid_stat(5): 3 and 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' }
  } catch {
    return null
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
