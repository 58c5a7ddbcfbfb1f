import type { Actor, Scope } from '../../kernel/auth/actor.ts'
import { openBatcher, type Batcher } from '../../kernel/batcher.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Services, Tenant } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { readTree, type OrgTree } from '../organisation/organisation.api.ts'
import { cachedActor } from './actor-cache.ts'
import { permissionsOf } from './grants.rules.ts'
import { rolesHeldBy } from './grants.store.ts'
import { hashSecret, readCredential } from './secrets.ts'
import { findSessions, isLive, touchSessions } from './sessions.store.ts'
import { findToken, touchToken } from './tokens.store.ts'

/** Who sends this cookie or token, with what they may do today; null if it is none of this tenant's, ended or expired. */
export async function resolveActor(services: Services, tenant: Tenant, sent: { cookie?: string; bearer?: string }): Promise<Actor | null> {
  const credential = readCredential(sent)
  if (!credential || credential.tenantId !== tenant.id) return null
  const secretHash = hashSecret(credential.secret)
  const db = services.databases.of(tenant.id)
  return cachedActor(services, `${tenant.id} ${credential.kind} ${secretHash}`, () =>
    credential.kind === 'session' ? sessionActors(db).add({ secretHash, now: services.clock.now() }) : actorOfToken(db, secretHash, services.clock.now()),
  )
}

interface SentSession {
  secretHash: string
  now: Date
}

const readers = new WeakMap<Db, Batcher<SentSession, Actor | null>>()

/** When thousands come at the same second, those who come together are read together. */
function sessionActors(db: Db): Batcher<SentSession, Actor | null> {
  const known = readers.get(db)
  if (known) return known
  const made = openBatcher<SentSession, Actor | null>({ decide: (sent) => actorsOfSessions(db, sent), concernsAll: () => true, onIdle: () => undefined })
  readers.set(db, made)
  return made
}

async function actorsOfSessions(db: Db, sent: readonly SentSession[]): Promise<(Actor | null)[]> {
  // Sent within the same moment; the first one's clock is everybody's.
  const now = sent[0]?.now ?? new Date(0)
  const found = await findSessions(
    db,
    sent.map(({ secretHash }) => secretHash),
  )
  const live = found.filter((session) => isLive(session, now) && session.state === 'active')
  await touchSessions(db, live, now)
  const permitted = live.filter((session) => !session.must_change_password).map((session) => session.account_id)
  const permissions = await readPermissions(db, permitted, now)
  const bySecret = new Map(live.map((session) => [session.secret_hash, session]))
  return sent.map(({ secretHash }): Actor | null => {
    const session = bySecret.get(secretHash)
    if (!session) return null
    return {
      accountId: session.account_id,
      staffId: session.staff_id,
      name: session.name,
      via: 'session',
      sessionId: session.id,
      // Whoever still has a password that somebody else set may only change it.
      permissions: session.must_change_password ? new Map() : permissions(session.account_id),
    }
  })
}

async function actorOfToken(db: Db, secretHash: string, now: Date): Promise<Actor | null> {
  const token = await findToken(db, secretHash, now)
  if (!token || token.state !== 'active' || token.must_change_password) return null
  await touchToken(db, token, now)
  const permissions = (await readPermissions(db, [token.account_id], now))(token.account_id)
  return {
    accountId: token.account_id,
    staffId: token.staff_id,
    name: token.name,
    via: 'token',
    sessionId: null,
    permissions: new Map([...permissions].filter(([permission]) => token.scopes.includes(permission))),
  }
}

async function readPermissions(db: Db, accountIds: readonly string[], now: Date): Promise<(accountId: string) => Map<string, Scope>> {
  const day = dayOf(now)
  const held = await rolesHeldBy(db, accountIds, day)
  const isEverywhere = [...held.values()].every((roles) => roles.every((role) => role.unitId === null))
  const tree = isEverywhere ? null : await readTree(db, day)
  // Thousands hold the same: they share one answer.
  const known = new Map<string, Map<string, Scope>>()
  return (accountId) => {
    const roles = held.get(accountId) ?? []
    const key = roles.map(({ role, unitId }) => `${role} ${unitId}`).join()
    const permissions = known.get(key) ?? permissionsOf(roles, (unitId) => (tree ? reachIn(tree, unitId) : { all: true }))
    known.set(key, permissions)
    return permissions
  }
}

/** How far a role reaches that is held at this unit. */
export function reachIn(tree: OrgTree, unitId: string): Scope {
  return unitId === tree.root.id ? { all: true } : { all: false, unitIds: [...new Set([unitId, ...tree.below(unitId)])] }
}
