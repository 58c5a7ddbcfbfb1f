import { forbidden, notFound } from '../errors.ts'

/** How far a permission reaches: the whole tenant, or these units (a unit and all below it). */
export type Scope = { all: true } | { all: false; unitIds: string[] }

export interface Actor {
  accountId: string
  /** The staff record of the person behind the account, where there is one. */
  staffId: string | null
  name: string
  via: 'session' | 'token' | 'cli'
  sessionId: string | null
  permissions: ReadonlyMap<string, Scope>
}

/** Whoever calls a public route without being signed in. */
export const guest: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  staffId: null,
  name: '',
  via: 'session',
  sessionId: null,
  permissions: new Map(),
}

export const everywhere: Scope = { all: true }

export function reaches(scope: Scope, unitId: string | null): boolean {
  return scope.all || (unitId !== null && scope.unitIds.includes(unitId))
}

/** The actor's reach for a permission that the route's own access does not already imply. */
export function scopeFor(actor: Actor, permission: string): Scope {
  const scope = actor.permissions.get(permission)
  if (!scope) throw forbidden({ permission, whoCan: '' })
  return scope
}

/** What lies outside the reach looks like what does not exist. */
export function mustReach(scope: Scope, unitId: string | null): void {
  if (!reaches(scope, unitId)) throw notFound()
}
