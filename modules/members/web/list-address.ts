/** The address of the list of people under these filters. */
export function listAddress(filters: Readonly<Record<string, string>>): string {
  const params = new URLSearchParams(Object.entries(filters).map(([key, value]) => [`f.${key}`, value]))
  return `/members?${params.toString()}`
}
