import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { versionConflict } from '../../kernel/errors.ts'

export interface UniversityName {
  name: string
  shortName: string
}

export async function readUniversity(db: Db): Promise<UniversityName & { version: number }> {
  const row = await db.q.selectFrom('tenants').select(['name', 'short_name', 'version']).where('id', '=', db.tenantId).executeTakeFirstOrThrow()
  return { name: row.name, shortName: row.short_name, version: row.version }
}

/** Whether nobody has said yet what the university is called. */
export async function isUnnamed(db: Db): Promise<boolean> {
  return (await readUniversity(db)).version === 0
}

/** The same, held until the transaction ends: whoever comes at the same moment waits for what the first one says. */
export async function lockUnnamed(trx: Trx): Promise<boolean> {
  const row = await trx.q.selectFrom('tenants').select('version').where('id', '=', trx.tenantId).forUpdate().executeTakeFirstOrThrow()
  return row.version === 0
}

/** Names the university as the caller, who saw `version`, wants it. */
export async function renameUniversity(trx: Trx, { name, shortName, version }: UniversityName & { version: number }): Promise<number> {
  const before = await readUniversity(trx)
  const changed = await trx.q
    .updateTable('tenants')
    .set({ name, short_name: shortName, version: version + 1 })
    .where('id', '=', trx.tenantId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw versionConflict({ by: await lastEditorOf(trx, { type: 'tenant', id: trx.tenantId }) })
  trx.audit({
    action: 'university.rename',
    entity: { type: 'tenant', id: trx.tenantId },
    details: { before: `${before.name}（${before.shortName}）`, after: `${name}（${shortName}）` },
  })
  return version + 1
}
