import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Calendar } from './birthdays.shapes.ts'

/** By which calendar people keep their birthday: the solar one unless they wish otherwise. */
export async function calendarsOf(db: Db, staffIds?: readonly string[]): Promise<(staffId: string) => Calendar> {
  const rows = await db.q
    .selectFrom('birthday_wishes')
    .select('staff_id')
    .where('tenant_id', '=', db.tenantId)
    .where('calendar', '=', 'lunar')
    .$if(staffIds !== undefined, (q) => q.where(sql<boolean>`staff_id = any(${[...(staffIds ?? [])]}::uuid[])`))
    .execute()
  const lunar = new Set(rows.map((row) => row.staff_id))
  return (staffId) => (lunar.has(staffId) ? 'lunar' : 'solar')
}

export async function wishCalendar(trx: Trx, staffId: string, calendar: Calendar): Promise<void> {
  const columns = { calendar, changed_at: trx.at }
  await trx.q
    .insertInto('birthday_wishes')
    .values({ tenant_id: trx.tenantId, staff_id: staffId, ...columns })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'staff_id']).doUpdateSet(columns))
    .execute()
}
