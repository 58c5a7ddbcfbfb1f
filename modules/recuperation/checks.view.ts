import { sql } from 'kysely'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import type { EnrolmentStatus } from '../../engines/capacity/claims/claims.types.ts'
import { offerInReach } from '../../engines/capacity/reach-offer.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { notFound } from '../../kernel/errors.ts'
import { uncheckedSql } from './programmes.store.ts'
import { programmeKeys, recuperationService } from './recuperation.service.ts'

interface ChecksAsked {
  id: string
  state?: 'unchecked' | 'passed' | 'declined' | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

interface CheckRow {
  id: string
  name: string
  staffNo: string
  unitId: string
  tripTitle: string | null
  party: number
  status: EnrolmentStatus
  createdAt: Date
  passed: boolean | null
  reason: string | null
  checkedBy: string | null
  lastUsed: string | null
  honour: string | null
  honourNo: string | null
  deeds: string | null
  nominatedBy: string | null
}

const countCap = 1_000

/** Sign-ups for a branch to check, in the order of arrival, with the last use of each person: three statements whatever their number. */
export async function listChecks(context: RequestContext, { id, state, search, cursor, limit }: ChecksAsked) {
  const { db } = context
  const { offer, reach } = await offerInReach(context, id)
  if (offer.service !== recuperationService.key) throw notFound()
  const after = decodeCursor(cursor)
  const from = sql`enrolments e join ${directory().everybody(db)} as s on s.staff_id = e.staff_id
    left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    left join recuperation_checks k on k.tenant_id = e.tenant_id and k.enrolment_id = e.id
    left join recuperation_nominations n on n.tenant_id = e.tenant_id and n.enrolment_id = e.id`
  const where = sql`e.tenant_id = ${db.tenantId} and e.offer_id = ${id} and ${reach.all ? sql`true` : sql`e.unit_id = any(${reach.unitIds}::uuid[])`}
    and ${inState(state)} and ${search === undefined ? sql`true` : sql`(s.staff_no = ${search} or strpos(s.name, ${search}) > 0)`}`
  const { rows } = await sql<CheckRow>`
    select e.id, s.name, s.staff_no as "staffNo", e.unit_id as "unitId", p.title as "tripTitle", e.party, e.status, e.created_at as "createdAt", k.passed,
      coalesce(k.reason, e.reason) as reason, k.actor_name as "checkedBy",
      n.honour, n.honour_no as "honourNo", n.deeds, n.actor_name as "nominatedBy",
      (select used_on from entitlement_entries u where u.tenant_id = e.tenant_id and u.staff_id = e.staff_id and u.programme = ${programmeKeys.any}
        and u.enrolment_id is distinct from e.id group by used_on having sum(amount) > 0 order by used_on desc limit 1) as "lastUsed"
    from ${from} where ${where} and ${after === null ? sql`true` : sql`e.id > ${after.id}::uuid`} order by e.id limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${from} where ${where} limit ${countCap}) as few`.execute(db.q)
  const count = counted.rows[0]?.count ?? 0
  const units = await directory().unitNames(
    db,
    rows.map(({ unitId }) => unitId),
    today(context.clock),
  )
  const page = cutPage(rows, {
    limit,
    positionOf: (row) => ({ key: '', id: row.id }),
    show: ({ unitId, passed, createdAt, tripTitle, honour, honourNo, deeds, nominatedBy, ...row }) => ({
      ...row,
      nomination: honour === null ? null : { honour, honourNo, deeds: deeds ?? '', by: nominatedBy ?? '' },
      unitName: units.get(unitId) ?? '—',
      tripTitle: tripTitle ?? '—',
      createdAt: createdAt.toISOString(),
      state: passed === null ? ('unchecked' as const) : passed ? ('passed' as const) : ('declined' as const),
    }),
  })
  return { ...page, count, countCapped: count >= countCap }
}

function inState(state: ChecksAsked['state']) {
  if (state === 'passed') return sql`k.passed`
  if (state === 'declined') return sql`not k.passed`
  return state === 'unchecked' ? uncheckedSql : sql`(k.enrolment_id is not null or ${uncheckedSql})`
}
