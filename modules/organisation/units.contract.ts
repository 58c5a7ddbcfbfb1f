import { z } from 'zod'
import { day, id, instant, route, version, versioned } from '../../kernel/contract.ts'
import { officer } from './officers.contract.ts'

const tags = ['organisation']
const manage = { access: 'organisation.manage' } as const
const signedIn = { access: 'signed-in' } as const

export const unitKind = z.enum(['university', 'branch', 'group', 'committee', 'club', 'department'])
export const committeeKind = z.enum(['specialised', 'women', 'youth', 'audit'])
export const changeKind = z.enum(['create', 'rename', 'relocate', 'move', 'merge', 'split', 'close', 'withdraw'])
export const successionKind = z.enum(['merge', 'split'])

const kinds = { kind: unitKind, committeeKind: committeeKind.nullable() }
const name = z.string().trim().min(1).max(60)
const shortName = z.string().trim().min(1).max(20).nullable()
const documentNo = z.string().trim().min(1).max(80).nullable().default(null)
const reason = z.string().trim().min(1).max(400).nullable().default(null)

/** Since when, and on whose decision. */
const decision = { effectiveOn: day, documentNo, reason }

const treeNode = z.object({
  id,
  ...kinds,
  name: z.string(),
  shortName: z.string().nullable(),
  parentId: id.nullable(),
  depth: z.int(),
  /** Its place as one reads it in print: 1.3.2 */
  number: z.string(),
  campusId: id.nullable(),
  campusName: z.string().nullable(),
  version,
  /** Who leads it: chair, director, group leader or president. */
  heads: z.array(z.object({ staffId: id, name: z.string() })),
  /** Known of today only: null on any other day, and always of departments. */
  members: z.int().nullable(),
  membersBelow: z.int().nullable(),
})

const tree = route
  .route({ method: 'GET', path: '/organisation/tree', tags, summary: 'The organisation on a day, depth first, ready to draw or print' })
  .meta(signedIn)
  .input(z.object({ on: day.optional() }))
  .output(z.object({ onDate: day, nodes: z.array(treeNode) }))

const search = route
  .route({ method: 'GET', path: '/organisation/search', tags, summary: 'Find units by name, earlier name, pinyin or initials' })
  .meta(signedIn)
  .input(z.object({ q: z.string().trim().min(1).max(60), on: day.optional(), among: z.enum(['union', 'departments']).optional() }))
  .output(z.object({ items: z.array(z.object({ id, kind: unitKind, name: z.string(), path: z.string(), formerName: z.string().nullable() })) }))

const named = z.object({ id, name: z.string() })
const changeFacts = z.object({ name: z.string(), shortName: z.string().nullable(), parentName: z.string().nullable(), campusName: z.string().nullable() }).nullable()
const succession = z.object({ id, name: z.string(), kind: successionKind, on: day })

const unitPage = z.object({
  id,
  ...kinds,
  name: z.string(),
  shortName: z.string().nullable(),
  campus: named.nullable(),
  path: z.array(named),
  version,
  livesFrom: day,
  closedOn: day.nullable(),
  /** A change decided already that begins later. */
  pending: z.object({ on: day, name: z.string(), parentName: z.string().nullable() }).nullable(),
  staff: z.int().nullable(),
  members: z.int().nullable(),
  membersBelow: z.int().nullable(),
  children: z.array(named.extend({ kind: unitKind })),
  officersNow: z.array(officer),
  officersBefore: z.array(officer),
  terms: z.array(z.object({ id, ordinal: z.int(), from: day, to: day, documentNo: z.string().nullable(), version })),
  versions: z.array(
    z.object({
      from: day,
      to: day.nullable(),
      name: z.string(),
      shortName: z.string().nullable(),
      parentName: z.string().nullable(),
      campusName: z.string().nullable(),
    }),
  ),
  changes: z.array(
    z.object({
      id,
      kind: changeKind,
      effectiveOn: day,
      before: changeFacts,
      after: changeFacts,
      documentNo: z.string().nullable(),
      reason: z.string().nullable(),
      at: instant,
    }),
  ),
  predecessors: z.array(succession),
  successors: z.array(succession),
  may: z.object({ manage: z.boolean(), officers: z.boolean() }),
})

const unit = route
  .route({ method: 'GET', path: '/organisation/units/{id}', tags, summary: 'One unit with its officers and its history' })
  .meta(signedIn)
  .input(z.object({ id }))
  .output(unitPage)

const create = route
  .route({ method: 'POST', path: '/organisation/units', tags, summary: 'Set up a unit', successStatus: 201 })
  .meta(manage)
  .input(
    z
      .object({
        kind: unitKind.exclude(['university']),
        committeeKind: committeeKind.nullable().default(null),
        name,
        shortName: shortName.default(null),
        parentId: id,
        campusId: id.nullable().default(null),
        ...decision,
      })
      .refine((input) => (input.kind === 'committee') === (input.committeeKind !== null), { path: ['committeeKind'], message: 'committeeKind' }),
  )
  .output(versioned)

const renaming = { name, shortName, campusId: id.nullable() }

const rename = route
  .route({ method: 'POST', path: '/organisation/units/{id}/rename', tags, summary: 'Change name, short name or campus from a day on' })
  .meta(manage)
  .input(z.object({ id, version, ...renaming, ...decision }))
  .output(versioned)

const move = route
  .route({
    method: 'POST',
    path: '/organisation/units/{id}/move',
    tags,
    summary: 'Put a unit below another, or elsewhere among its siblings (which needs no date)',
  })
  .meta(manage)
  .input(z.object({ id, version, parentId: id, beforeId: id.nullable(), ...decision }))
  .output(versioned)

const close = route
  .route({ method: 'POST', path: '/organisation/units/{id}/close', tags, summary: 'Close an empty unit' })
  .meta(manage)
  .input(z.object({ id, version, ...decision }))
  .output(versioned)

const withdraw = route
  .route({ method: 'POST', path: '/organisation/units/{id}/withdraw', tags, summary: 'Take back changes that are still to come' })
  .meta(manage)
  .input(z.object({ id, version, documentNo, reason }))
  .output(versioned)

/** Where a merger or a part of a split goes: a unit that exists, or one to set up. */
const destination = z.union([z.object({ unitId: id }), z.object({ name, shortName: shortName.default(null), parentId: id, campusId: id.nullable().default(null) })])

const ids = (most: number) => z.array(id).max(most)

/** Documented per kind, so that one page can preview and one can do all of them. */
export const reorganisation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), effectiveOn: day, unitIds: ids(50).min(1), into: destination }),
  z.object({
    kind: z.literal('split'),
    effectiveOn: day,
    unitId: id,
    parts: z
      .array(z.object({ into: destination, childIds: ids(200).default([]), staffIds: ids(5_000).default([]) }))
      .min(1)
      .max(20),
    /** The part that takes everybody not named; null: the unit goes on and keeps them. */
    restTo: z.int().min(0).nullable(),
  }),
  z.object({ kind: z.literal('rename'), effectiveOn: day, unitId: id, ...renaming }),
  z.object({ kind: z.literal('move'), effectiveOn: day, unitId: id, parentId: id }),
  z.object({ kind: z.literal('close'), effectiveOn: day, unitId: id }),
])

const bilingual = z.object({ zh: z.string(), en: z.string() })
const shownUnit = z.object({ id: z.string(), kind: unitKind, name: z.string() })

export const preview = z.object({
  /** Name it when you confirm: if anything has changed by then, nothing is done and a new preview comes back. */
  hash: z.string(),
  kind: changeKind,
  effectiveOn: day,
  closes: z.array(shownUnit),
  opens: z.array(shownUnit.extend({ parentName: z.string() })),
  renames: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
  moves: z.array(shownUnit.extend({ from: z.string(), to: z.string() })),
  people: z.array(z.object({ from: z.string(), to: z.string(), staff: z.int() })),
  officesEnding: z.array(z.object({ id, unitName: z.string(), staffName: z.string(), staffNo: z.string(), title: z.string() })),
  termsEnding: z.array(z.object({ id, unitName: z.string(), ordinal: z.int() })),
  /** Roles held at what closes: they go on at `to`, or end where it is null. */
  roles: z.array(z.object({ id, person: z.string(), role: bilingual, from: z.string(), to: z.string().nullable() })),
  warnings: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), count: z.int() })),
})

const previewReorganisation = route
  .route({ method: 'POST', path: '/organisation/reorganisations/preview', tags, summary: 'What exactly a reorganisation would do; nothing is written' })
  .meta(manage)
  .input(reorganisation)
  .output(preview)

const reorganise = route
  .route({ method: 'POST', path: '/organisation/reorganisations', tags, summary: 'Carry out what was previewed', successStatus: 201 })
  .meta(manage)
  .input(z.object({ change: reorganisation, hash: z.string().min(1).max(100), documentNo, reason }))
  .output(z.object({ id, done: preview, openedIds: z.array(id) }))

export const unitRoutes = { tree, search, unit, create, rename, move, close, withdraw, previewReorganisation, reorganise }
