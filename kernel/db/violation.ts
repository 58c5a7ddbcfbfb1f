/** True when the error is a breach of this constraint. Distributed tables append a shard number to the name. */
export function violates(error: unknown, constraint: string): boolean {
  const name = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof name === 'string' && name.startsWith(constraint)
}
