import { sql } from 'kysely'
import type { Trx } from '../../../kernel/db/handle.ts'

/** Of those with a place (in one option, if it is named), those checked in; where nobody was, all of them. */
export async function whoCame(trx: Trx, offerId: string, optionId: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string; came: boolean }>`
    select e.staff_id, exists (select from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as came
    from enrolments e where e.tenant_id = ${trx.tenantId} and e.offer_id = ${offerId} and e.status = 'confirmed'
      and (${optionId}::uuid is null or e.option_id = ${optionId})`.execute(trx.q)
  const came = rows.filter((row) => row.came)
  return (came.length > 0 ? came : rows).map((row) => row.staff_id)
}
