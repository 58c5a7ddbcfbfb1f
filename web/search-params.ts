/** Search parameters are plain strings, so that an address can be read, typed and sent in a message. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) params.set(key, String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}
