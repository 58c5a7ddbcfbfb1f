import { sql } from 'kysely'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { CostLine } from './recuperation.rules.ts'

export interface SettlementLine extends CostLine {
  enrolmentId: string
  staffId: string
  unitId: string
}

export interface Settlement {
  id: string
  offerId: string
  tripId: string
  no: number
  paper: string
  note: string
  actorName: string
  lines: readonly SettlementLine[]
}

export async function lastNoOf(db: Db, tripId: string): Promise<number | null> {
  const row = await db.q
    .selectFrom('recuperation_settlements')
    .select(({ fn }) => fn.max('no').as('no'))
    .where('tenant_id', '=', db.tenantId)
    .where('option_id', '=', tripId)
    .executeTakeFirst()
  return row?.no ?? null
}

export async function insertSettlement(trx: Trx, { id, offerId, tripId, no, paper, note, actorName, lines }: Settlement): Promise<void> {
  await trx.q
    .insertInto('recuperation_settlements')
    .values({ tenant_id: trx.tenantId, id, offer_id: offerId, option_id: tripId, no, paper, note, account_id: trx.actorId, actor_name: actorName, at: trx.at })
    .execute()
  if (lines.length === 0) return
  await trx.q
    .insertInto('recuperation_settlement_lines')
    .values(
      lines.map((line) => ({
        tenant_id: trx.tenantId,
        settlement_id: id,
        enrolment_id: line.enrolmentId,
        kind: line.kind,
        staff_id: line.staffId,
        unit_id: line.unitId,
        people: line.people,
        cost_fen: line.costFen,
        union_fen: line.unionFen,
        administration_fen: line.administrationFen,
        member_fen: line.memberFen,
      })),
    )
    .execute()
}

export interface Settled {
  tripId: string
  no: number
  paper: string
  note: string
  by: string
  at: Date
  people: number
  costFen: bigint
  unionFen: bigint
  administrationFen: bigint
  memberFen: bigint
}

/** The settlement that counts of each trip, with its sums: one statement. */
export async function settledOf(db: Db, offerId: string): Promise<Settled[]> {
  const { rows } = await sql<Settled>`
    select distinct on (z.option_id) z.option_id as "tripId", z.no, z.paper, z.note, z.actor_name as by, z.at, f.people, f."costFen", f."unionFen", f."administrationFen", f."memberFen"
    from recuperation_settlements z
    cross join lateral (select coalesce(sum(l.people), 0)::int as people, coalesce(sum(l.cost_fen), 0)::bigint as "costFen", coalesce(sum(l.union_fen), 0)::bigint as "unionFen",
        coalesce(sum(l.administration_fen), 0)::bigint as "administrationFen", coalesce(sum(l.member_fen), 0)::bigint as "memberFen"
      from recuperation_settlement_lines l where l.tenant_id = z.tenant_id and l.settlement_id = z.id) f
    where z.tenant_id = ${db.tenantId} and z.offer_id = ${offerId} order by z.option_id, z.no desc`.execute(db.q)
  return rows
}

export interface ListedLine extends SettlementLine {
  tripId: string
  name: string
  staffNo: string
}

/** The lines that count, trip by trip and by name. */
export async function settlementLines(db: Db, offerId: string): Promise<ListedLine[]> {
  const { rows } = await sql<ListedLine>`
    select z.option_id as "tripId", l.enrolment_id as "enrolmentId", l.kind, l.staff_id as "staffId", l.unit_id as "unitId", l.people, l.cost_fen as "costFen",
      l.union_fen as "unionFen", l.administration_fen as "administrationFen", l.member_fen as "memberFen", s.name, s.staff_no as "staffNo"
    from recuperation_settlement_lines l
    join recuperation_settlements z on z.tenant_id = l.tenant_id and z.id = l.settlement_id
    join offer_options p on p.tenant_id = z.tenant_id and p.id = z.option_id
    join ${directory().everybody(db)} as s on s.staff_id = l.staff_id
    where l.tenant_id = ${db.tenantId} and z.offer_id = ${offerId}
      and not exists (select from recuperation_settlements y where y.tenant_id = z.tenant_id and y.option_id = z.option_id and y.no > z.no)
    order by p.sort, s.pinyin_key collate "C", l.enrolment_id, l.kind desc`.execute(db.q)
  return rows
}
