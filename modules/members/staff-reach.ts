import type { Scope } from '../../kernel/auth/actor.ts'
import type { OrgTree } from '../organisation/organisation.api.ts'

/** Branches whose people are reached, and groups of branches that are not reached as a whole. */
export interface UnitReach {
  unitIds: string[]
  groupIds: string[]
}

/** A reach in terms of a staff row's branch and group; null reaches everybody. */
export function reachOf(scope: Scope, tree: OrgTree): UnitReach | null {
  return scope.all ? null : splitUnits(scope.unitIds, tree)
}

/** Everybody in a unit and below; null for the university itself. */
export function reachWithin(unitId: string, tree: OrgTree): UnitReach | null {
  return unitId === tree.root.id ? null : splitUnits(tree.below(unitId), tree)
}

function splitUnits(ids: string[], tree: OrgTree): UnitReach {
  const reached = new Set(ids)
  const groups = ids.filter((id) => tree.byId(id)?.kind === 'group')
  return {
    unitIds: ids.filter((id) => tree.byId(id)?.kind !== 'group'),
    groupIds: groups.filter((id) => !reached.has(tree.byId(id)?.parentId ?? '')),
  }
}

/** True when a person who stands there is within reach. */
export function reachesPerson(reach: UnitReach | null, person: { unit_id: string; group_id: string | null }): boolean {
  if (!reach) return true
  return reach.unitIds.includes(person.unit_id) || (person.group_id !== null && reach.groupIds.includes(person.group_id))
}
