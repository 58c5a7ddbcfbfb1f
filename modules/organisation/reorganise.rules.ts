import { assertNever } from '../../kernel/errors.ts'
import { childUnassigned, kindsDiffer, mergeNeedsTwo, notChild, partsRepeat, rootStays, splitNeedsParts } from './organisation.errors.ts'
import type { Histories, Reorganisation, UnitHistory } from './organisation.types.ts'
import { closeUnit, finish, mustLive, noteUnit, openDraft, openUnit, reviseUnit, succeed, type Draft, type Plan } from './plan.draft.ts'
import { draftClose, draftMove, draftRename, namesOf } from './plan.rules.ts'
import { childrenOn } from './tree.rules.ts'
import { nameOf } from './versions.rules.ts'

type Merge = Extract<Reorganisation, { kind: 'merge' }>
type Split = Extract<Reorganisation, { kind: 'split' }>
type Destination = Merge['into']

/** Works out a reorganisation without writing anything. `makeId` names the units it would set up. */
export function planReorganisation(units: Histories, change: Reorganisation, options: { today: string; makeId: () => string }): Plan {
  const draft = openDraft(units, change.effectiveOn, options.makeId)
  const { today } = options
  switch (change.kind) {
    case 'merge':
      draftMerge(draft, change)
      return finish(draft, 'merge', { today, namesMayRepeat: true })
    case 'split':
      draftSplit(draft, change)
      return finish(draft, 'split', { today, namesMayRepeat: true })
    case 'rename':
      draftRename(draft, change)
      return finish(draft, 'rename', { today })
    case 'move':
      draftMove(draft, { ...change, beforeId: null })
      return finish(draft, 'move', { today })
    case 'close':
      draftClose(draft, change.unitId)
      return finish(draft, 'close', { today })
    default:
      return assertNever(change)
  }
}

/** The units that a reorganisation names: the actor must reach every one of them. */
export function unitsNamed(change: Reorganisation): string[] {
  switch (change.kind) {
    case 'merge':
      return [...change.unitIds, targetOf(change.into)]
    case 'split':
      return [change.unitId, ...change.parts.flatMap((part) => [targetOf(part.into), ...part.childIds])]
    case 'move':
      return [change.unitId, change.parentId]
    case 'rename':
    case 'close':
      return [change.unitId]
    default:
      return assertNever(change)
  }
}

/** An existing unit, or the parent of the one to set up. */
function targetOf(into: Destination): string {
  return 'unitId' in into ? into.unitId : into.parentId
}

/** All of the units become one: their units below and their people go to it, and those that are not it end. */
function draftMerge(draft: Draft, { unitIds, into }: Merge): void {
  const sources = [...new Set(unitIds)].map((id) => mustLive(draft, id).unit)
  const [first] = sources
  const others = sources.filter((unit) => !('unitId' in into) || unit.id !== into.unitId)
  if (!first || others.length + ('unitId' in into ? 1 : 0) < 2) throw mergeNeedsTwo()
  for (const unit of sources) mustBeAlike(draft, first, unit)
  const targetId = settle(draft, { like: first, into, kind: 'merge' })
  const ending = new Set(others.map((unit) => unit.id))
  for (const source of others) {
    for (const child of childrenOn(draft.units, source.id, draft.on)) {
      if (!ending.has(child.id)) reviseUnit(draft, child.id, { kind: 'move', patch: { parentId: targetId } })
    }
  }
  for (const source of others) {
    closeUnit(draft, source.id, 'merge')
    succeed(draft, { fromUnitId: source.id, toUnitId: targetId, kind: 'merge' })
    draft.heirs.set(source.id, targetId)
  }
}

/** One unit becomes several, or goes on and gives parts of itself away. */
function draftSplit(draft: Draft, change: Split): void {
  const { unit } = mustLive(draft, change.unitId)
  const goesOn = change.restTo === null
  if (change.parts.length < (goesOn ? 1 : 2) || (change.restTo !== null && change.restTo >= change.parts.length)) throw splitNeedsParts()
  mustBeAlike(draft, unit, unit)
  mustNameOnce(draft, change)
  mustPlaceChildren(draft, unit, change)
  const targets = change.parts.map((part) => settle(draft, { like: unit, into: part.into, kind: 'split' }))
  for (const [index, part] of change.parts.entries()) {
    const toUnitId = targets[index] ?? ''
    for (const childId of part.childIds) reviseUnit(draft, childId, { kind: 'move', patch: { parentId: toUnitId } })
    if (part.staffIds.length > 0) draft.named.push({ fromUnitId: unit.id, toUnitId, staffIds: part.staffIds })
    succeed(draft, { fromUnitId: unit.id, toUnitId, kind: 'split' })
  }
  if (change.restTo === null) return noteUnit(draft, unit.id, 'split')
  closeUnit(draft, unit.id, 'split')
  draft.heirs.set(unit.id, targets[change.restTo] ?? '')
}

/** The unit to which others come: an existing one of their kind, or a new one. */
function settle(draft: Draft, { like, into, kind }: { like: UnitHistory; into: Destination; kind: 'merge' | 'split' }): string {
  if (!('unitId' in into)) return openUnit(draft, { ...into, kind: like.kind, committeeKind: like.committeeKind }, kind)
  mustBeAlike(draft, like, mustLive(draft, into.unitId).unit)
  noteUnit(draft, into.unitId, kind)
  return into.unitId
}

function mustBeAlike(draft: Draft, unit: UnitHistory, other: UnitHistory): void {
  if (unit.kind === 'university' || other.kind === 'university') throw rootStays()
  if (unit.kind !== other.kind) throw kindsDiffer({ name: nameOf(unit, draft.on), other: nameOf(other, draft.on) })
}

function mustNameOnce(draft: Draft, { unitId, parts }: Split): void {
  const existing = parts.flatMap(({ into }) => ('unitId' in into ? [into.unitId] : []))
  const repeated = firstRepeated([unitId, ...existing]) ?? firstRepeated(parts.flatMap((part) => part.childIds))
  const unit = repeated === undefined ? undefined : draft.units.get(repeated)
  if (unit) throw partsRepeat({ what: nameOf(unit, draft.on) })
  const person = firstRepeated(parts.flatMap((part) => part.staffIds))
  if (person !== undefined) throw partsRepeat({ what: person })
}

function firstRepeated(ids: string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.has(id) || !seen.add(id))
}

function mustPlaceChildren(draft: Draft, unit: UnitHistory, { parts, restTo }: Split): void {
  const name = nameOf(unit, draft.on)
  const children = childrenOn(draft.units, unit.id, draft.on)
  const placed = new Set(parts.flatMap((part) => part.childIds))
  for (const id of placed) {
    const child = draft.units.get(id)
    if (!child || !children.includes(child)) throw notChild({ name, child: child ? nameOf(child, draft.on) : id })
  }
  const left = children.filter((child) => !placed.has(child.id))
  if (restTo !== null && left.length > 0) throw childUnassigned({ name, names: namesOf(left, draft.on) })
}
