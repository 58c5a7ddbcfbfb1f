import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { spanOfYear } from '../clubs.numbers.ts'

export interface PeopleOverYear {
  atStart: number
  joined: number
  left: number
  /** Now, where the year still goes on. */
  atEnd: number
}

/** How many were in a club as a year began and as it ended, and how often somebody came or went: atStart + joined - left = atEnd. */
export async function peopleOverYear(db: Db, { unitId, year }: { unitId: string; year: number }): Promise<PeopleOverYear> {
  const { from, to } = spanOfYear(year)
  const { rows } = await sql<PeopleOverYear>`
    select count(*) filter (where joined_at < ${from} and (left_at is null or left_at >= ${from}))::int as "atStart",
      count(*) filter (where joined_at >= ${from} and joined_at < ${to})::int as joined,
      count(*) filter (where left_at >= ${from} and left_at < ${to})::int as left,
      count(*) filter (where joined_at < ${to} and (left_at is null or left_at >= ${to}))::int as "atEnd"
    from club_memberships where tenant_id = ${db.tenantId} and unit_id = ${unitId}`.execute(db.q)
  return rows[0] ?? { atStart: 0, joined: 0, left: 0, atEnd: 0 }
}
