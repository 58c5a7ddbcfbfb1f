import { sql } from 'kysely'
import type { Keys } from '../../../kernel/crypto/keys.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { Companion, NewEnrolment } from './claims.types.ts'

/** Seals and opens what is kept of those who come along. */
export interface CompanionCipher {
  seal(enrolmentId: string, no: number, companion: Companion): { name: string; idNo: string | null }
  open(enrolmentId: string, no: number, sealed: { name: string; idNo: string | null }): { name: string; idNo: string | null }
}

export async function companionCipher(keys: Keys, db: Db): Promise<CompanionCipher> {
  const [names, numbers] = await Promise.all([keys.cipher(db, 'enrolment_companions.name'), keys.cipher(db, 'enrolment_companions.id_no')])
  const rowOf = (enrolmentId: string, no: number) => `${enrolmentId}/${no}`
  return {
    seal: (enrolmentId, no, { name, idNo }) => ({ name: names.seal(rowOf(enrolmentId, no), name), idNo: idNo === null ? null : numbers.seal(rowOf(enrolmentId, no), idNo) }),
    open: (enrolmentId, no, { name, idNo }) => ({ name: names.open(rowOf(enrolmentId, no), name), idNo: idNo === null ? null : numbers.open(rowOf(enrolmentId, no), idNo) }),
  }
}

export async function insertCompanions(trx: Trx, cipher: CompanionCipher, enrolled: readonly NewEnrolment[]): Promise<void> {
  const rows = enrolled.flatMap(({ enrolmentId, claim }) =>
    claim.companions.map((companion, index) => ({ enrolmentId, no: index + 1, relation: companion.relation, ...cipher.seal(enrolmentId, index + 1, companion) })),
  )
  if (rows.length === 0) return
  await sql`
    insert into enrolment_companions (tenant_id, enrolment_id, no, name_sealed, relation, id_no_sealed)
    select ${trx.tenantId}, n.* from unnest(${rows.map((row) => row.enrolmentId)}::uuid[], ${rows.map((row) => row.no)}::smallint[],
      ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.relation)}::text[], ${rows.map((row) => row.idNo)}::text[]) as n`.execute(trx.q)
}
