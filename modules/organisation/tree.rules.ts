import { cycle, duplicateName, parentKindWrong, parentNotLiving } from './organisation.errors.ts'
import { kindNames, type Histories, type UnitHistory, type UnitKind, type UnitVersion } from './organisation.types.ts'
import type { Place } from './organisation.ports.ts'
import { placesOfKind } from './organisation.shapes.ts'
import { nameOf, turningDays, versionAt } from './versions.rules.ts'

interface Living {
  unit: UnitHistory
  version: UnitVersion
}

/**
 * Refuses histories that are no tree on that day or on any day after it: every living unit stands below a living one
 * of a fitting kind, and all lines lead to the university.
 */
export function mustStayTree(units: Histories, from: string): void {
  for (const day of turningDays(units, from)) {
    for (const each of living(units, day)) mustStandRightly(units, each, day)
  }
}

function mustStandRightly(units: Histories, { unit, version }: Living, date: string): void {
  if (unit.kind === 'university') return
  const parent = units.get(version.parentId ?? '')
  const { name } = version
  if (!parent || !versionAt(parent, date)) throw parentNotLiving({ name, parent: parent ? nameOf(parent, date) : '—', date })
  if (!placesOfKind[unit.kind].includes(parent.kind)) {
    const [own, above] = [kindNames[unit.kind], kindNames[parent.kind]]
    throw parentKindWrong({ name, parent: nameOf(parent, date), kind: own.zh, kindEn: own.en, parentKind: above.zh, parentKindEn: above.en })
  }
  if (lineAbove(units, unit, date).at(-1)?.kind !== 'university') throw cycle({ name })
}

/** The units above, from the nearest up; it ends where the line does, or where it would come round again. */
export function lineAbove(units: Histories, unit: UnitHistory, date: string): UnitHistory[] {
  const line: UnitHistory[] = []
  const seen = new Set([unit.id])
  let parentId = versionAt(unit, date)?.parentId
  while (parentId && !seen.has(parentId)) {
    const parent = units.get(parentId)
    if (!parent) break
    seen.add(parentId)
    line.push(parent)
    parentId = versionAt(parent, date)?.parentId
  }
  return line
}

/** In no order: `bySiblingOrder` has it. */
export function childrenOn(units: Histories, unitId: string, date: string): UnitHistory[] {
  return [...units.values()].filter((unit) => versionAt(unit, date)?.parentId === unitId)
}

const kindsInOrder: readonly UnitKind[] = ['university', 'branch', 'group', 'committee', 'club', 'department']

export interface Sibling {
  id: string
  kind: UnitKind
  sort: number
  pinyinKey: string
}

/** Units of one kind stand together; among them the order that somebody gave them, else that of their names. */
export function bySiblingOrder(a: Sibling, b: Sibling): number {
  return kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind) || a.sort - b.sort || compare(a.pinyinKey, b.pinyinKey) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Where people of this unit stand; null for committees and clubs, whose members have their place elsewhere, and for departments. */
export function placeOf(units: Histories, unit: UnitHistory, date: string): Place | null {
  if (unit.kind === 'group') return { unitId: versionAt(unit, date)?.parentId ?? '', groupId: unit.id }
  if (unit.kind === 'branch' || unit.kind === 'university') return { unitId: unit.id, groupId: null }
  return null
}

export interface SameName {
  name: string
  parentId: string
  date: string
}

/** Among these units, the first on each day whose name another unit under the same parent has too. */
export function sameNames(units: Histories, touched: ReadonlySet<string>, from: string): SameName[] {
  const found = new Map<string, SameName>()
  for (const date of turningDays(units, from)) {
    const holders = Map.groupBy(living(units, date), ({ version }) => `${version.parentId} ${version.name}`)
    for (const [key, same] of holders) {
      const [first] = same
      if (!first || same.length < 2 || found.has(key) || !same.some(({ unit }) => touched.has(unit.id))) continue
      found.set(key, { name: first.version.name, parentId: first.version.parentId ?? '', date })
    }
  }
  return [...found.values()]
}

export function mustDifferInName(units: Histories, touched: ReadonlySet<string>, from: string): void {
  const [same] = sameNames(units, touched, from)
  if (!same) return
  const parent = units.get(same.parentId)
  throw duplicateName({ name: same.name, date: same.date, parent: parent ? nameOf(parent, same.date) : '—' })
}

function living(units: Histories, date: string): Living[] {
  return [...units.values()].flatMap((unit) => {
    const version = versionAt(unit, date)
    return version ? [{ unit, version }] : []
  })
}
