import type { Db } from '../../kernel/db/handle.ts'
import type { OrgTree } from './org-tree.ts'
import { peopleOfUnits } from './organisation.ports.ts'

export interface UnitCounts {
  /** Directly there, in none of its groups. */
  staff: number
  members: number
  /** There and in everything below. */
  membersBelow: number
}

/** Counts for every unit of a tree, from one statement. */
export async function countPeople(db: Db, tree: OrgTree): Promise<(unitId: string) => UnitCounts> {
  const totals = await peopleOfUnits().countByUnit(db)
  const total = (unitId: string) => totals.get(unitId) ?? { staff: 0, members: 0 }
  const groupsOf = Map.groupBy(
    tree.all.filter((unit) => unit.kind === 'group'),
    (unit) => unit.parentId,
  )
  const branches = tree.all.filter((unit) => unit.kind !== 'group')
  const isBelow = (unitId: string) => {
    const ids = new Set(tree.below(unitId))
    // The total of a branch has its groups in it.
    return tree.byId(unitId)?.kind === 'group' ? [unitId] : branches.flatMap(({ id }) => (ids.has(id) ? [id] : []))
  }
  return (unitId) => {
    const inGroups = (groupsOf.get(unitId) ?? []).map(({ id }) => total(id))
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
    return {
      staff: total(unitId).staff - sum(inGroups.map(({ staff }) => staff)),
      members: total(unitId).members - sum(inGroups.map(({ members }) => members)),
      membersBelow: sum(isBelow(unitId).map((id) => total(id).members)),
    }
  }
}
