import { childrenRemain, nothingPending, rootStays } from './organisation.errors.ts'
import type { UnitHistory, UnitVersion } from './organisation.types.ts'
import { closeUnit, mustKnow, mustLive, openUnit, reviseUnit, withdrawUnit, type Draft, type NewUnit } from './plan.draft.ts'
import { bySiblingOrder, childrenOn } from './tree.rules.ts'
import { nameOf, newestOf, versionAt } from './versions.rules.ts'

// What each verb does to the organisation, as changes of a draft.

export function draftCreate(draft: Draft, facts: NewUnit): string {
  return openUnit(draft, facts, 'create')
}

export function draftRename(draft: Draft, input: { unitId: string; name: string; shortName: string | null; campusId: string | null }): void {
  const { version } = mustLive(draft, input.unitId)
  const { name, shortName, campusId } = input
  const renamed = name !== version.name || shortName !== version.shortName
  if (renamed || campusId !== version.campusId) reviseUnit(draft, input.unitId, { kind: renamed ? 'rename' : 'relocate', patch: { name, shortName, campusId } })
}

/** Puts a unit below a parent, before one of its children or at their end. Among the same siblings only the order changes, without history. */
export function draftMove(draft: Draft, input: { unitId: string; parentId: string; beforeId: string | null }): void {
  const { unit, version } = mustLive(draft, input.unitId)
  if (unit.kind === 'university') throw rootStays()
  if (input.parentId !== version.parentId) reviseUnit(draft, input.unitId, { kind: 'move', patch: { parentId: input.parentId } })
  draft.touched.add(input.unitId)
  const siblings = childrenOn(draft.units, input.parentId, draft.on).toSorted((one, other) => bySiblingOrder({ ...newestOf(one), ...one }, { ...newestOf(other), ...other }))
  const others = siblings.filter((sibling) => sibling.id !== input.unitId)
  const at = others.findIndex((sibling) => sibling.id === input.beforeId)
  const place = at === -1 ? others.length : at
  const ordered = [...others.slice(0, place), mustKnow(draft, input.unitId), ...others.slice(place)]
  for (const [index, sibling] of ordered.entries()) resort(draft, sibling, (index + 1) * 10)
}

export function draftClose(draft: Draft, unitId: string): void {
  const { unit, version } = mustLive(draft, unitId)
  if (unit.kind === 'university') throw rootStays()
  const children = childrenOn(draft.units, unitId, draft.on)
  if (children.length > 0) throw childrenRemain({ name: version.name, count: children.length, names: namesOf(children, draft.on) })
  closeUnit(draft, unitId, 'close')
}

export function draftWithdraw(draft: Draft, unitId: string): void {
  const unit = mustKnow(draft, unitId)
  if (!pendingOf(unit, draft.on)) throw nothingPending({ name: nameOf(unit, draft.on) })
  withdrawUnit(draft, unitId)
}

/** What a unit becomes later, where that is decided already. */
export function pendingOf(unit: UnitHistory, today: string): UnitVersion | null {
  const newest = newestOf(unit)
  // A unit withdrawn before it began has a version of no days, which is nothing to come.
  return newest.validFrom > today && newest.validTo === null ? newest : null
}

export function namesOf(units: UnitHistory[], on: string): string[] {
  const names = units.slice(0, 3).map((unit) => nameOf(unit, on))
  return units.length > names.length ? [...names, '…'] : names
}

/** Order is no fact of history: it changes in the versions that hold from the day on. */
function resort(draft: Draft, unit: UnitHistory, sort: number): void {
  if (versionAt(unit, draft.on)?.sort === sort) return
  const versions = unit.versions.map((version) => (version.validTo === null || version.validTo > draft.on ? { ...version, sort } : version))
  draft.units.set(unit.id, { ...unit, versions })
}
