export const states = ['picked', 'attended', 'missed', 'notChosen'] as const

/** The list of names behind a number. */
export function listPath(id: string, filters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(filters).map(([key, value]) => [`f.${key}`, value])).toString()
  return `/health/${id}/people${query ? `?${query}` : ''}`
}
