import type { Actor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { readTree, type OrgTree } from '../organisation/organisation.api.ts'
import { permissionsOf, type HeldRole } from './grants.rules.ts'
import { reachIn } from './resolve-actor.ts'
import { roleKeys, roles } from './roles.ts'

// People as other modules know them, by their staff records: what they may do, and who may do a thing somewhere.

/** What these people may do at that instant, by staff id. Whoever has no account in use is missing. Two statements, however many they are. */
export async function actorsOfStaff(db: Db, staffIds: readonly string[], now: Date): Promise<Map<string, Actor>> {
  if (staffIds.length === 0) return new Map()
  const day = dayOf(now)
  const accounts = await db.q
    .selectFrom('accounts')
    .select(['id', 'staff_id', 'name'])
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', 'in', staffIds)
    .where('state', '=', 'active')
    .execute()
  const held = await rolesOfAccounts(
    db,
    accounts.map((account) => account.id),
    day,
  )
  const tree = [...held.values()].flat().some((role) => role.unitId !== null) ? await readTree(db, day) : null
  return new Map(
    accounts.flatMap((account) => (account.staff_id === null ? [] : [[account.staff_id, actorOf({ ...account, staffId: account.staff_id }, held.get(account.id) ?? [], tree)]])),
  )
}

/**
 * Staff who hold a role with this permission at the unit itself; where nobody does, at the nearest unit above it, last at the
 * university (unit null). Whoever's account is out of use is not among them.
 */
export async function staffHolding(db: Db, { permission, unitId }: { permission: string; unitId: string | null }, now: Date): Promise<string[]> {
  const day = dayOf(now)
  const tree = await readTree(db, day)
  const path = unitId === null ? [] : tree.pathOf(unitId).map((unit) => unit.id)
  const nearestFirst = [...new Set([...path.toReversed(), tree.root.id])]
  const holders = await grantsWith(db, { permission, unitIds: nearestFirst, day })
  const placeOf = (grant: { unitId: string | null }) => nearestFirst.indexOf(grant.unitId ?? tree.root.id)
  const nearest = Math.min(...holders.map(placeOf))
  return [...new Set(holders.filter((grant) => placeOf(grant) === nearest).map((grant) => grant.staffId))]
}

function actorOf(account: { id: string; staffId: string; name: string }, held: HeldRole[], tree: OrgTree | null): Actor {
  return {
    accountId: account.id,
    staffId: account.staffId,
    name: account.name,
    via: 'session',
    sessionId: null,
    permissions: permissionsOf(held, (unitId) => (tree ? reachIn(tree, unitId) : { all: false, unitIds: [] })),
  }
}

async function rolesOfAccounts(db: Db, accountIds: readonly string[], day: string): Promise<Map<string, HeldRole[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('role_grants')
    .select(['account_id', 'role', 'unit_id'])
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', 'in', accountIds)
    .where('from_date', '<=', day)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>=', day)]))
    .execute()
  const held = Map.groupBy(rows, (row) => row.account_id)
  return new Map([...held].map(([accountId, its]) => [accountId, its.map((row) => ({ role: row.role, unitId: row.unit_id }))]))
}

async function grantsWith(db: Db, { permission, unitIds, day }: { permission: string; unitIds: string[]; day: string }): Promise<{ staffId: string; unitId: string | null }[]> {
  const named = roleKeys.filter((key) => new Set<string>(roles[key].permissions).has(permission))
  if (named.length === 0) return []
  const rows = await db.q
    .selectFrom('role_grants as g')
    .innerJoin('accounts as a', (join) => join.onRef('a.tenant_id', '=', 'g.tenant_id').onRef('a.id', '=', 'g.account_id'))
    .select(['a.staff_id as staffId', 'g.unit_id as unitId'])
    .where('g.tenant_id', '=', db.tenantId)
    .where('a.tenant_id', '=', db.tenantId)
    .where('g.role', 'in', named)
    .where('g.from_date', '<=', day)
    .where((eb) => eb.or([eb('g.until_date', 'is', null), eb('g.until_date', '>=', day)]))
    .where((eb) => eb.or([eb('g.unit_id', 'is', null), eb('g.unit_id', 'in', unitIds)]))
    .where('a.state', '=', 'active')
    .where('a.staff_id', 'is not', null)
    .execute()
  return rows.flatMap(({ staffId, unitId }) => (staffId === null ? [] : [{ staffId, unitId }]))
}
