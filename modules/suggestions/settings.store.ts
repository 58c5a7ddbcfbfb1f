import type { z } from 'zod'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { versionConflict } from '../../kernel/errors.ts'
import type { settings } from './suggestions.contract.ts'

export type Settings = z.infer<typeof settings>

/** What holds where nobody has chosen: no published rule names these numbers, so they are the office's to change. */
const usual: Settings = { anonymity: 'team', supportsPerMonth: 5, firstLookWorkingDays: 5, answerWorkingDays: 20, surveyDays: 15 }

/** Version 0: nobody has changed anything. */
export async function readSettings(db: Db): Promise<{ settings: Settings; version: number }> {
  const row = await db.q.selectFrom('suggestion_settings').selectAll().where('tenant_id', '=', db.tenantId).executeTakeFirst()
  if (!row) return { settings: usual, version: 0 }
  const settings: Settings = {
    // The table's own check holds it to these three.
    anonymity: row.anonymity as Settings['anonymity'],
    supportsPerMonth: row.supports_per_month,
    firstLookWorkingDays: row.first_look_working_days,
    answerWorkingDays: row.answer_working_days,
    surveyDays: row.survey_days,
  }
  return { settings, version: row.version }
}

export async function saveSettings(context: RequestContext, { settings, version }: { settings: Settings; version: number }): Promise<{ settings: Settings; version: number }> {
  const { tenantId } = context.db
  return write(context, async (trx) => {
    const values = {
      anonymity: settings.anonymity,
      supports_per_month: settings.supportsPerMonth,
      first_look_working_days: settings.firstLookWorkingDays,
      answer_working_days: settings.answerWorkingDays,
      survey_days: settings.surveyDays,
      version: version + 1,
    }
    const stored =
      version === 0
        ? await trx.q
            .insertInto('suggestion_settings')
            .values({ tenant_id: tenantId, ...values })
            .onConflict((oc) => oc.doNothing())
            .returning('version')
            .executeTakeFirst()
        : await trx.q.updateTable('suggestion_settings').set(values).where('tenant_id', '=', tenantId).where('version', '=', version).returning('version').executeTakeFirst()
    if (!stored) throw versionConflict({ by: await lastEditorOf(trx, { type: 'suggestion_settings', id: tenantId }) })
    trx.audit({ action: 'suggestion_settings.save', entity: { type: 'suggestion_settings', id: tenantId }, details: { ...settings } })
    return { settings, version: stored.version }
  })
}
