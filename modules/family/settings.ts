import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { versionConflict } from '../../kernel/errors.ts'

export interface Settings {
  eraseYears: number
  /** 0: nobody has changed anything. */
  version: number
}

/** What holds where nobody has chosen. No rule names a number: a child's data is kept no longer than objections and inspections need it (PIPL art. 19). */
const usualYears = 3

export async function readSettings(db: Db): Promise<Settings> {
  const row = await db.q.selectFrom('placement_settings').select(['erase_years', 'version']).where('tenant_id', '=', db.tenantId).executeTakeFirst()
  return row ? { eraseYears: row.erase_years, version: row.version } : { eraseYears: usualYears, version: 0 }
}

export async function saveSettings(context: RequestContext, { eraseYears, version }: Settings): Promise<Settings> {
  const { tenantId } = context.db
  return write(context, async (trx) => {
    const values = { erase_years: eraseYears, version: version + 1 }
    const stored =
      version === 0
        ? await trx.q
            .insertInto('placement_settings')
            .values({ tenant_id: tenantId, ...values })
            .onConflict((oc) => oc.doNothing())
            .returning('version')
            .executeTakeFirst()
        : await trx.q.updateTable('placement_settings').set(values).where('tenant_id', '=', tenantId).where('version', '=', version).returning('version').executeTakeFirst()
    if (!stored) throw versionConflict({ by: await lastEditorOf(trx, { type: 'placement_settings', id: tenantId }) })
    trx.audit({ action: 'placement_settings.save', entity: { type: 'placement_settings', id: tenantId }, details: { eraseYears } })
    return { eraseYears, version: stored.version }
  })
}
