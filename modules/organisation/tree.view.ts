import type { z } from 'zod'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import { countPeople, type UnitCounts } from './people-counts.ts'
import { headOf } from './officers.rules.ts'
import { officesOn, type Office } from './officers.store.ts'
import type { OrgTree, Unit } from './org-tree.ts'
import { peopleOfUnits } from './organisation.ports.ts'
import type { OfficeCode } from './organisation.shapes.ts'
import type { UnitHistory } from './organisation.types.ts'
import { listCampuses } from './superiors.store.ts'
import { readOrganisation, readTree } from './tree-cache.ts'
import { foldName, nameMatches } from './unit-names.ts'
import type { unitRoutes } from './units.contract.ts'
import { versionAt } from './versions.rules.ts'

type TreeAnswer = z.infer<NonNullable<(typeof unitRoutes.tree)['~orpc']['outputSchema']>>
type SearchAnswer = z.infer<NonNullable<(typeof unitRoutes.search)['~orpc']['outputSchema']>>

const heads: OfficeCode[] = ['chair', 'director', 'group_leader', 'president']

/** The organisation on a day, depth first. Members are counted for today only: nobody kept count of other days. */
export async function showTree(context: RequestContext, on: string | undefined): Promise<TreeAnswer> {
  const { db } = context
  const onDate = on ?? today(context.clock)
  const tree = await readTree(db, onDate)
  const people = peopleOfUnits()
  const leading = await officesOn(db, { onDate, offices: heads })
  const names = await people.staffNames(db, [...new Set(leading.map((office) => office.staffId))])
  const campuses = new Map((await listCampuses(db)).map((campus) => [campus.id, campus.name]))
  const counts = onDate === today(context.clock) ? await countPeople(db, tree) : null
  const numbers = numbersOf(tree)
  const headsOf = Map.groupBy(leading, (office) => office.unitId)
  const nodes = tree.all.map((unit) => ({
    id: unit.id,
    kind: unit.kind,
    committeeKind: unit.committeeKind,
    name: unit.name,
    shortName: unit.shortName,
    parentId: unit.parentId,
    depth: unit.depth,
    number: numbers.get(unit.id) ?? '',
    campusId: unit.campusId,
    campusName: campuses.get(unit.campusId ?? '') ?? null,
    version: unit.version,
    heads: leadersOf(unit, headsOf.get(unit.id) ?? [], names),
    ...membersOf(unit, counts),
  }))
  return { onDate, nodes }
}

function membersOf(unit: Unit, counts: ((unitId: string) => UnitCounts) | null): { members: number | null; membersBelow: number | null } {
  if (!counts || unit.kind === 'department') return { members: null, membersBelow: null }
  const { members, membersBelow } = counts(unit.id)
  return { members, membersBelow }
}

function leadersOf(unit: Unit, offices: Office[], names: Map<string, { name: string }>): { staffId: string; name: string }[] {
  return offices.filter((office) => office.office === headOf(unit.kind)).map(({ staffId }) => ({ staffId, name: names.get(staffId)?.name ?? '—' }))
}

/** 1, 1.1, 1.2, 1.2.1 … */
function numbersOf(tree: OrgTree): Map<string, string> {
  const [numbers, children] = [new Map<string, string>(), new Map<string, number>()]
  for (const unit of tree.all) {
    const above = unit.parentId === null ? undefined : numbers.get(unit.parentId)
    const nth = (children.get(unit.parentId ?? '') ?? 0) + 1
    children.set(unit.parentId ?? '', nth)
    numbers.set(unit.id, above === undefined ? '1' : `${above}.${nth}`)
  }
  return numbers
}

const mostHits = 20

/** Finds living units by what they are called or were called. Those whose present name begins so come first. */
export async function searchUnits(
  context: RequestContext,
  { q, on, among }: { q: string; on?: string | undefined; among?: 'union' | 'departments' | undefined },
): Promise<SearchAnswer> {
  const onDate = on ?? today(context.clock)
  const tree = await readTree(context.db, onDate)
  const { units } = await readOrganisation(context.db)
  const folded = foldName(q)
  const asked = tree.all.filter(({ kind }) => among === undefined || (kind === 'department') === (among === 'departments'))
  const hits = asked.flatMap((unit) => {
    const history = units.get(unit.id)
    const found = history && matchOf(history, onDate, folded)
    return found ? [{ unit, ...found }] : []
  })
  const ordered = hits.toSorted((a, b) => a.rank - b.rank)
  const items = ordered.slice(0, mostHits).map(({ unit, formerName }) => ({
    id: unit.id,
    kind: unit.kind,
    name: unit.name,
    path: tree
      .pathOf(unit.id)
      .slice(1)
      .map((above) => above.name)
      .join(' / '),
    formerName,
  }))
  return { items }
}

function matchOf(history: UnitHistory, onDate: string, folded: string): { rank: number; formerName: string | null } | null {
  const current = versionAt(history, onDate)
  if (!current) return null
  if ([current.name, current.shortName].some((name) => name !== null && foldName(name).startsWith(folded))) return { rank: 0, formerName: null }
  if (calledSo(current, folded)) return { rank: 1, formerName: null }
  const former = history.versions.find((version) => version.validFrom < current.validFrom && calledSo(version, folded))
  return former ? { rank: 2, formerName: former.name } : null
}

function calledSo(version: { name: string; shortName: string | null; pinyinKey: string }, folded: string): boolean {
  if (nameMatches({ folded: foldName(version.name), pinyinKey: version.pinyinKey }, folded)) return true
  return version.shortName !== null && nameMatches({ folded: foldName(version.shortName), pinyinKey: pinyinSortKey(version.shortName) }, folded)
}
