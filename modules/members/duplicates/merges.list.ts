import { today } from '../../../kernel/clock.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { fieldLabel } from '../staff.view.ts'
import { staffFields } from '../staff-columns.ts'
import { inReach } from '../staff-list.store.ts'
import { reachOf } from '../staff-reach.ts'
import { beforeOf } from './merge.store.ts'

/** Merges within reach, the latest first, the undone ones included. */
export async function listMerges(context: RouteContext, page: { cursor?: string | undefined; limit: number }) {
  const { db, locale } = context
  const reach = reachOf(context.scope, await readTree(db, today(context.clock)))
  const after = decodeCursor(page.cursor)
  let rows = db.q
    .selectFrom('staff as s')
    .innerJoin('staff_merges as m', (join) => join.onRef('m.tenant_id', '=', 's.tenant_id').onRef('m.kept_id', '=', 's.id'))
    .innerJoin('staff as gone', (join) => join.onRef('gone.tenant_id', '=', 'm.tenant_id').onRef('gone.id', '=', 'm.merged_id'))
    .innerJoin('staff_changes as c', (join) =>
      join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.staff_id', '=', 'm.merged_id').onRef('c.at', '=', 'm.at').on('c.reason', '=', 'merged'),
    )
    .select([
      'm.id',
      'm.at',
      'm.before',
      'm.undone_at',
      'c.actor_name',
      's.id as kept_id',
      's.name as kept_name',
      's.staff_no as kept_no',
      'gone.id as gone_id',
      'gone.name as gone_name',
      'gone.staff_no as gone_no',
    ])
    .where('m.tenant_id', '=', db.tenantId)
    .where('s.tenant_id', '=', db.tenantId)
  if (reach) rows = rows.where(inReach(reach))
  if (after) rows = rows.where('m.id', '<', after.id)
  // Ids are made in the order of time.
  const found = await rows
    .orderBy('m.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return cutPage(found, {
    limit: page.limit,
    positionOf: (row) => ({ key: '', id: row.id }),
    show: (row) => {
      const { fields } = beforeOf(row)
      return {
        id: row.id,
        at: row.at.toISOString(),
        by: row.actor_name,
        kept: { id: row.kept_id, name: row.kept_name, staffNo: row.kept_no },
        merged: { id: row.gone_id, name: row.gone_name, staffNo: row.gone_no },
        taken: staffFields.filter((field) => field in fields).map((field) => fieldLabel(field, locale)),
        undoneAt: row.undone_at?.toISOString() ?? null,
      }
    },
  })
}
