import { sql } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { decodeCursor } from '../../kernel/cursor.ts'
import { notFound } from '../../kernel/errors.ts'

export const countCap = 100

/** One row more than the page, the newest first. */
export function listNotifications(db: Db, staffId: string, page: { cursor: string | undefined; limit: number; unreadOnly: boolean }) {
  const after = decodeCursor(page.cursor)
  let rows = db.q.selectFrom('notifications').selectAll().where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId)
  if (page.unreadOnly) rows = rows.where('read_at', 'is', null)
  // Ids sort by time.
  if (after) rows = rows.where('id', '<', after.id)
  return rows
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

/** Counted no further than needed: nobody reads past “99+”. */
export async function countNotifications(db: Db, staffId: string, unreadOnly: boolean): Promise<number> {
  let rows = db.q.selectFrom('notifications').select('id').where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId)
  if (unreadOnly) rows = rows.where('read_at', 'is', null)
  const { count } = await db.q
    .selectFrom(rows.limit(countCap).as('some'))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Reading is no act of record: it leaves no line in the audit log. */
export async function markRead(db: Db, staffId: string, read: { id: string; at: Date }): Promise<void> {
  const found = await db.q
    .updateTable('notifications')
    .set({ read_at: sql`coalesce(read_at, ${read.at})` })
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', '=', staffId)
    .where('id', '=', read.id)
    .executeTakeFirst()
  if (found.numUpdatedRows === 0n) throw notFound()
}

/** All up to the newest that the person has seen: what arrived since stays unread. */
export async function markAllRead(db: Db, staffId: string, read: { upTo: string; at: Date }): Promise<number> {
  const marked = await db.q
    .updateTable('notifications')
    .set({ read_at: read.at })
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', '=', staffId)
    .where('read_at', 'is', null)
    .where('id', '<=', read.upTo)
    .executeTakeFirst()
  return Number(marked.numUpdatedRows)
}
