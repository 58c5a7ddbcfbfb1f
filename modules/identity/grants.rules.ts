import { addDays } from '../../engines/calendar/working-days.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import { administratorAlone, administratorsApart, grantOverlaps } from './identity.errors.ts'
import { isAdministrator, isRole, roles, standsBesideAdministrator, type RoleKey } from './roles.ts'

export interface HeldRole {
  role: string
  unitId: string | null
}

export interface Term {
  from: string
  /** The last day, included; null: open. */
  until: string | null
}

export interface GrantTerm extends HeldRole, Term {}

/** What these roles allow, and how far: the union of all. `reachOf` answers for a node of the organisation. */
export function permissionsOf(held: HeldRole[], reachOf: (unitId: string) => Scope): Map<string, Scope> {
  const permissions = new Map<string, Scope>()
  for (const { role, unitId } of held) {
    const reach: Scope = unitId === null ? { all: true } : reachOf(unitId)
    // A role of an older version of the product gives nothing.
    for (const permission of isRole(role) ? roles[role].permissions : []) {
      permissions.set(permission, widest(permissions.get(permission), reach))
    }
  }
  return permissions
}

function widest(known: Scope | undefined, more: Scope): Scope {
  if (!known || more.all) return more
  if (known.all) return known
  return { all: false, unitIds: [...new Set([...known.unitIds, ...more.unitIds])] }
}

/** Refuses a grant that cannot stand beside what the account holds in that time. */
export function mustStandBeside(held: GrantTerm[], wanted: GrantTerm & { role: RoleKey }): void {
  for (const other of held.filter((candidate) => overlap(candidate, wanted))) {
    if (other.role === wanted.role && other.unitId === wanted.unitId) throw grantOverlaps()
    if (!isRole(other.role)) continue
    const [left, right] = [isAdministrator(other.role), isAdministrator(wanted.role)]
    if (left && right) throw administratorsApart()
    if ((left && !standsBesideAdministrator(wanted.role)) || (right && !standsBesideAdministrator(other.role))) {
      const [held, asked] = [roles[other.role], roles[wanted.role]]
      throw administratorAlone({ held: held.zh, heldEn: held.en, wanted: asked.zh, wantedEn: asked.en })
    }
  }
}

function overlap(a: Term, b: Term): boolean {
  return isSome(a) && isSome(b) && a.from <= (b.until ?? forever) && b.from <= (a.until ?? forever)
}

/** A role ended before it began was never held. */
function isSome(term: Term): boolean {
  return term.until === null || term.until >= term.from
}

const forever = '9999-12-31'

/** What remains of a term that is wanted after the days on which the same role is held already; in order, without overlap. */
export function remainderOf(wanted: Term, held: readonly Term[]): Term[] {
  let rest: Term[] = [wanted]
  for (const { from, until } of held.filter(isSome)) {
    rest = rest.flatMap((term) => {
      const before = { from: term.from, until: earlier(term.until, addDays(from, -1)) }
      const after = until === null ? null : { from: later(term.from, addDays(until, 1)), until: term.until }
      return [before, ...(after ? [after] : [])].filter(isSome)
    })
  }
  return rest
}

function earlier(end: string | null, day: string): string {
  return end === null || day < end ? day : end
}

function later(one: string, other: string): string {
  return one > other ? one : other
}
