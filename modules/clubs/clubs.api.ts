import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import type { OpenMatters } from '../organisation/organisation.api.ts'
import { countMembers } from './roster/roster.store.ts'

// What other modules may ask of clubs.

/**
 * The clubs that a person is in now, as an array of ids (null: none): `staffId` is a column of the statement around it. Whoever went
 * over into another club and is in it still counts as one of the first: what was announced for its people is for them.
 */
export function clubsOfPerson(db: Db, staffId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select array_agg(m.unit_id) from club_memberships m where m.tenant_id = ${db.tenantId} and m.staff_id = ${staffId} and (m.left_at is null
    or m.moved_to in (select n.unit_id from club_memberships n where n.tenant_id = ${db.tenantId} and n.staff_id = ${staffId} and n.left_at is null)))`
}

/** What becomes of the people of clubs that are about to end. */
export const peopleOfClosingClubs: OpenMatters = async (db, unitIds, merging) => {
  const counts = await countMembers(db, unitIds)
  const sum = (merge: boolean) => unitIds.reduce((total, id) => total + (merging.has(id) === merge ? (counts.get(id) ?? 0) : 0), 0)
  return [
    { what: { zh: '协会成员随合并转入新的协会，并会收到通知', en: 'people of clubs go over into the club that stays, and are told' }, count: sum(true) },
    { what: { zh: '协会成员的成员身份随协会结束，并会收到通知', en: 'people of clubs whose membership ends with the club, and who are told' }, count: sum(false) },
  ]
}
