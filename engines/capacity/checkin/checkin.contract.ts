import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route, version } from '../../../kernel/contract.ts'
import { bilingual, reason, title } from '../capacity.shapes.ts'

const tags = ['checkin']
const access = 'signed-in'

export const selfScans = ['none', 'screen', 'printed'] as const
export const vias = ['officer', 'member', 'list', 'offline'] as const

const pointFacts = {
  /** Null: for everybody of the offer. */
  optionId: id.nullable(),
  title,
  opensAt: instant,
  closesAt: instant,
  /** Whether members check themselves in, and from what. */
  selfScan: z.enum(selfScans),
}
const code = z.string().trim().min(1).max(300)

export const pointShown = z.object({
  id,
  offerId: id,
  ...pointFacts,
  closedAt: instant.nullable(),
  /** 应到, 实到: sign-ups within my reach. */
  entitled: z.number().int(),
  present: z.number().int(),
  version,
})
export type PointShown = z.infer<typeof pointShown>

/** Enough to look at the person. */
const person = z.object({
  enrolmentId: id,
  name: z.string(),
  staffNo: z.string(),
  unitName: z.string(),
  optionTitle: z.string().nullable(),
  party: z.number().int(),
})

/** `already`: this code was used here before; `at` and `via` say when and how. */
const scanned = person.extend({ outcome: z.enum(['recorded', 'already']), pointTitle: z.string(), at: instant, via: z.enum(vias) })
export type Scanned = z.infer<typeof scanned>

const syncRow = z.object({
  code: z.string(),
  outcome: z.enum(['recorded', 'already', 'refused']),
  person: person.nullable(),
  /** When the server heard of it, first. */
  at: instant.nullable(),
  via: z.enum(vias).nullable(),
  /** By the device's clock, put right by what it was off. */
  cameAt: instant.nullable(),
  outsideHours: z.boolean(),
  error: z.object({ code: z.string(), text: bilingual }).nullable(),
})
export type SyncRow = z.infer<typeof syncRow>

const points = route
  .route({ method: 'GET', path: '/offers/{offerId}/checkin-points', tags, summary: 'Where and when people are checked in, with how many came' })
  .meta({ access })
  .input(z.object({ offerId: id }))
  .output(z.object({ items: z.array(pointShown), certificateLeast: z.number().int().nullable(), noShows: z.number().int() }))

const addPoints = route
  .route({ method: 'POST', path: '/offers/{offerId}/checkin-points', tags, summary: 'Add points: one, or every meeting of a series', successStatus: 201 })
  .meta({ access })
  .input(z.object({ offerId: id, points: z.array(z.object(pointFacts)).min(1).max(100) }))
  .output(z.object({ ids: z.array(id) }))

const editPoint = route
  .route({ method: 'PUT', path: '/checkin-points/{pointId}', tags, summary: 'Change a point that is not closed' })
  .meta({ access })
  .input(z.object({ pointId: id, version, title, opensAt: instant, closesAt: instant, selfScan: z.enum(selfScans) }))
  .output(z.object({ id, version }))

const removePoint = route
  .route({ method: 'DELETE', path: '/checkin-points/{pointId}', tags, summary: 'Remove a point at which nobody was checked in' })
  .meta({ access })
  .input(z.object({ pointId: id }))
  .output(z.object({ id }))

const people = route
  .route({ method: 'GET', path: '/checkin-points/{pointId}/people', tags, summary: 'Who is expected at a point, and who came; a branch officer sees the own branch' })
  .meta({ access })
  .input(z.object({ pointId: id, unitId: id.optional(), present: z.enum(['yes', 'no']).optional(), search: z.string().trim().min(1).max(40).optional(), ...pageQuery }))
  .output(pageOf(person.extend({ unitId: id, present: z.object({ at: instant, cameAt: instant, via: z.enum(vias), clockOff: z.boolean() }).nullable() })))

const scan = route
  .route({ method: 'POST', path: '/checkin-points/{pointId}/scans', tags, summary: 'Check somebody in by their code, or by staff number', successStatus: 201 })
  .meta({ access })
  .input(z.object({ pointId: id, by: z.discriminatedUnion('kind', [z.object({ kind: z.literal('code'), code }), z.object({ kind: z.literal('staffNo'), staffNo: code })]) }))
  .output(scanned)

const signList = route
  .route({ method: 'POST', path: '/checkin-points/{pointId}/lists', tags, summary: 'Enter a signed list: everybody on it at once, one result for each', successStatus: 201 })
  .meta({ access })
  .input(z.object({ pointId: id, enrolmentIds: z.array(id).min(1).max(500) }))
  .output(
    z.object({
      rows: z.array(
        z.object({
          enrolmentId: id,
          outcome: z.enum(['recorded', 'already', 'refused']),
          at: instant.nullable(),
          error: z.object({ code: z.string(), text: bilingual }).nullable(),
        }),
      ),
    }),
  )

const screen = route
  .route({ method: 'GET', path: '/checkin-points/{pointId}/screen', tags, summary: 'The code that a screen at the place shows now' })
  .meta({ access })
  .input(z.object({ pointId: id }))
  .output(z.object({ url: z.string(), now: instant, validUntil: instant, title: z.string(), offerTitle: z.string(), entitled: z.number().int(), present: z.number().int() }))

const poster = route
  .route({ method: 'GET', path: '/checkin-points/{pointId}/poster', tags, summary: 'The code to print, good while the point is open' })
  .meta({ access })
  .input(z.object({ pointId: id }))
  .output(z.object({ url: z.string(), title: z.string(), offerTitle: z.string(), opensAt: instant, closesAt: instant }))

const offlineList = route
  .route({ method: 'GET', path: '/checkin-points/{pointId}/offline-list', tags, summary: 'The sealed list for scanning without a network: each line opens with its own code only' })
  .meta({ access })
  .input(z.object({ pointId: id }))
  .output(
    z.object({
      pointId: id,
      title: z.string(),
      offerTitle: z.string(),
      opensAt: instant,
      closesAt: instant,
      madeAt: instant,
      /** By SHA-256 of the code; sealed by AES-256-GCM under a key from the code. */
      lines: z.array(z.object({ hash: z.string(), nonce: z.string(), sealed: z.string() })),
    }),
  )

const sync = route
  .route({ method: 'POST', path: '/checkin-points/{pointId}/syncs', tags, summary: 'Bring in what was scanned without a network; again changes nothing', successStatus: 201 })
  .meta({ access })
  .input(
    z.object({
      pointId: id,
      /** What the device takes for now: tells how far its clock is off. */
      deviceNow: instant,
      scans: z
        .array(z.object({ code, scannedAt: instant }))
        .min(1)
        .max(2_000),
    }),
  )
  .output(z.object({ rows: z.array(syncRow), clockAheadSeconds: z.number().int(), clockOff: z.boolean() }))

const close = route
  .route({ method: 'POST', path: '/checkin-points/{pointId}/close', tags, summary: 'Close a point that is over; who came to nothing is a no-show' })
  .meta({ access })
  .input(z.object({ pointId: id }))
  .output(z.object({ noShows: z.number().int() }))

const noShows = route
  .route({ method: 'GET', path: '/offers/{offerId}/no-shows', tags, summary: 'Who had a place and did not come' })
  .meta({ access })
  .input(z.object({ offerId: id, ...pageQuery }))
  .output(pageOf(person.extend({ at: instant, excuse: z.string().nullable(), excusedAt: instant.nullable() })))

const excuse = route
  .route({ method: 'POST', path: '/offers/{offerId}/no-shows/{enrolmentId}/excuse', tags, summary: 'Excuse somebody who did not come: it costs nothing' })
  .meta({ access })
  .input(z.object({ offerId: id, enrolmentId: id, reason }))
  .output(z.object({ enrolmentId: id }))

const attendance = route
  .route({ method: 'GET', path: '/offers/{offerId}/attendance', tags, summary: 'How many meetings each came to' })
  .meta({ access })
  .input(z.object({ offerId: id, ...pageQuery }))
  .output(pageOf(person.extend({ attended: z.number().int(), meetings: z.number().int(), certified: z.boolean() })))

const certify = route
  .route({ method: 'PUT', path: '/offers/{offerId}/certificate', tags, summary: 'To how many meetings one must come to be certified; null: no certificates' })
  .meta({ access })
  .input(z.object({ offerId: id, least: z.number().int().min(1).max(200).nullable() }))
  .output(z.object({ least: z.number().int().nullable() }))

const myCode = route
  .route({ method: 'GET', path: '/me/enrolments/{enrolmentId}/checkin-code', tags, summary: 'My code for this sign-up, and where it is to be shown' })
  .meta({ access })
  .input(z.object({ enrolmentId: id }))
  .output(
    z.object({
      code: z.string(),
      offerTitle: z.string(),
      optionTitle: z.string().nullable(),
      points: z.array(z.object({ id, title: z.string(), opensAt: instant, closesAt: instant, checkedInAt: instant.nullable() })),
      /** Earned: it may be downloaded. */
      certificate: z.boolean(),
    }),
  )

const checkMyselfIn = route
  .route({ method: 'POST', path: '/me/checkins', tags, summary: 'Check myself in by the code that the place shows', successStatus: 201 })
  .meta({ access })
  .input(z.object({ code }))
  .output(scanned)

export const checkinContract = {
  points,
  addPoints,
  editPoint,
  removePoint,
  people,
  scan,
  signList,
  screen,
  poster,
  offlineList,
  sync,
  close,
  noShows,
  excuse,
  attendance,
  certify,
  myCode,
  checkMyselfIn,
}
