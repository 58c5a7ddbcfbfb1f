import type { SyncRow } from '../checkin.types.ts'
import type { KeptScan, Shelf } from './shelf.ts'

export interface Sent {
  pointId: string
  deviceNow: string
  scans: { code: string; scannedAt: string }[]
}

export interface Answered {
  rows: readonly SyncRow[]
  clockAheadSeconds: number
  clockOff: boolean
}

/** What the server takes at once. */
const most = 2_000
/** Between a press whose answer was lost and what the server wrote of it. */
const samePressMs = 15_000

/** Sends what was kept, point by point, and keeps what the server said. Returns the last answer; null: nothing was waiting. */
export async function syncScans(shelf: Shelf, send: (sent: Sent) => Promise<Answered>, now: () => Date): Promise<Answered | null> {
  let last: Answered | null = null
  let clockOff = false
  for (;;) {
    const unsent = (await shelf.scans()).filter(({ state }) => state === 'unsent').toSorted((a, b) => (a.scannedAt < b.scannedAt ? -1 : 1))
    const [first] = unsent
    if (!first) return last
    const batch = unsent.filter(({ pointId }) => pointId === first.pointId).slice(0, most)
    // Should the answer be lost, what comes back as "already" next time may be this very scan.
    await shelf.putScans(batch.map((scan) => ({ ...scan, doubtful: true })))
    const answer = await send({ pointId: first.pointId, deviceNow: now().toISOString(), scans: batch.map(({ code, scannedAt }) => ({ code, scannedAt })) })
    await shelf.putScans(batch.flatMap((scan, at) => settled(scan, answer.rows[at], answer.clockAheadSeconds) ?? []))
    clockOff ||= answer.clockOff
    last = { ...answer, clockOff }
  }
}

function settled(scan: KeptScan, row: SyncRow | undefined, clockAheadSeconds: number): KeptScan | null {
  if (!row) return null
  const state = isOwn(scan, row, clockAheadSeconds) ? 'recorded' : row.outcome
  const look = state !== 'recorded'
  return { ...scan, state, name: look && row.person ? `${row.person.name}（${row.person.staffNo}）` : null, firstAt: row.cameAt, why: row.error?.text ?? null }
}

/** The server has it already, from this scan itself: an earlier answer never arrived. */
function isOwn({ scannedAt, doubtful }: KeptScan, { outcome, cameAt, via }: SyncRow, clockAheadSeconds: number): boolean {
  if (outcome !== 'already' || !doubtful || cameAt === null || (via !== 'offline' && via !== 'officer')) return false
  return Math.abs(Date.parse(cameAt) - (Date.parse(scannedAt) - clockAheadSeconds * 1_000)) <= samePressMs
}
