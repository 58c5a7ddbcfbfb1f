import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { inReach } from './staff-list.store.ts'
import type { UnitReach } from './staff-reach.ts'

export interface Share {
  key: string
  count: number
  members: number
}

/** How many people, and how many of them members, by the value of an expression over staff `s`. */
export async function shares(db: Db, by: RawBuilder<string>, reaches: (UnitReach | null)[]): Promise<Share[]> {
  let rows = db.q
    .selectFrom('staff as s')
    .select(by.as('key'))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .select(sql<bigint>`count(*) filter (where s.membership in ('active', 'retained'))`.as('members'))
    .where('s.tenant_id', '=', db.tenantId)
    .where('s.merged_into', 'is', null)
    .where(sql<SqlBool>`s.leave_date is null and s.death_date is null`)
  for (const reach of reaches) if (reach) rows = rows.where(inReach(reach))
  const found = await rows.groupBy(by).execute()
  return found.map((row) => ({ key: row.key, count: Number(row.count), members: Number(row.members) }))
}

export const groupings = {
  branch: sql<string>`s.unit_id::text`,
  sex: sql<string>`s.sex`,
  employmentType: sql<string>`coalesce(s.employment_type, '')`,
  membership: sql<string>`s.membership`,
  /** Years of birth: the bands of age are cut from them by the day's date. */
  birthDate: sql<string>`coalesce(to_char(s.birth_date, 'YYYY-MM-DD'), '')`,
}
