import { notFound } from '../../kernel/errors.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import { laterChange, notYetPossible, unitNotLiving } from './organisation.errors.ts'
import type { Place } from './organisation.ports.ts'
import type { ChangeKind, CommitteeKind, Histories, Succession, UnitHistory, UnitKind, UnitVersion } from './organisation.types.ts'
import { childrenOn, mustDifferInName, mustStayTree, placeOf } from './tree.rules.ts'
import { end, nameOf, newestOf, revise, versionAt, withdraw } from './versions.rules.ts'

export interface PlannedChange {
  unitId: string
  kind: ChangeKind
  effectiveOn: string
  before: UnitVersion | null
  after: UnitVersion | null
}

interface PlannedMove {
  from: Place
  to: Place
  staffIds: string[] | null
}

/** Everything that one decision does to the organisation, worked out before anything is written. */
export interface Plan {
  kind: ChangeKind
  on: string
  before: Histories
  after: Histories
  changes: PlannedChange[]
  successions: Succession[]
  moves: PlannedMove[]
  opened: string[]
  closed: string[]
  /** By closed unit: the one that takes over what is not named otherwise. */
  heirs: ReadonlyMap<string, string>
  /** Units whose version counts up. */
  touched: ReadonlySet<string>
}

/** A plan in the making. */
export interface Draft {
  on: string
  before: Histories
  units: Map<string, UnitHistory>
  changes: PlannedChange[]
  successions: Succession[]
  /** Persons named one by one, before everybody else of their unit follows its heir. */
  named: { fromUnitId: string; toUnitId: string; staffIds: string[] }[]
  heirs: Map<string, string>
  touched: Set<string>
  makeId: () => string
}

export function openDraft(before: Histories, on: string, makeId: () => string): Draft {
  return { on, before, units: new Map(before), changes: [], successions: [], named: [], heirs: new Map(), touched: new Set(), makeId }
}

export function mustKnow(draft: Draft, unitId: string): UnitHistory {
  const unit = draft.units.get(unitId)
  if (!unit) throw notFound()
  return unit
}

/** The unit as it is on the day of the change; refused where it does not live then, or where its history goes on after it. */
export function mustLive(draft: Draft, unitId: string): { unit: UnitHistory; version: UnitVersion } {
  const unit = mustKnow(draft, unitId)
  const newest = newestOf(unit)
  const version = versionAt(unit, draft.on)
  if (version && newest.validFrom > draft.on) throw laterChange({ name: version.name, date: newest.validFrom })
  if (!version) throw unitNotLiving({ name: nameOf(unit, draft.on), date: draft.on })
  if (newest.validTo !== null) throw laterChange({ name: version.name, date: newest.validTo })
  return { unit, version }
}

export interface NewUnit {
  kind: UnitKind
  committeeKind: CommitteeKind | null
  name: string
  shortName: string | null
  parentId: string | null
  campusId: string | null
}

export function openUnit(draft: Draft, facts: NewUnit, kind: ChangeKind): string {
  const { kind: unitKind, committeeKind, ...named } = facts
  const id = draft.makeId()
  const version: UnitVersion = { ...named, pinyinKey: pinyinSortKey(named.name), validFrom: draft.on, validTo: null, sort: nextSort(draft, named.parentId) }
  draft.units.set(id, { id, kind: unitKind, committeeKind, version: 0, versions: [version] })
  record(draft, { unitId: id, kind, before: null, after: version })
  return id
}

export interface Revision {
  kind: ChangeKind
  patch: Partial<Pick<NewUnit, 'name' | 'shortName' | 'parentId' | 'campusId'>>
}

export function reviseUnit(draft: Draft, unitId: string, { kind, patch }: Revision): void {
  const { unit, version } = mustLive(draft, unitId)
  const sort = patch.parentId !== undefined && patch.parentId !== version.parentId ? { sort: nextSort(draft, patch.parentId) } : {}
  const key = patch.name === undefined ? {} : { pinyinKey: pinyinSortKey(patch.name) }
  const revised = { ...unit, versions: revise(unit.versions, draft.on, { ...patch, ...sort, ...key }) }
  draft.units.set(unitId, revised)
  record(draft, { unitId, kind, before: version, after: newestOf(revised) })
}

export function closeUnit(draft: Draft, unitId: string, kind: ChangeKind): void {
  const { unit, version } = mustLive(draft, unitId)
  draft.units.set(unitId, { ...unit, versions: end(unit.versions, draft.on) })
  record(draft, { unitId, kind, before: version, after: null })
}

export function withdrawUnit(draft: Draft, unitId: string): void {
  const unit = mustKnow(draft, unitId)
  const kept = { ...unit, versions: withdraw(unit.versions, draft.on) }
  draft.units.set(unitId, kept)
  record(draft, { unitId, kind: 'withdraw', before: newestOf(unit), after: versionAt(kept, draft.on) ?? null })
}

/** Notes on a unit that goes on as it was: another merged into it, or part of it went away. */
export function noteUnit(draft: Draft, unitId: string, kind: ChangeKind): void {
  const { version } = mustLive(draft, unitId)
  record(draft, { unitId, kind, before: version, after: version })
}

export function succeed(draft: Draft, succession: Omit<Succession, 'onDate'>): void {
  draft.successions.push({ ...succession, onDate: draft.on })
}

function record(draft: Draft, change: Omit<PlannedChange, 'effectiveOn'>): void {
  draft.changes.push({ ...change, effectiveOn: draft.on })
  draft.touched.add(change.unitId)
}

/** Siblings stand ten apart; a new one comes last. */
function nextSort(draft: Draft, parentId: string | null | undefined): number {
  const sorts = childrenOn(draft.units, parentId ?? '', draft.on).map((unit) => newestOf(unit).sort)
  return Math.max(0, ...sorts) + 10
}

/** Closes the draft: refuses what would be no tree, and works out who moves. `today` bounds what moves people at once. */
export function finish(draft: Draft, kind: ChangeKind, options: { today: string; namesMayRepeat?: boolean }): Plan {
  mustStayTree(draft.units, draft.on)
  if (!options.namesMayRepeat) mustDifferInName(draft.units, draft.touched, draft.on)
  const moves = movesOf(draft)
  const opened = [...draft.units.keys()].filter((id) => !draft.before.has(id))
  const closed = [...draft.touched].filter((id) => lives(draft.before, id, draft.on) && !lives(draft.units, id, draft.on))
  if (draft.on > options.today && (moves.length > 0 || closed.length > 0)) throw notYetPossible({ today: options.today })
  const { on, before, units: after, changes, successions, touched, heirs } = draft
  return { kind, on, before, after, changes, successions, touched, moves, opened, closed, heirs }
}

function lives(units: Histories, unitId: string, on: string): boolean {
  return versionAt(units.get(unitId), on) !== undefined
}

interface Way {
  fromUnitId: string
  toUnitId: string
  staffIds: string[] | null
}

/** People follow their unit: to its heir where it closes, and with it where its branch becomes another. */
function movesOf(draft: Draft): PlannedMove[] {
  const named = draft.named.flatMap((way) => moveBetween(draft, way))
  const others = [...draft.before.keys()].flatMap((id) => moveBetween(draft, { fromUnitId: id, toUnitId: draft.heirs.get(id) ?? id, staffIds: null }))
  return [...named, ...others]
}

function moveBetween(draft: Draft, { fromUnitId, toUnitId, staffIds }: Way): PlannedMove[] {
  const unit = draft.before.get(fromUnitId)
  const heir = draft.units.get(toUnitId)
  if (!unit || !heir || !versionAt(unit, draft.on) || !versionAt(heir, draft.on)) return []
  const from = placeOf(draft.before, unit, draft.on)
  const to = placeOf(draft.units, heir, draft.on)
  if (!from || !to || (from.unitId === to.unitId && from.groupId === to.groupId)) return []
  return [{ from, to, staffIds }]
}
