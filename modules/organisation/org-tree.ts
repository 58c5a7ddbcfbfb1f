import { beforeFounding, notFounded } from './organisation.errors.ts'
import type { CommitteeKind, Histories, Succession, UnitHistory, UnitKind } from './organisation.types.ts'
import { bySiblingOrder } from './tree.rules.ts'
import { foldName } from './unit-names.ts'
import { versionAt } from './versions.rules.ts'

/** A unit as it is on the day of its tree. */
export interface Unit {
  id: string
  kind: UnitKind
  committeeKind: CommitteeKind | null
  name: string
  shortName: string | null
  parentId: string | null
  campusId: string | null
  pinyinKey: string
  version: number
  /** 0 at the university. */
  depth: number
}

/** The organisation on one day. Units that do not live on that day are not in it. */
export interface OrgTree {
  onDate: string
  root: Unit
  /** Depth first, siblings in their order. */
  all: readonly Unit[]
  byId(id: string): Unit | undefined
  /** The unit and all below it, depth first; empty where the tree does not have it. */
  below(id: string): string[]
  /** From the university down to the unit itself; empty where the tree does not have it. */
  pathOf(id: string): Unit[]
  /**
   * Units of this name, or else of this short name, or else those that once had this name or followed a unit that had it.
   * Width, case and spaces make no difference. Departments come
   * last: one is often called as a branch is called for short.
   */
  findByName(name: string): Unit[]
}

/** Everything the trees of a tenant are made from. */
export interface Organisation {
  units: Histories
  successions: Succession[]
}

interface Position {
  unit: Unit
  at: number
  /** Where the next unit that is not below this one stands in `all`. */
  end: number
}

/** Throws `organisation.not_founded` where there is no university, `organisation.before_founding` on days before it. */
export function buildTree(organisation: Organisation, onDate: string): OrgTree {
  const all: Unit[] = []
  const positions = new Map<string, Position>()
  const children = childrenByParent(organisation.units, onDate)
  const [founded] = children.get(null) ?? []
  if (!founded) throw noTree(organisation.units, onDate)
  const root = place(founded.unit, 0)

  function place(unit: Unit, depth: number): Unit {
    const position = { unit: { ...unit, depth }, at: all.length, end: 0 }
    positions.set(unit.id, position)
    all.push(position.unit)
    for (const child of children.get(unit.id) ?? []) place(child.unit, depth + 1)
    position.end = all.length
    return position.unit
  }

  const byId = (id: string) => positions.get(id)?.unit
  const names = lazily(() => indexNames(organisation, all))
  return {
    onDate,
    root,
    all,
    byId,
    below: (id) => {
      const position = positions.get(id)
      return position ? all.slice(position.at, position.end).map((unit) => unit.id) : []
    },
    pathOf: (id) => pathTo(byId, id),
    findByName: (name) => {
      const folded = foldName(name)
      const ids =
        names()
          .find((index) => index.has(folded))
          ?.get(folded) ?? []
      return [...ids].flatMap((id) => byId(id) ?? [])
    },
  }
}

function noTree(units: Histories, date: string): Error {
  const root = [...units.values()].find((unit) => unit.kind === 'university')
  const from = root?.versions[0]?.validFrom
  return from === undefined ? notFounded() : beforeFounding({ date, from })
}

interface Child {
  unit: Unit
  sort: number
}

function childrenByParent(units: Histories, onDate: string): Map<string | null, Child[]> {
  const children = new Map<string | null, Child[]>()
  for (const history of units.values()) {
    const child = unitOn(history, onDate)
    if (!child) continue
    const siblings = children.get(child.unit.parentId)
    if (siblings) siblings.push(child)
    else children.set(child.unit.parentId, [child])
  }
  for (const siblings of children.values()) siblings.sort((a, b) => bySiblingOrder({ ...a.unit, sort: a.sort }, { ...b.unit, sort: b.sort }))
  return children
}

function unitOn(history: UnitHistory, onDate: string): Child | null {
  const version = versionAt(history, onDate)
  if (!version) return null
  const { id, kind, committeeKind, version: changes } = history
  const { name, shortName, pinyinKey, parentId, campusId, sort } = version
  return { sort, unit: { id, kind, committeeKind, name, shortName, parentId, campusId, pinyinKey, version: changes, depth: 0 } }
}

function pathTo(byId: (id: string) => Unit | undefined, id: string): Unit[] {
  const path: Unit[] = []
  for (let unit = byId(id); unit; unit = unit.parentId === null ? undefined : byId(unit.parentId)) path.unshift(unit)
  return path
}

type NameIndex = Map<string, Set<string>>

/** Four indexes, tried in turn: names of the day, short names of the day, names that were; then what departments are called. */
function indexNames({ units, successions }: Organisation, all: readonly Unit[]): NameIndex[] {
  const [names, shortNames, earlier, departments]: [NameIndex, NameIndex, NameIndex, NameIndex] = [new Map(), new Map(), new Map(), new Map()]
  for (const unit of all) {
    const isDepartment = unit.kind === 'department'
    note(isDepartment ? departments : names, unit.name, [unit.id])
    if (unit.shortName !== null) note(isDepartment ? departments : shortNames, unit.shortName, [unit.id])
  }
  const living = new Set(all.map((unit) => unit.id))
  for (const history of units.values()) {
    const today = heirsOf(history.id, successions, living)
    const index = history.kind === 'department' ? departments : earlier
    for (const { name, shortName } of history.versions) {
      note(index, name, today)
      if (shortName !== null) note(index, shortName, today)
    }
  }
  return [names, shortNames, earlier, departments]
}

function note(index: NameIndex, name: string, ids: string[]): void {
  if (ids.length === 0) return
  const key = foldName(name)
  const known = index.get(key) ?? new Set()
  for (const id of ids) known.add(id)
  index.set(key, known)
}

/** The living units that a unit is or has become. */
function heirsOf(unitId: string, successions: Succession[], living: ReadonlySet<string>): string[] {
  const seen = new Set([unitId])
  for (const id of seen) {
    if (living.has(id)) continue
    for (const succession of successions) if (succession.fromUnitId === id) seen.add(succession.toUnitId)
  }
  return [...seen].filter((id) => living.has(id))
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
