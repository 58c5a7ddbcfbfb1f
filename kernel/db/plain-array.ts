/**
 * Ids or whole numbers as PostgreSQL's own text of an array, to be cast (`::uuid[]`). The driver would look into each
 * for what must be quoted: in a rush that was the most memory of all that a sign-up asked for.
 */
export function plainArray(values: readonly (string | number | bigint | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`
}
