import { readStored, writeStored } from '../../../../kernel/ui/stored.ts'
import type { Press } from './press.ts'

/** Who comes back later than this has given up, and is not signed up behind their back. */
const keptMs = 15 * 60_000

const storeKey = (offerId: string) => `tongxin.press.${offerId}`

/** A press on its way outlives a reload and a crash of the page: its key finds the answer. */
export function keepPress(press: Press, now: number): void {
  writeStored('session', storeKey(press.offerId), JSON.stringify({ press, at: now }))
}

export function dropPress(offerId: string): void {
  writeStored('session', storeKey(offerId), null)
}

export function keptPress(offerId: string, now: number): Press | null {
  const text = readStored('session', storeKey(offerId))
  if (text === null) return null
  // Written by `keepPress` in this very tab.
  const { press, at } = JSON.parse(text) as { press: Press; at: number }
  return now - at < keptMs ? press : null
}
