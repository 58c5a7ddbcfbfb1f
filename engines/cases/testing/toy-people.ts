import type { Actor, Scope } from '../../../kernel/auth/actor.ts'
import { reaches } from '../../../kernel/auth/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { registerCasePeople, type People } from '../cases.ports.ts'

/** People whom a test makes up: they are known to the engine as those of the real modules are. */
export interface ToyPeople {
  make(name: string, permissions?: Record<string, Scope>): Actor & { staffId: string }
  unit(name: string): string
}

/** Registers itself as what the engine asks about people. */
export function openToyPeople(): ToyPeople {
  const staff = new Map<string, Actor>()
  const units = new Map<string, string>()
  const people: People = {
    actorsOf: async (_db, staffIds) => new Map(staffIds.flatMap((id) => entryOf(staff, id))),
    holdersOf: async (_db, { permission, unitId }) =>
      [...staff].flatMap(([staffId, { permissions }]) => {
        const scope = permissions.get(permission)
        return scope && (unitId === null ? scope.all : reaches(scope, unitId)) ? [staffId] : []
      }),
    find: async (_db, text) => [...staff].flatMap(([id, { name }]) => (name.startsWith(text) ? [{ id, name, staffNo: '', unitName: '' }] : [])),
    namesOf: async (_db, staffIds) => new Map(staffIds.flatMap((id) => entryOf(staff, id).map(([, { name }]) => [id, name] as const))),
    unitNamesOf: async (_db, unitIds) => new Map(unitIds.flatMap((id) => entryOf(units, id))),
    permissionTitle: (permission) => ({ zh: permission, en: permission }),
  }
  registerCasePeople(people)
  return {
    make: (name, permissions = {}) => {
      const staffId = newId()
      const actor = { accountId: newId(), staffId, name, via: 'session', sessionId: null, permissions: new Map(Object.entries(permissions)) } as const
      staff.set(staffId, actor)
      return actor
    },
    unit: (name) => {
      const id = newId()
      units.set(id, name)
      return id
    },
  }
}

function entryOf<T>(known: ReadonlyMap<string, T>, id: string): [string, T][] {
  const found = known.get(id)
  return found === undefined ? [] : [[id, found]]
}
