import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { people } from './cases.ports.ts'

/** Who is called how, for one page. Whoever is not known shows as a dash. */
export interface Names {
  person(staffId: string): { staffId: string; name: string }
  unit(unitId: string): { unitId: string; name: string }
}

/** The names of all these, in one statement for people and one for units. */
export async function readNames(db: Db, now: Date, ids: { staff: Iterable<string | null>; units: Iterable<string | null> }): Promise<Names> {
  const [staff, units] = await Promise.all([people().namesOf(db, distinct(ids.staff)), people().unitNamesOf(db, distinct(ids.units), dayOf(now))])
  return {
    person: (staffId) => ({ staffId, name: staff.get(staffId) ?? '—' }),
    unit: (unitId) => ({ unitId, name: units.get(unitId) ?? '—' }),
  }
}

function distinct(ids: Iterable<string | null>): string[] {
  return [...new Set(ids)].filter((id) => id !== null)
}
