import { useSyncExternalStore } from 'react'

const askAgainMs = 3_000

let isLost = false
const listeners = new Set<() => void>()

/** What a call found out: a browser may believe itself online where nobody answers. Asks by itself until somebody does. */
export function noteReach(reached: boolean): void {
  if (reached === !isLost) return
  isLost = !reached
  if (isLost) void askUntilAnswered()
  for (const tell of listeners) tell()
}

async function askUntilAnswered(): Promise<void> {
  while (isLost) {
    await new Promise((resolve) => setTimeout(resolve, askAgainMs))
    await fetch('/healthz', { cache: 'no-store' }).then(
      () => noteReach(true),
      () => undefined,
    )
  }
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      addEventListener('online', tell)
      addEventListener('offline', tell)
      return () => {
        listeners.delete(tell)
        removeEventListener('online', tell)
        removeEventListener('offline', tell)
      }
    },
    () => navigator.onLine && !isLost,
  )
}
