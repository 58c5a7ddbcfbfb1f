import { sql } from 'kysely'
import { mustReach, type Scope } from '../../../kernel/auth/actor.ts'
import { write } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { people } from '../capacity.ports.ts'
import { countCap, personFilter, type ListWanted } from './entries.store.ts'
import { liftedAlready } from './records.errors.ts'

export interface SanctionRow {
  id: string
  staffId: string
  staffNo: string
  name: string
  unitId: string
  service: string
  cause: string
  offerId: string
  offerTitle: string
  from: Date
  until: Date
  liftedAt: Date | null
  liftReason: string | null
}

export type SanctionState = 'active' | 'over' | 'lifted'

export function stateOf({ until, liftedAt }: Pick<SanctionRow, 'until' | 'liftedAt'>, now: Date): SanctionState {
  if (liftedAt !== null) return 'lifted'
  return until > now ? 'active' : 'over'
}

/** A page of sanctions within reach, the latest first, and how many there are, to a cap. */
export async function listSanctions(
  db: Db,
  wanted: ListWanted & { service: string | null; state: SanctionState | null; now: Date; staffId: string | null },
): Promise<{ rows: SanctionRow[]; count: number }> {
  const { service, state, now, staffId, after, limit } = wanted
  const from = sql`sanctions s join ${people().relation(db)} as n on n.staff_id = s.staff_id
    join enrolments e on e.tenant_id = s.tenant_id and e.id = s.enrolment_id
    join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id`
  const standing = sql`case when s.lifted_at is not null then 'lifted' when s.until_at > ${now} then 'active' else 'over' end`
  const filter = sql`s.tenant_id = ${db.tenantId} and ${personFilter(wanted)} and (${service}::text is null or s.service = ${service})
    and (${staffId}::uuid is null or s.staff_id = ${staffId}) and (${state}::text is null or ${standing} = ${state})`
  const behind = after === null ? sql`true` : sql`(s.from_at, s.id) < (${after.key}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<SanctionRow>`
    select s.id, s.staff_id as "staffId", n.staff_no as "staffNo", n.name, n.unit_id as "unitId", s.service, s.cause, o.id as "offerId", o.title as "offerTitle",
      s.from_at as "from", s.until_at as "until", s.lifted_at as "liftedAt", s.lift_reason as "liftReason"
    from ${from} where ${filter} and ${behind} order by s.from_at desc, s.id desc limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${from} where ${filter} limit ${countCap + 1}) as counted`.execute(db.q)
  return { rows, count: counted.rows[0]?.count ?? 0 }
}

/** Lifts a sanction: from then on it keeps nobody from anything. */
export async function liftSanction(context: RouteContext, { sanctionId, reason }: { sanctionId: string; reason: string }): Promise<{ id: string }> {
  const unitId = await branchSanctioned(context.db, sanctionId, context.scope)
  return write(context, async (trx) => {
    const { numUpdatedRows } = await trx.q
      .updateTable('sanctions')
      .set({ lifted_at: trx.at, lifted_by: context.actor.accountId, lift_reason: reason })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', sanctionId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw liftedAlready()
    trx.audit({ action: 'sanction.lift', entity: { type: 'sanction', id: sanctionId }, unitId, details: { reason } })
    return { id: sanctionId }
  })
}

async function branchSanctioned(db: Db, sanctionId: string, scope: Scope): Promise<string> {
  const { rows } = await sql<{ unitId: string }>`
    select n.unit_id as "unitId" from sanctions s join ${people().relation(db)} as n on n.staff_id = s.staff_id
    where s.tenant_id = ${db.tenantId} and s.id = ${sanctionId}`.execute(db.q)
  const [row] = rows
  if (!row) throw notFound()
  mustReach(scope, row.unitId)
  return row.unitId
}
