import type { Db } from '../../kernel/db/handle.ts'
import type { TestPeople } from './organisation.testing.ts'
import type { Reorganisation } from './organisation.types.ts'
import type { Preview } from './preview.ts'

// What must hold through any life of an organisation, written down from the tables, apart from the rules that keep it.

interface VersionRow {
  unit_id: string
  valid_from: string
  valid_to: string | null
  name: string
  parent_id: string | null
}

export interface State {
  kinds: Map<string, string>
  versions: VersionRow[]
  /** Every row of the history, as text. */
  changes: Map<string, string>
  /** Where each person stands: the branch, and the group or nothing. */
  places: Map<string, { unitId: string; groupId: string | null }>
  officesReorganised: Set<string>
}

export async function stateOf(db: Db, people: TestPeople): Promise<State> {
  const units = await db.q.selectFrom('units').select(['id', 'kind']).where('tenant_id', '=', db.tenantId).execute()
  const versions = await db.q
    .selectFrom('unit_versions')
    .select(['unit_id', 'valid_from', 'valid_to', 'name', 'parent_id'])
    .where('tenant_id', '=', db.tenantId)
    .orderBy('unit_id')
    .orderBy('valid_from')
    .execute()
  const changes = await db.q.selectFrom('unit_changes').selectAll().where('tenant_id', '=', db.tenantId).execute()
  const offices = await db.q.selectFrom('unit_offices').select('id').where('tenant_id', '=', db.tenantId).where('end_reason', '=', 'reorganisation').execute()
  return {
    kinds: new Map(units.map((unit) => [unit.id, unit.kind])),
    versions,
    changes: new Map(changes.map((change) => [change.id, JSON.stringify(change)])),
    places: new Map([...people.of(db)].map(([id, { unitId, groupId }]) => [id, { unitId, groupId }])),
    officesReorganised: new Set(offices.map((office) => office.id)),
  }
}

function livingOn(state: State, day: string): Map<string, VersionRow> {
  const living = state.versions.filter((row) => row.valid_from <= day && (row.valid_to === null || day < row.valid_to))
  return new Map(living.map((row) => [row.unit_id, row]))
}

/** Everything that is wrong with a state that came after another; nothing, if all is well. */
export function flawsOf(state: State, before: State, today: string): string[] {
  const days = new Set(state.versions.flatMap((row) => [row.valid_from, row.valid_to ?? row.valid_from]))
  return [...chainFlaws(state), ...[...days].flatMap((day) => treeFlaws(livingOn(state, day), day)), ...peopleFlaws(state, before, today), ...historyFlaws(state, before)]
}

function chainFlaws({ versions }: State): string[] {
  return [...Map.groupBy(versions, (row) => row.unit_id).values()].flatMap((rows) =>
    rows.flatMap((row, index) => {
      const parted = index > 0 && rows[index - 1]?.valid_to !== row.valid_from
      const empty = rows.length > 1 && row.valid_to !== null && row.valid_to <= row.valid_from
      return [...(parted ? [`${row.name} ${row.valid_from}: gap or overlap`] : []), ...(empty ? [`${row.name} ${row.valid_from}: no days`] : [])]
    }),
  )
}

function treeFlaws(living: Map<string, VersionRow>, day: string): string[] {
  const roots = [...living.values()].filter((row) => row.parent_id === null)
  const lost = [...living.values()].filter((row) => !leadsTo(roots[0], row, living))
  return [...(roots.length === 1 ? [] : [`${day}: ${roots.length} roots`]), ...lost.map((row) => `${day}: ${row.name} hangs on nothing`)]
}

function leadsTo(root: VersionRow | undefined, row: VersionRow, living: Map<string, VersionRow>): boolean {
  let at: VersionRow | undefined = row
  // A line longer than there are units goes round in a circle.
  for (let steps = 0; at && at !== root && steps <= living.size; steps++) at = at.parent_id === null ? undefined : living.get(at.parent_id)
  return at === root
}

function peopleFlaws(state: State, before: State, today: string): string[] {
  const living = livingOn(state, today)
  const lost = [...before.places.keys()].filter((id) => !state.places.has(id)).map((id) => `${id} is lost`)
  const misplaced = [...state.places].filter(([, { unitId, groupId }]) => !living.has(unitId) || (groupId !== null && living.get(groupId)?.parent_id !== unitId))
  return [...lost, ...misplaced.map(([id]) => `${id} stands in no living unit, or in the group of another branch`)]
}

function historyFlaws(state: State, before: State): string[] {
  return [...before.changes].filter(([id, row]) => state.changes.get(id) !== row).map(([id]) => `history row ${id} was lost or changed`)
}

/** What a reorganisation did, in the words of its preview. */
export function deedsOf(before: State, after: State, on: string) {
  const [was, is] = [livingOn(before, on), livingOn(after, on)]
  const stayed = [...was].filter(([id]) => is.has(id))
  const moved = [...before.places].filter(([id, place]) => JSON.stringify(after.places.get(id)) !== JSON.stringify(place))
  return {
    closes: [...was.keys()].filter((id) => !is.has(id)).toSorted(),
    opens: [...is]
      .filter(([id]) => !was.has(id))
      .map(([, row]) => row.name)
      .toSorted(),
    moves: stayed
      .filter(([id, row]) => is.get(id)?.parent_id !== row.parent_id)
      .map(([id]) => id)
      .toSorted(),
    renames: stayed
      .filter(([id, row]) => is.get(id)?.name !== row.name)
      .map(([id]) => id)
      .toSorted(),
    people: moved.length,
    offices: [...after.officesReorganised].filter((id) => !before.officesReorganised.has(id)).toSorted(),
  }
}

export function wordsOf(preview: Preview): ReturnType<typeof deedsOf> {
  const idsOf = (items: { id: string }[]) => items.map((item) => item.id).toSorted()
  return {
    closes: idsOf(preview.closes),
    opens: preview.opens.map((unit) => unit.name).toSorted(),
    moves: idsOf(preview.moves),
    renames: idsOf(preview.renames),
    people: preview.people.reduce((sum, way) => sum + way.staff, 0),
    offices: idsOf(preview.officesEnding),
  }
}

export interface Wish {
  verb: 'create' | 'rename' | 'move' | 'close' | 'merge' | 'split' | 'withdraw'
  a: number
  b: number
  c: number
  flag: boolean
  effectiveOn: string
}

export function pick<T>(items: readonly T[], at: number): T | undefined {
  return items[at % Math.max(items.length, 1)]
}

/** What a wish asks for as the organisation stands, possible or not; null where it is no reorganisation. */
export function askFor(wish: Wish, state: State, today: string): Reorganisation | null {
  const { verb, a, b, effectiveOn } = wish
  const living = [...livingOn(state, today).keys()].toSorted()
  const unitId = pick(living, a) ?? ''
  if (verb === 'rename') return { kind: 'rename', effectiveOn, unitId, name: `单位${b}`, shortName: null, campusId: null }
  if (verb === 'move') return { kind: 'move', effectiveOn, unitId, parentId: pick(living, b) ?? '' }
  if (verb === 'close') return { kind: 'close', effectiveOn, unitId }
  const ofKind = (kind: string) => living.filter((id) => state.kinds.get(id) === kind)
  const kinds = { root: ofKind('university')[0] ?? '', branches: ofKind('branch'), alike: ofKind(wish.c % 3 === 0 ? 'group' : 'branch') }
  if (verb === 'merge') return mergeFor(wish, kinds)
  return verb === 'split' ? splitFor(wish, kinds, state) : null
}

interface Kinds {
  root: string
  branches: string[]
  /** All of the kind that is to be merged or split. */
  alike: string[]
}

function newUnit({ b, c }: Wish, { root, branches }: Kinds, name: string) {
  return { name, shortName: null, parentId: c % 3 === 0 ? (pick(branches, b) ?? root) : root, campusId: null }
}

function mergeFor(wish: Wish, kinds: Kinds): Reorganisation {
  const { a, b, c, flag, effectiveOn } = wish
  const unitIds = [pick(kinds.alike, a) ?? kinds.root, pick(kinds.alike, b) ?? kinds.root]
  return { kind: 'merge', effectiveOn, unitIds, into: flag ? { unitId: pick(kinds.alike, a + b) ?? kinds.root } : newUnit(wish, kinds, `合并${c}`) }
}

function splitFor(wish: Wish, kinds: Kinds, state: State): Reorganisation {
  const { a, b, c, flag, effectiveOn } = wish
  const [unitId, other] = [pick(kinds.alike, a) ?? kinds.root, pick(kinds.alike, b) ?? kinds.root]
  const children = [...livingOn(state, effectiveOn).values()].filter((row) => row.parent_id === unitId).map((row) => row.unit_id)
  const own = [...state.places].filter(([, place]) => (place.groupId ?? place.unitId) === unitId).map(([id]) => id)
  const firstHalf = <T>(items: T[]) => items.filter((_, index) => (index + b) % 2 === 0)
  const named = firstHalf(children)
  const parts = [
    { into: newUnit(wish, kinds, `拆分${b}`), childIds: named, staffIds: firstHalf(own) },
    {
      into: flag && other !== unitId ? { unitId: other } : newUnit(wish, kinds, `拆分${b}乙`),
      childIds: children.filter((id) => !named.includes(id)),
      staffIds: [],
    },
  ]
  return { kind: 'split', effectiveOn, unitId, parts, restTo: c % 2 === 0 ? null : 1 }
}
