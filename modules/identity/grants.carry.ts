import { addDays } from '../../engines/calendar/working-days.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { RoleAtUnit, RolesAtUnits, RoleWay } from '../organisation/organisation.api.ts'
import { forgetActor } from './actor-cache.ts'
import { remainderOf, type Term } from './grants.rules.ts'
import { endGrantsOn, grantsAt, insertGrants, lockHoldersAt, type GrantAt } from './grants.store.ts'
import { isRole, roles } from './roles.ts'

/** Roles held at a unit that ends go on, from today, at the unit that followed it. What was held until yesterday stays on record. */
export const rolesAtUnits: RolesAtUnits = {
  rolesAt,
  carryRoles,
  forget: (services, accountIds) => {
    for (const accountId of accountIds) forgetActor(services, accountId)
  },
}

async function rolesAt(db: Db, unitIds: string[], onDate: string): Promise<RoleAtUnit[]> {
  return (await grantsAt(db, unitIds, onDate)).map(({ id, unitId, name, role }) => ({
    id,
    unitId,
    person: name,
    role: isRole(role) ? { zh: roles[role].zh, en: roles[role].en } : { zh: role, en: role },
  }))
}

async function carryRoles(trx: Trx, ways: RoleWay[], documentNo: string | null): Promise<string[]> {
  const heirs = new Map(ways.map(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId]))
  const day = dayOf(trx.at)
  await lockHoldersAt(trx, [...heirs.keys()], day)
  const ending = await grantsAt(trx, [...heirs.keys()], day)
  if (ending.length === 0) return []
  const held = await grantsAt(
    trx,
    [...heirs.values()].flatMap((id) => id ?? []),
    day,
  )
  const { grants, recorded } = carried(ending, { heirs, held, day })
  await endGrantsOn(
    trx,
    ending.map(({ id }) => id),
    addDays(day, -1),
  )
  await insertGrants(
    trx,
    grants.map((grant) => ({ ...grant, documentNo: documentNo ?? grant.documentNo })),
  )
  for (const { id, accountId, role, unitId, to } of recorded)
    trx.audit({ action: 'role.carry', entity: { type: 'role_grant', id }, unitId: to ?? unitId, details: { accountId, role, from: unitId, to, documentNo } })
  return [...new Set(ending.map(({ accountId }) => accountId))]
}

interface Standing {
  heirs: ReadonlyMap<string, string | null>
  held: readonly GrantAt[]
  day: string
}

/** Whoever holds the role where it goes, or brings it from two units, holds it there once. */
function carried(ending: readonly GrantAt[], { heirs, held, day }: Standing) {
  const terms = new Map<string, Term[]>(Map.groupBy(held, keyOf))
  const grants: GrantAt[] = []
  for (const grant of ending) {
    const unitId = heirs.get(grant.unitId) ?? null
    if (unitId === null) continue
    const key = keyOf({ ...grant, unitId })
    const known = terms.get(key) ?? []
    const rest = remainderOf({ from: grant.from > day ? grant.from : day, until: grant.until }, known)
    grants.push(...rest.map((term) => ({ ...grant, ...term, unitId })))
    terms.set(key, [...known, ...rest])
  }
  return { grants, recorded: ending.map((grant) => ({ ...grant, to: heirs.get(grant.unitId) ?? null })) }
}

function keyOf({ accountId, role, unitId }: { accountId: string; role: string; unitId: string }): string {
  return `${accountId} ${role} ${unitId}`
}
