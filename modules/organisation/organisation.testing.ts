import type { Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext, Tenant } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import { seedStandards } from '../../engines/standards/standards.seed.ts'
import { foundOrganisation } from './found.actions.ts'
import { registerPeople, type Place, type PeopleOfUnits } from './organisation.ports.ts'
import type { UnitKind } from './organisation.types.ts'

interface Person extends Place {
  name: string
  staffNo: string
  member: boolean
}

/** People in memory, by tenant and id, as the organisation sees them. */
export interface TestPeople {
  add(db: Db, place: Place, options?: { name?: string; member?: boolean }): string
  of(db: Db): Map<string, Person>
}

export function usePeople(): TestPeople {
  const tenants = new Map<string, Map<string, Person>>()
  const of = (db: Db) => {
    const people = tenants.get(db.tenantId) ?? new Map<string, Person>()
    tenants.set(db.tenantId, people)
    return people
  }
  registerPeople(portOver(of))
  return {
    of,
    add: (db, place, { name = '测试职工', member = true } = {}) => {
      const id = newId()
      of(db).set(id, { ...place, name, staffNo: String(of(db).size + 1).padStart(5, '0'), member })
      return id
    },
  }
}

function portOver(of: (db: Db) => Map<string, Person>): PeopleOfUnits {
  return {
    staffNames: async (db, ids) =>
      new Map(ids.flatMap((id) => (of(db).has(id) ? [[id, { name: of(db).get(id)?.name ?? '', staffNo: of(db).get(id)?.staffNo ?? '' }] as const] : []))),
    countMembers: async (db, unitIds) => [...of(db).values()].filter((person) => person.member && (unitIds?.includes(person.unitId) ?? true)).length,
    countByUnit: async (db) => {
      const counts = new Map<string, { staff: number; members: number }>()
      for (const person of of(db).values()) {
        for (const id of [person.unitId, ...(person.groupId === null ? [] : [person.groupId])]) {
          const known = counts.get(id) ?? { staff: 0, members: 0 }
          counts.set(id, { staff: known.staff + 1, members: known.members + (person.member ? 1 : 0) })
        }
      }
      return counts
    },
    staffIn: async (db, unitIds) =>
      [...of(db)].flatMap(([staffId, { unitId, groupId }]) => (unitIds.includes(unitId) || (groupId !== null && unitIds.includes(groupId)) ? [{ staffId, unitId, groupId }] : [])),
    moveStaff: async (trx, moves) => {
      for (const { staffId, unitId, groupId } of moves) {
        const person = of(trx).get(staffId)
        if (person) of(trx).set(staffId, { ...person, unitId, groupId })
      }
    },
  }
}

export function inTransaction<T>(world: World, db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return write({ db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'cli' } }, work)
}

export type Key = 'root' | 'letters' | 'classics' | 'drama' | 'science' | 'optics' | 'women' | 'chess'

const wanted: [key: Key, parent: Key | null, kind: UnitKind, name: string, shortName: string | null][] = [
  ['root', null, 'university', '钱江测试大学工会', '校工会'],
  ['letters', 'root', 'branch', '文学院分工会', '文学院'],
  ['classics', 'letters', 'group', '古典文学小组', null],
  ['drama', 'letters', 'group', '戏剧小组', null],
  ['science', 'root', 'branch', '理学院分工会', '理学院'],
  ['optics', 'science', 'group', '光学小组', null],
  ['women', 'root', 'committee', '女职工委员会', null],
  ['chess', 'root', 'club', '教职工棋牌协会', null],
]

/** A small university, founded on 1 January 2020, with the standards of a new tenant. */
export async function foundSmallUniversity(world: World, db: Db = world.db): Promise<Record<Key, string>> {
  const units = wanted.map(([key, parentKey, kind, name, shortName], index) => ({
    key,
    parentKey,
    kind,
    name,
    shortName,
    committeeKind: kind === 'committee' ? ('women' as const) : null,
    campus: key === 'letters' ? '老校区' : null,
    validFrom: '2020-01-01',
    sort: index * 10,
  }))
  const ids = await inTransaction(world, db, async (trx) => {
    await seedStandards(trx)
    return foundOrganisation(trx, { units, superiors: [] })
  })
  const idOf = (key: Key) => ids.get(key) ?? ''
  return {
    root: idOf('root'),
    letters: idOf('letters'),
    classics: idOf('classics'),
    drama: idOf('drama'),
    science: idOf('science'),
    optics: idOf('optics'),
    women: idOf('women'),
    chess: idOf('chess'),
  }
}

const all = ['organisation.manage', 'organisation.officers']

/** Somebody who may change everything here, or only within a reach. */
export function manager(world: World, scope: Scope = { all: true }, overrides: Partial<RequestContext> = {}): RequestContext {
  return world.context(world.actor(all, { scope }), overrides)
}

/** The same of a tenant made up for one run: row level security knows no other. */
export function managerOf(world: World, tenantId: string): RequestContext {
  const tenant: Tenant = { ...world.tenant, id: tenantId }
  return manager(world, { all: true }, { tenant, db: world.services.databases.of(tenantId) })
}

/** What a call ended in: the code of its error, or `done`. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
