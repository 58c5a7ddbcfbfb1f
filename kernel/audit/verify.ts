import { sql } from 'kysely'
import type { Db } from '../db/handle.ts'
import { firstHash, sealHash } from './sealer.ts'

export interface AuditVerdict {
  intact: boolean
  seals: number
  sealedEntries: number
  /** Committed, not yet chained: at most the last second's on a running server. */
  unsealedEntries: number
  /** The first seal whose chain does not hold. */
  brokenAt: bigint | null
}

/** Recomputes the whole chain from the stored entries. */
export async function verifyAudit(db: Db): Promise<AuditVerdict> {
  const seals = await db.q.selectFrom('audit_seals').selectAll().where('tenant_id', '=', db.tenantId).orderBy('no').execute()
  const verdict: AuditVerdict = { intact: true, seals: seals.length, sealedEntries: 0, unsealedEntries: await countUnsealed(db), brokenAt: null }
  let previous = firstHash
  let expectedNo = 1n
  for (const seal of seals) {
    const entries = await entriesOf(db, seal.no)
    const holds = seal.no === expectedNo && seal.previous_hash === previous && entries.length === seal.entries && sealHash(previous, entries) === seal.hash
    if (!holds) return { ...verdict, intact: false, brokenAt: seal.no }
    verdict.sealedEntries += entries.length
    previous = seal.hash
    expectedNo += 1n
  }
  return verdict
}

function entriesOf(db: Db, sealNo: bigint) {
  return db.q
    .selectFrom('audit_sealed_entries as s')
    .innerJoin('audit_entries as e', (join) => join.onRef('e.tenant_id', '=', 's.tenant_id').onRef('e.id', '=', 's.entry_id'))
    .selectAll('e')
    .where('s.tenant_id', '=', db.tenantId)
    .where('s.seal_no', '=', sealNo)
    .orderBy('s.position')
    .execute()
}

async function countUnsealed(db: Db): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from audit_entries e
     where e.tenant_id = ${db.tenantId}
       and not exists (select 1 from audit_sealed_entries s where s.tenant_id = ${db.tenantId} and s.entry_id = e.id)`.execute(db.q)
  return Number(rows[0]?.count ?? 0n)
}
