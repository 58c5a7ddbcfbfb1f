import { addDays } from '../../engines/calendar/working-days.ts'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import { lockLivingUnits, readTree } from '../organisation/organisation.api.ts'
import { forgetActor } from './actor-cache.ts'
import { lockAccount } from './accounts.store.ts'
import { mustStandBeside } from './grants.rules.ts'
import { endGrantRow, findGrant, insertGrant, lockSecurityAdministrators, termsFrom } from './grants.store.ts'
import { administratorEverywhere, grantDays, grantEnded, lastSecurityAdmin, ownRoles, unknownRole, unknownUnit } from './identity.errors.ts'
import { isAdministrator, isRole, type RoleKey } from './roles.ts'

export interface RoleToGrant {
  accountId: string
  role: RoleKey
  /** null: the whole university, the only reach of an administrator. */
  unitId: string | null
  from: string
  /** The last day, included; null: open. */
  until: string | null
  documentNo: string
}

/**
 * Grants a role in the caller's transaction. Locks the account, so that what it may not hold at once
 * is checked one grant at a time. Throws `administrators_apart`, `administrator_alone` or `grant_overlaps`.
 */
export async function grantRole(trx: Trx, grant: RoleToGrant): Promise<{ id: string; version: number }> {
  if (grant.until !== null && grant.until < grant.from) throw grantDays()
  if (isAdministrator(grant.role) && grant.unitId !== null) throw administratorEverywhere()
  if (!(await lockAccount(trx, grant.accountId))) throw notFound()
  mustStandBeside(await termsFrom(trx, grant.accountId, grant.from), grant)
  const id = await insertGrant(trx, grant.accountId, grant)
  trx.audit({
    action: 'role.grant',
    entity: { type: 'role_grant', id },
    unitId: grant.unitId,
    details: { accountId: grant.accountId, role: grant.role, from: grant.from, until: grant.until, documentNo: grant.documentNo },
  })
  return { id, version: 1 }
}

/** A security administrator grants a role, from today on at the earliest, never to themselves. */
export async function grantByAdministrator(context: RequestContext, input: Omit<RoleToGrant, 'role'> & { role: string }) {
  if (input.accountId === context.actor.accountId) throw ownRoles()
  const { role } = input
  if (!isRole(role)) throw unknownRole({ role })
  if (input.from < dayOf(context.clock.now())) throw grantDays()
  const unitId = await nodeOf(context, { role, unitId: input.unitId, from: input.from })
  const work = async (trx: Trx) => {
    // A merger of this unit waits, and then carries the role on; or it came first, and the unit is gone.
    if (unitId !== null) await lockLivingUnits(trx, [unitId], input.from)
    return grantRole(trx, { ...input, role, unitId })
  }
  const granted = await write(context, work, { route: 'identity.grants.create', content: input })
  forgetActor(context.services, input.accountId)
  return granted
}

/** Administrators act everywhere; the root of the tree means the same for them. Other roles stand at a unit of that day. */
async function nodeOf(context: RequestContext, { role, unitId, from }: { role: RoleKey; unitId: string | null; from: string }): Promise<string | null> {
  if (unitId === null) return null
  const tree = await readTree(context.db, from)
  if (!tree.byId(unitId)) throw unknownUnit()
  return isAdministrator(role) && unitId === tree.root.id ? null : unitId
}

/** Ends a role with `lastDay` as its last; yesterday ends it at once. Never one's own, never the last security administrator. */
export async function endGrant(context: RequestContext, input: { id: string; version: number; lastDay: string }) {
  const ended = await write(context, async (trx) => {
    const grant = await findGrant(trx, input.id)
    if (!grant) throw notFound()
    if (grant.account_id === context.actor.accountId) throw ownRoles()
    const earliest = addDays(dayOf(trx.at), -1)
    if (input.lastDay < earliest || (grant.until_date !== null && input.lastDay >= grant.until_date)) throw grantEnded({ until: grant.until_date ?? earliest })
    // One that has not begun is called off: it ends the day before it would have begun.
    const until = input.lastDay < grant.from_date ? addDays(grant.from_date, -1) : input.lastDay
    if (grant.role === 'security_admin') await mustLeaveSecurityAdministrator(trx, grant.id, until)
    if (!(await endGrantRow(trx, input, until))) throw versionConflict({ by: await lastEditorOf(trx, { type: 'role_grant', id: grant.id }) })
    trx.audit({
      action: 'role.end',
      entity: { type: 'role_grant', id: grant.id },
      unitId: grant.unit_id,
      details: { accountId: grant.account_id, role: grant.role, until },
    })
    return { accountId: grant.account_id, answer: { id: grant.id, version: input.version + 1 } }
  })
  forgetActor(context.services, ended.accountId)
  return ended.answer
}

async function mustLeaveSecurityAdministrator(trx: Trx, endingId: string, until: string): Promise<void> {
  const lasting = await lockSecurityAdministrators(trx, until)
  const nextDay = addDays(until, 1)
  if (!lasting.some((grant) => grant.id !== endingId && grant.from_date <= nextDay)) throw lastSecurityAdmin()
}
