import { write, type RequestContext } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'

type ViewState = Record<string, string>

export async function listViews({ db, actor }: RequestContext, table: string) {
  const rows = await db.q
    .selectFrom('saved_views')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', actor.accountId)
    .where('table_key', '=', table)
    .orderBy('created_at')
    .execute()
  // Written by saveView from the contract's own shape.
  return { items: rows.map((row) => ({ id: row.id, table: row.table_key, name: row.name, state: row.state as ViewState })) }
}

/** Saves a view under its name; the same name replaces the earlier one. */
export function saveView(context: RequestContext, view: { table: string; name: string; state: ViewState }) {
  return write(context, async (trx) => {
    const state = JSON.stringify(view.state)
    const saved = await trx.q
      .insertInto('saved_views')
      .values({ tenant_id: trx.tenantId, id: newId(), account_id: context.actor.accountId, table_key: view.table, name: view.name, state, created_at: trx.at })
      .onConflict((conflict) => conflict.constraint('saved_views_name_key').doUpdateSet({ state }))
      .returning('id')
      .executeTakeFirstOrThrow()
    trx.audit({ action: 'saved_view.save', entity: { type: 'saved_view', id: saved.id } })
    return { ...view, id: saved.id }
  })
}

export function removeView(context: RequestContext, id: string): Promise<{ ok: true }> {
  return write(context, async (trx) => {
    const gone = await trx.q
      .deleteFrom('saved_views')
      .where('tenant_id', '=', trx.tenantId)
      .where('account_id', '=', context.actor.accountId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!gone) throw notFound()
    trx.audit({ action: 'saved_view.remove', entity: { type: 'saved_view', id } })
    return { ok: true as const }
  })
}
