import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { dayOf } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, type AppError } from '../../../kernel/errors.ts'
import { directory } from '../capacity.ports.ts'
import type { SyncRow } from './checkin.contract.ts'
import { codeForged, notSignedUp } from './checkin.errors.ts'
import { bareCode, openCodes, type Codes } from './codes.ts'
import { holdEnrolled, listExpected, type Enrolled } from './enrolled.store.ts'
import { withdrawNoShows } from './no-shows.ts'
import { pointInReach } from './points.actions.ts'
import { holdPoint, type Point } from './points.store.ts'
import { recordComing, refusalOf, type Came } from './record.ts'
import { newOf } from './scan.actions.ts'

export interface SealedLine {
  hash: string
  nonce: string
  sealed: string
}

/**
 * The list that a phone takes along. A line is found by the hash of its code and opens under a key from the code itself:
 * whoever finds the phone reads nobody's name.
 */
export async function takeOfflineList(context: RequestContext, pointId: string) {
  const { point, offer, reach } = await pointInReach(context, pointId)
  const codes = await openCodes(context.services.keys, context.db)
  const expected = await listExpected(context.db, { point, reach })
  const day = dayOf(context.clock.now())
  const units = await directory().unitNames(context.db, [...new Set(expected.map(({ unitId }) => unitId))], day)
  const lines = expected.map((enrolled) => sealLine(codes.member(enrolled.id), enrolled, units.get(enrolled.unitId) ?? ''))
  await write(context, async (trx) =>
    trx.audit({ action: 'checkin.take_list', entity: { type: 'checkin_point', id: pointId }, unitId: offer.unitId, details: { people: expected.length } }),
  )
  return {
    pointId,
    title: point.title,
    offerTitle: offer.title,
    opensAt: point.opensAt.toISOString(),
    closesAt: point.closesAt.toISOString(),
    madeAt: context.clock.now().toISOString(),
    // By hash: the order of the list says nothing about anybody.
    lines: lines.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)),
  }
}

type Expected = Awaited<ReturnType<typeof listExpected>>[number]

function sealLine(code: string, { name, staffNo, optionTitle, party, scannedAt, clockAheadS }: Expected, unitName: string): SealedLine {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(`name|${code}`).digest(), nonce)
  const cameAt = scannedAt && cameAtOf({ scannedAt, clockAheadS: clockAheadS ?? 0 })
  const text = JSON.stringify({ name, staffNo, unitName, optionTitle, party, cameAt })
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { hash: createHash('sha256').update(`line|${code}`).digest('base64url'), nonce: nonce.toString('base64url'), sealed: sealed.toString('base64url') }
}

export interface OfflineScans {
  pointId: string
  deviceNow: Date
  scans: readonly { code: string; scannedAt: Date }[]
}

/** A phone's clock that is off by more than this is pointed out. */
const clockOffSeconds = 600

export function isClockOff(clockAheadS: number): boolean {
  return Math.abs(clockAheadS) > clockOffSeconds
}

/** Brings in what was scanned without a network, however late: at most once for each person, one result for each scan. */
export async function syncOffline(
  context: RequestContext,
  { pointId, deviceNow, scans }: OfflineScans,
): Promise<{ rows: SyncRow[]; clockAheadSeconds: number; clockOff: boolean }> {
  const { offer, reach } = await pointInReach(context, pointId)
  const codes = await openCodes(context.services.keys, context.db)
  const clockAheadS = Math.round((deviceNow.getTime() - context.clock.now().getTime()) / 1000)
  const { accountId } = context.actor
  const sane = scans.map((scan) => notAfter(scan, deviceNow))
  return write(context, async (trx) => {
    const point = await holdPoint(trx, pointId)
    if (!point) throw notFound()
    const read = firstScans(codes, sane)
    const enrolled = await holdEnrolled(trx, [...read.keys()])
    const refusals = new Map<string, AppError>()
    for (const id of read.keys()) {
      const one = enrolled.get(id)
      const refusal = one && (reach.all || reach.unitIds.includes(one.unitId)) ? refusalOf(point, one, () => '') : notSignedUp()
      if (refusal) refusals.set(id, refusal)
    }
    const coming = [...read].filter(([id]) => !refusals.has(id)).map(([enrolmentId, { scannedAt }]) => ({ enrolmentId, scannedAt }))
    const came = await recordComing(trx, { pointId, via: 'offline', accountId, clockAheadS: clamp(clockAheadS) }, coming)
    const excused = await withdrawNoShows(trx, { enrolmentIds: coming.map(({ enrolmentId }) => enrolmentId), accountId })
    trx.audit({
      action: 'checkin.sync',
      entity: { type: 'checkin_point', id: pointId },
      unitId: offer.unitId,
      details: { scans: scans.length, recorded: newOf(came), clockAheadS, excused },
    })
    const facts = { point, read, enrolled, refusals, came, units: await unitNames(trx, enrolled) }
    // A scan "later than now": the clock was fast then, and was put right before the phone came back.
    const putRight = scans.some(({ scannedAt }) => isClockOff((scannedAt.getTime() - deviceNow.getTime()) / 1000))
    return { rows: showRows(codes, sane, facts), clockAheadSeconds: clockAheadS, clockOff: isClockOff(clockAheadS) || putRight }
  })
}

/** Nothing was scanned after the phone sent it. */
function notAfter(scan: Scan, deviceNow: Date): Scan {
  return scan.scannedAt > deviceNow ? { ...scan, scannedAt: deviceNow } : scan
}

/** When somebody came: by the device's clock, put right by what it was off. */
export function cameAtOf({ scannedAt, clockAheadS }: { scannedAt: Date; clockAheadS: number }): Date {
  return new Date(scannedAt.getTime() - clockAheadS * 1000)
}

interface Scan {
  code: string
  scannedAt: Date
}

/** The first scan of each code that was issued here, by enrolment. */
function firstScans(codes: Codes, scans: readonly Scan[]): Map<string, Scan> {
  const first = new Map<string, Scan>()
  for (const scan of scans) {
    const read = codes.read(scan.code)
    if (read?.kind !== 'member') continue
    const known = first.get(read.enrolmentId)
    if (!known || scan.scannedAt < known.scannedAt) first.set(read.enrolmentId, scan)
  }
  return first
}

function unitNames(trx: Trx, enrolled: ReadonlyMap<string, Enrolled>): Promise<ReadonlyMap<string, string>> {
  return directory().unitNames(trx, [...new Set([...enrolled.values()].map(({ unitId }) => unitId))], dayOf(trx.at))
}

interface Facts {
  point: Point
  read: ReadonlyMap<string, Scan>
  enrolled: ReadonlyMap<string, Enrolled>
  refusals: ReadonlyMap<string, AppError>
  came: ReadonlyMap<string, Came>
  units: ReadonlyMap<string, string>
}

function showRows(codes: Codes, scans: readonly Scan[], facts: Facts): SyncRow[] {
  const shown = new Set<string>()
  return scans.map((scan): SyncRow => {
    const read = codes.read(scan.code)
    if (read?.kind !== 'member') return refusedRow(scan.code, codeForged())
    const { enrolmentId } = read
    const refusal = facts.refusals.get(enrolmentId)
    const came = facts.came.get(enrolmentId)
    const person = facts.enrolled.get(enrolmentId)
    if (refusal || !came || !person) return refusedRow(scan.code, refusal ?? notSignedUp())
    // Of two scans of one person in the same list the earlier is the one that counts.
    const counts = came.isNew && facts.read.get(enrolmentId) === scan && !shown.has(enrolmentId)
    if (counts) shown.add(enrolmentId)
    const cameAt = cameAtOf(came)
    return {
      code: bareCode(scan.code),
      outcome: counts ? 'recorded' : 'already',
      person: { enrolmentId, name: person.name, staffNo: person.staffNo, unitName: facts.units.get(person.unitId) ?? '', optionTitle: person.optionTitle, party: person.party },
      at: came.at.toISOString(),
      via: came.via,
      cameAt: cameAt.toISOString(),
      outsideHours: cameAt < facts.point.opensAt || cameAt >= facts.point.closesAt,
      error: null,
    }
  })
}

function refusedRow(code: string, { code: error, text }: AppError): SyncRow {
  return { code: bareCode(code), outcome: 'refused', person: null, at: null, via: null, cameAt: null, outsideHours: false, error: { code: error, text } }
}

/** What the column holds: nobody's clock is off by more than that and still worth a number. */
function clamp(seconds: number): number {
  return Math.max(-2_000_000_000, Math.min(2_000_000_000, seconds))
}
