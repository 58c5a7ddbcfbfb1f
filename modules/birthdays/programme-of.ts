import type { OrgTree } from '../organisation/organisation.api.ts'
import type { Programme } from './programmes.store.ts'

/** The programme under which a unit's people fall: that of the unit itself, or of the nearest above it. */
export function programmeOf(programmes: readonly Programme[], tree: OrgTree): (unitId: string) => Programme | null {
  const byUnit = new Map(programmes.map((programme) => [programme.unitId, programme]))
  return (unitId) => {
    const path = tree.pathOf(unitId)
    // Who still stands in a unit that has closed belongs to the university.
    const units = path.length === 0 ? [tree.root] : path.toReversed()
    return units.map(({ id }) => byUnit.get(id)).find((one) => one !== undefined) ?? null
  }
}
