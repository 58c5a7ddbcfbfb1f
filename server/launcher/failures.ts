import { DatabaseError } from 'pg'
import { AppError } from '../../kernel/errors.ts'
import { diskFull, notWritable, portBusy, startFailed } from './launcher.errors.ts'

/** The one clear failure behind what initdb or postgres printed. `path` is the folder it was writing to. */
export function explainOutput(output: string, context: { path: string; port?: number }): AppError {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.some(isDiskFull)) return diskFull({ path: context.path })
  if (lines.some((line) => line.includes('Address already in use'))) return portBusy({ port: context.port })
  // What follows the first are its consequences, down to "database system is shut down" and initdb's tidying.
  const reason = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '—'
  return startFailed({ line: reason })
}

/** The one clear failure behind a refusal of the file system or of postgres; anything else is a bug and stays itself. */
export function explainError(error: unknown, path: string): unknown {
  if (error instanceof DatabaseError) return error.code === '53100' ? diskFull({ path }) : startFailed({ line: error.message })
  if (!isSystemError(error)) return error
  // A program that cannot be run and a socket that cannot be reached say nothing about the folder.
  if (/^(spawn|connect)/.test(error.syscall)) return startFailed({ line: error.message })
  const where = error.path ?? path
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull({ path: where })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return notWritable({ path: where, reason: error.code })
    default:
      return startFailed({ line: error.message })
  }
}

function isDiskFull(line: string): boolean {
  // The kernel says the same of exhausted semaphores and of a small /dev/shm, where freeing disk space helps nobody.
  if (/shared memory|semaphore/i.test(line)) return false
  // The write that meets the end of the disk is cut short; only the next one gets the kernel's refusal.
  return /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes/.test(line)
}

function isSystemError(error: unknown): error is Error & { syscall: string; code?: string; path?: string } {
  return error instanceof Error && !(error instanceof AppError) && 'syscall' in error && typeof error.syscall === 'string'
}
