/** Storage may be full or forbidden (private windows): then a preference lasts as long as the page. */
export function readStored(storage: 'local' | 'session', key: string): string | null {
  try {
    return shelf(storage).getItem(key)
  } catch {
    return null
  }
}

export function writeStored(storage: 'local' | 'session', key: string, value: string | null): void {
  try {
    if (value === null) shelf(storage).removeItem(key)
    else shelf(storage).setItem(key, value)
  } catch {
    // Nothing to mend: the page goes on with what it has in memory.
  }
}

function shelf(storage: 'local' | 'session'): Storage {
  return storage === 'local' ? localStorage : sessionStorage
}
