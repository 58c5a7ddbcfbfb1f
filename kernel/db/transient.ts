/** Deadlock, serialization, a server that goes down or comes up, too many connections: PostgreSQL's own codes. */
const transientCodes = new Set(['40001', '40P01', '53300', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'])

/** Whether the same transaction may succeed when tried again: nothing was wrong with it. Whether it committed is not known. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (transientCodes.has(code) || code.startsWith('08')) return true
  // The driver gives these no code.
  return /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(error.message)
}
