import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'

// What other modules may ask of clubs.

/** The clubs that a person is in now, as an array of ids (null: none): `staffId` is a column of the statement around it. */
export function clubsOfPerson(db: Db, staffId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select array_agg(m.unit_id) from club_memberships m where m.tenant_id = ${db.tenantId} and m.staff_id = ${staffId} and m.left_at is null)`
}
