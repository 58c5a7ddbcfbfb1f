import type { Keys } from '../../kernel/crypto/keys.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { codeLabel } from './rules/code-sets.ts'
import { openStaffSealer } from './staff-columns.ts'

/** What an insurer or a carrier asks of somebody who travels. */
export interface TravelPapers {
  idType: string
  idNo: string
  sex: string
  birthDate: string | null
}

/** Papers of these people by the staff record; identity numbers in clear of those named in `clear`, masked of the others. The caller audits it. */
export async function travelPapers(keys: Keys, db: Db, { staffIds, clear }: { staffIds: readonly string[]; clear: ReadonlySet<string> }): Promise<Map<string, TravelPapers>> {
  if (staffIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('staff')
    .select(['id', 'id_type', 'id_no_sealed', 'id_no_masked', 'sex', 'birth_date'])
    .where('tenant_id', '=', db.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...staffIds]))))
    .execute()
  const { ciphers } = await openStaffSealer(keys, db)
  return new Map(
    rows.map((row) => {
      // What is not shown is not opened either.
      const sealed = clear.has(row.id) ? row.id_no_sealed : null
      const idNo = sealed === null ? row.id_no_masked : ciphers.idNo.open(row.id, sealed)
      const word = (set: 'id_type' | 'sex', code: string | null) => (code === null ? '' : (codeLabel(set, code)?.zh ?? code))
      return [row.id, { idType: word('id_type', row.id_type), idNo: idNo ?? '', sex: word('sex', row.sex), birthDate: row.birth_date }]
    }),
  )
}
