import type { Db, Trx } from './handle.ts'

/** A setting of the university by its key; undefined while it stands as delivered. */
export function readSetting(db: Db, key: string): Promise<{ value: unknown; version: number } | undefined> {
  return db.q.selectFrom('settings').select(['value', 'version']).where('tenant_id', '=', db.tenantId).where('key', '=', key).executeTakeFirst()
}

/** Stores it over the version that was seen, 0 where it stood as delivered; false where somebody was faster. */
export async function storeSetting(trx: Trx, { key, value, seen }: { key: string; value: object; seen: number }): Promise<boolean> {
  const content = JSON.stringify(value)
  if (seen === 0) {
    const inserted = await trx.q
      .insertInto('settings')
      .values({ tenant_id: trx.tenantId, key, value: content, version: 1, changed_at: trx.at })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await trx.q
    .updateTable('settings')
    .set({ value: content, version: seen + 1, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('key', '=', key)
    .where('version', '=', seen)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
