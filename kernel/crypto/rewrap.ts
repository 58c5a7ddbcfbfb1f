import type { Trx } from '../db/handle.ts'
import type { Keyring } from './keyring.ts'

/** After a rotation: wraps every data key of the tenant under the current version. What they sealed stays as it is. Returns how many. */
export async function rewrapDataKeys(trx: Trx, keyring: Keyring): Promise<number> {
  const keys = await trx.q.selectFrom('data_keys').select(['purpose', 'version', 'wrapped']).where('tenant_id', '=', trx.tenantId).forUpdate().execute()
  const old = keys.filter(({ wrapped }) => !keyring.isCurrent(wrapped))
  for (const { purpose, version, wrapped } of old)
    await trx.q
      .updateTable('data_keys')
      .set({ wrapped: keyring.wrap(keyring.unwrap(wrapped)) })
      .where('tenant_id', '=', trx.tenantId)
      .where('purpose', '=', purpose)
      .where('version', '=', version)
      .execute()
  return old.length
}
