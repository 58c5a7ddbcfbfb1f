import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'

/** Where a person stands: a branch (or the university itself), and a group in it or none. */
export interface Place {
  unitId: string
  groupId: string | null
}

export interface StaffPlace extends Place {
  staffId: string
}

/**
 * What the organisation needs to know of people, and the one thing it does to them.
 * The members module answers; the composition root brings the two together.
 */
export interface PeopleOfUnits {
  staffNames(db: Db, ids: string[]): Promise<Map<string, { name: string; staffNo: string }>>
  /** Members in these units, or in all. */
  countMembers(db: Db, unitIds?: string[]): Promise<number>
  /** Of each branch (its groups included) and of each group; units where nobody stands are missing. */
  countByUnit(db: Db): Promise<Map<string, { staff: number; members: number }>>
  /** Who stands in these units: in their groups too, and people who have left the school, so that nobody stays behind in a closed unit. */
  staffIn(db: Db, unitIds: string[]): Promise<StaffPlace[]>
  /** Puts each person at a place. It runs in the transaction of the reorganisation. */
  moveStaff(trx: Trx, moves: StaffPlace[], actorName: string): Promise<void>
}

/** A role that somebody holds at a unit, in force or still to begin. */
export interface RoleAtUnit {
  id: string
  unitId: string
  person: string
  role: Bilingual
}

/** Where the roles at a unit that ends go on; null: they end with it. */
export interface RoleWay {
  fromUnitId: string
  toUnitId: string | null
}

/** What the organisation does to roles, whose owner is the identity module. */
export interface RolesAtUnits {
  rolesAt(db: Db, unitIds: string[], onDate: string): Promise<RoleAtUnit[]>
  /** Runs in the transaction of the reorganisation; returns the accounts that hold the roles. */
  carryRoles(trx: Trx, ways: RoleWay[], documentNo: string | null): Promise<string[]>
  /** Call it after the commit with what `carryRoles` returned. */
  forget(services: Services, accountIds: string[]): void
}

/** Things of other modules that are open at units about to end, those that merge among them: shown as warnings before anything happens. */
export type OpenMatters = (db: Db, unitIds: string[], merging: ReadonlySet<string>) => Promise<{ what: Bilingual; count: number }[]>

const nobody: PeopleOfUnits = {
  staffNames: async () => new Map(),
  countMembers: async () => 0,
  countByUnit: async () => new Map(),
  staffIn: async () => [],
  moveStaff: async () => undefined,
}

const noRoles: RolesAtUnits = { rolesAt: async () => [], carryRoles: async () => [], forget: () => undefined }

let registered: PeopleOfUnits = nobody
let registeredRoles: RolesAtUnits = noRoles
const matters: OpenMatters[] = []

export function registerPeople(people: PeopleOfUnits): void {
  registered = people
}

export function registerRoles(roles: RolesAtUnits): void {
  registeredRoles = roles
}

export function registerOpenMatters(find: OpenMatters): void {
  matters.push(find)
}

export function peopleOfUnits(): PeopleOfUnits {
  return registered
}

export function rolesAtUnits(): RolesAtUnits {
  return registeredRoles
}

export async function openMattersOf(db: Db, unitIds: string[], merging: ReadonlySet<string>): Promise<{ what: Bilingual; count: number }[]> {
  if (unitIds.length === 0) return []
  const found = await Promise.all(matters.map((find) => find(db, unitIds, merging)))
  return found.flat().filter((matter) => matter.count > 0)
}
