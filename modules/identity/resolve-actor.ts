import type { Actor, Scope } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Services, Tenant } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { readTree, type OrgTree } from '../organisation/organisation.api.ts'
import { cachedActor } from './actor-cache.ts'
import { permissionsOf } from './grants.rules.ts'
import { rolesHeld } from './grants.store.ts'
import { hashSecret, readCredential } from './secrets.ts'
import { findSession, isLive, touchSession } from './sessions.store.ts'
import { findToken, touchToken } from './tokens.store.ts'

/** Who sends this cookie or token, with what they may do today; null if it is none of this tenant's, ended or expired. */
export async function resolveActor(services: Services, tenant: Tenant, sent: { cookie?: string; bearer?: string }): Promise<Actor | null> {
  const credential = readCredential(sent)
  if (!credential || credential.tenantId !== tenant.id) return null
  const secretHash = hashSecret(credential.secret)
  const db = services.databases.of(tenant.id)
  return cachedActor(services, `${tenant.id} ${credential.kind} ${secretHash}`, () =>
    credential.kind === 'session' ? actorOfSession(db, secretHash, services.clock.now()) : actorOfToken(db, secretHash, services.clock.now()),
  )
}

async function actorOfSession(db: Db, secretHash: string, now: Date): Promise<Actor | null> {
  const session = await findSession(db, secretHash)
  if (!session || !isLive(session, now) || session.state !== 'active') return null
  await touchSession(db, session, now)
  return {
    accountId: session.account_id,
    staffId: session.staff_id,
    name: session.name,
    via: 'session',
    sessionId: session.id,
    // Whoever still has a password that somebody else set may only change it.
    permissions: session.must_change_password ? new Map() : await readPermissions(db, session.account_id, now),
  }
}

async function actorOfToken(db: Db, secretHash: string, now: Date): Promise<Actor | null> {
  const token = await findToken(db, secretHash, now)
  if (!token || token.state !== 'active' || token.must_change_password) return null
  await touchToken(db, token, now)
  const permissions = await readPermissions(db, token.account_id, now)
  return {
    accountId: token.account_id,
    staffId: token.staff_id,
    name: token.name,
    via: 'token',
    sessionId: null,
    permissions: new Map([...permissions].filter(([permission]) => token.scopes.includes(permission))),
  }
}

async function readPermissions(db: Db, accountId: string, now: Date): Promise<Map<string, Scope>> {
  const day = dayOf(now)
  const held = await rolesHeld(db, accountId, day)
  if (held.every((role) => role.unitId === null)) return permissionsOf(held, () => ({ all: true }))
  const tree = await readTree(db, day)
  return permissionsOf(held, (unitId) => reachIn(tree, unitId))
}

/** How far a role reaches that is held at this unit. */
export function reachIn(tree: OrgTree, unitId: string): Scope {
  return unitId === tree.root.id ? { all: true } : { all: false, unitIds: [...new Set([unitId, ...tree.below(unitId)])] }
}
