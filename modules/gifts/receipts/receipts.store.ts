import { sql, type RawBuilder } from 'kysely'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { addressKey, pickupKey } from '../gifts.rules.ts'

interface Among {
  offerId: string
  reach: Scope
}

function within({ reach }: Among): RawBuilder<unknown> {
  return reach.all ? sql`true` : sql`e.unit_id = any(${reach.unitIds}::uuid[])`
}

const has = sql`exists (select from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id)`

export interface BranchCount {
  unit_id: string
  option_id: string | null
  expected: number
  received: number
}

/** How many of each branch chose what, and how many of them have it. */
export async function countByBranch(db: Db, among: Among): Promise<BranchCount[]> {
  const { rows } = await sql<BranchCount>`
    select e.unit_id, e.option_id, count(*)::int as expected, (count(*) filter (where ${has}))::int as received
    from enrolments e where e.tenant_id = ${db.tenantId} and e.offer_id = ${among.offerId} and e.status = 'confirmed' and ${within(among)}
    group by e.unit_id, e.option_id`.execute(db.q)
  return rows
}

export interface OrderRow {
  id: string
  staff_no: string
  name: string
  unit_id: string
  package_title: string
  supplier: string
  pickup: string | null
  address: string | null
  received_at: Date | null
}

interface OrdersAsked extends Among {
  unitId?: string | undefined
  supplier?: string | undefined
  unsignedOnly?: boolean
}

/** Everybody who is to have something, by supplier, package, branch and name: one statement. */
export async function listOrders(db: Db, { unitId, supplier, unsignedOnly = false, ...among }: OrdersAsked): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select e.id, n.staff_no, n.name, e.unit_id, coalesce(p.title, '') as package_title, coalesce(g.supplier, '') as supplier,
      e.answers ->> ${pickupKey} as pickup, e.answers ->> ${addressKey} as address,
      (select min(c.at) from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as received_at
    from enrolments e
    join ${directory().everybody(db)} as n on n.staff_id = e.staff_id
    left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    left join gift_packages g on g.tenant_id = e.tenant_id and g.option_id = e.option_id
    where e.tenant_id = ${db.tenantId} and e.offer_id = ${among.offerId} and e.status = 'confirmed' and ${within(among)}
      and (${unitId ?? null}::uuid is null or e.unit_id = ${unitId ?? null})
      and (${supplier ?? null}::text is null or g.supplier = ${supplier ?? null})
      and (${unsignedOnly}::boolean is false or not ${has})
    order by coalesce(g.supplier, '') collate "C", p.sort, e.unit_id, n.pinyin_key collate "C", n.staff_no collate "C"`.execute(db.q)
  return rows
}
