import type { Db, Trx } from '../../kernel/db/handle.ts'
import { unitNotLiving } from './organisation.errors.ts'
import { forgetTrees, readOrganisation, readTree } from './tree-cache.ts'
import { livingAmong, lockUnits } from './units.store.ts'
import { nameOf } from './versions.rules.ts'

// What other modules may call.

export { forgetTrees, readTree }
export type { OrgTree } from './org-tree.ts'
export { settled } from './carry-out.ts'
export { closeUnitWithin, openUnitWithin } from './units.actions.ts'
export { enterOfficers } from './officers.enter.ts'
export { officesOn } from './officers.store.ts'
export { foundOrganisation, type FoundingUnit } from './found.actions.ts'
export { nameUnion } from './name-union.ts'
export {
  registerOpenMatters,
  registerPeople,
  registerRoles,
  type OpenMatters,
  type PeopleOfUnits,
  type RoleAtUnit,
  type RolesAtUnits,
  type RoleWay,
  type StaffPlace,
} from './organisation.ports.ts'

/** Names for a person to read, of closed units too: as on that day, or the nearest day on which there was one. */
export async function unitNames(db: Db, unitIds: Iterable<string>, onDate: string): Promise<Map<string, string>> {
  const { units } = await readOrganisation(db)
  const names = new Map<string, string>()
  for (const id of unitIds) {
    const unit = units.get(id)
    if (unit) names.set(id, nameOf(unit, onDate))
  }
  return names
}

/** The unit into which one merged, through further mergers; null: it lives, or ended otherwise. */
export async function mergedInto(db: Db, unitId: string, onDate: string): Promise<string | null> {
  const { successions } = await readOrganisation(db)
  const seen = new Set([unitId])
  for (const id of seen) for (const { kind, fromUnitId, toUnitId, onDate: on } of successions) if (kind === 'merge' && fromUnitId === id && on <= onDate) seen.add(toUnitId)
  seen.delete(unitId)
  return [...seen].at(-1) ?? null
}

/**
 * Call it before putting people into units, in the same transaction: it holds reorganisations of these units off until the
 * commit, so that nobody ends up in a unit that closes meanwhile. Throws `organisation.unit_not_living`.
 */
export async function lockLivingUnits(trx: Trx, unitIds: string[], onDate: string): Promise<void> {
  await lockUnits(trx, unitIds, 'share')
  // A statement of its own: what it sees is younger than the lock.
  const living = await livingAmong(trx, unitIds, onDate)
  const gone = unitIds.find((id) => !living.has(id))
  if (gone === undefined) return
  const names = await unitNames(trx, [gone], onDate)
  throw unitNotLiving({ name: names.get(gone) ?? '—', date: onDate })
}
