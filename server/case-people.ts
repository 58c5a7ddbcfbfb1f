import type { People } from '../engines/cases/cases.ports.ts'
import type { Bilingual } from '../kernel/errors.ts'
import type { ModuleManifest } from '../kernel/module.ts'
import { actorsOfStaff, staffHolding } from '../modules/identity/identity.api.ts'
import { findPeople, staffNames } from '../modules/members/members.api.ts'
import { unitNames } from '../modules/organisation/organisation.api.ts'

/** What the case engine asks about people and units, answered by the modules that know. */
export function casePeople(modules: readonly ModuleManifest[]): People {
  const titles = new Map<string, Bilingual>(modules.flatMap((module) => Object.entries(module.permissions)))
  return {
    actorsOf: actorsOfStaff,
    holdersOf: staffHolding,
    find: (db, q, day) => findPeople(db, { q, day }),
    namesOf: async (db, staffIds) => new Map([...(await staffNames(db, [...staffIds]))].map(([id, { name }]) => [id, name])),
    unitNamesOf: async (db, unitIds, day) => (unitIds.length === 0 ? new Map() : unitNames(db, unitIds, day)),
    permissionTitle: (permission) => titles.get(permission) ?? { zh: permission, en: permission },
  }
}
