import { sql } from 'kysely'
import { mustReach } from '../../../kernel/auth/actor.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { newId } from '../../../kernel/ids.ts'
import { people } from '../capacity.ports.ts'
import { lockUsage } from '../entitlements.ts'
import { netUseOn } from './entries.store.ts'
import { nothingToTakeBack, usedInFuture } from './records.errors.ts'

export interface Correction {
  staffId: string
  programme: string
  usedOn: string
  amount: 1 | -1
  reason: string
}

/** Adds a use that nothing else tells of, or takes one back: by a person, with a reason. */
export async function correctUse(context: RouteContext, correction: Correction): Promise<{ id: string }> {
  const { staffId, programme, usedOn, amount, reason } = correction
  const unitId = await branchOf(context.db, staffId)
  mustReach(context.scope, unitId)
  if (usedOn > dayOf(context.clock.now())) throw usedInFuture({ usedOn })
  return write(
    context,
    async (trx) => {
      await lockUsage(trx, [staffId], [{ key: programme, most: 1, years: 1, noShowUses: false }])
      if (amount === -1 && (await netUseOn(trx, correction)) < 1) throw nothingToTakeBack({ usedOn })
      const id = newId()
      const facts = { staff_id: staffId, programme, used_on: usedOn, amount, source: 'correction', enrolment_id: null, note: reason }
      await trx.q
        .insertInto('entitlement_entries')
        .values({ tenant_id: trx.tenantId, id, ...facts, account_id: trx.actorId, at: trx.at })
        .execute()
      trx.audit({ action: 'entitlement.correct', entity: { type: 'entitlement_entry', id }, unitId, details: { staffId, programme, usedOn, amount, reason } })
      return { id }
    },
    { route: 'records.correct', content: correction },
  )
}

async function branchOf(db: Db, staffId: string): Promise<string> {
  const { rows } = await sql<{ unitId: string }>`select n.unit_id as "unitId" from ${people().relation(db)} as n where n.staff_id = ${staffId}`.execute(db.q)
  const [row] = rows
  if (!row) throw notFound()
  return row.unitId
}
