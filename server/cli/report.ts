import { AppError } from '../../kernel/errors.ts'

/** Says on stderr what went wrong, in both languages, and returns the exit code. */
export function report(error: unknown): number {
  if (error instanceof AppError) process.stderr.write(`${error.text.zh}\n${error.text.en}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}

/** Exit code of a command that worked and found something wrong. */
export const foundProblems = 3
