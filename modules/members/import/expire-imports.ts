import type { Services } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { asSystem, write } from '../../../kernel/db/write.ts'
import { clearStaged } from './import.store.ts'

/** Sheets and staged rows are copies of personal data: past their day they go, and the import stays as a line that says it was. */
export async function expireImports(services: Services, db: Db): Promise<void> {
  const overdue = await db.q
    .selectFrom('member_imports as i')
    .innerJoin('files as f', (join) => join.onRef('f.tenant_id', '=', 'i.tenant_id').onRef('f.id', '=', 'i.file_id'))
    .select(['i.id', 'i.file_id', 'i.file_name', 'i.state'])
    .where('i.tenant_id', '=', db.tenantId)
    .where('i.expires_at', '<=', services.clock.now())
    .where('i.state', 'not in', ['checking', 'applying'])
    .execute()
  const context = asSystem(services, db)
  for (const batch of overdue) {
    await services.files.remove(db.tenantId, batch.file_id)
    await write(context, async (trx) => {
      await clearStaged(trx, batch.id)
      await trx.q.deleteFrom('files').where('tenant_id', '=', trx.tenantId).where('id', '=', batch.file_id).execute()
      // What was never written can no longer be: its sheet is gone.
      const ended = batch.state === 'applied' || batch.state === 'undone' ? batch.state : 'cancelled'
      await trx.q.updateTable('member_imports').set({ state: ended }).where('tenant_id', '=', trx.tenantId).where('id', '=', batch.id).execute()
      trx.audit({ action: 'import.expire', entity: { type: 'member_import', id: batch.id }, details: { file: batch.file_name } })
    })
  }
}
