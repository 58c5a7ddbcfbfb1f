import { sql } from 'kysely'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { hashOf } from './proposals.rules.ts'

export interface Text {
  title: string
  topic: string
  reason: string
  suggestion: string
}

/** Writes the text anew and keeps the one before; what was seconded is void, because it is not what people read. */
export async function storeText(trx: Trx, proposalId: string, text: Text & { by: string | null }): Promise<void> {
  const { title, topic, reason, suggestion } = text
  await trx.q.updateTable('proposals').set({ title, topic, reason, suggestion, text_hash: null }).where('tenant_id', '=', trx.tenantId).where('id', '=', proposalId).execute()
  await voidSeconds(trx, proposalId)
  await sql`
    insert into proposal_texts (tenant_id, proposal_id, sequence, title, reason, suggestion, hash, by_staff, at)
    select ${trx.tenantId}::uuid, ${proposalId}::uuid, coalesce(max(sequence), 0) + 1, ${title}::text, ${reason}::text, ${suggestion}::text, ${hashOf(text)}::text, ${text.by}::uuid, ${trx.at}::timestamptz
      from proposal_texts where tenant_id = ${trx.tenantId} and proposal_id = ${proposalId}`.execute(trx.q)
}

/** From here on the text does not change; its hash is what people second. */
export async function freezeText(trx: Trx, proposalId: string, hash: string): Promise<void> {
  await trx.q.updateTable('proposals').set({ text_hash: hash }).where('tenant_id', '=', trx.tenantId).where('id', '=', proposalId).execute()
}

interface Second {
  proposalId: string
  staffId: string
  textHash: string
  /** The paper on which it was given, and who entered it. */
  paper?: { note: string; enteredBy: string }
}

export async function addSecond(trx: Trx, second: Second): Promise<void> {
  await trx.q
    .insertInto('proposal_seconds')
    .values({
      tenant_id: trx.tenantId,
      id: newId(trx.at.getTime()),
      proposal_id: second.proposalId,
      staff_id: second.staffId,
      text_hash: second.textHash,
      at: trx.at,
      voided_at: null,
      paper_note: second.paper?.note ?? null,
      entered_by: second.paper?.enteredBy ?? null,
    })
    .execute()
}

export async function takeSecondBack(trx: Trx, second: { proposalId: string; staffId: string }): Promise<void> {
  await trx.q
    .updateTable('proposal_seconds')
    .set({ voided_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('proposal_id', '=', second.proposalId)
    .where('staff_id', '=', second.staffId)
    .where('voided_at', 'is', null)
    .execute()
}

export async function voidSeconds(trx: Trx, proposalId: string): Promise<void> {
  await trx.q
    .updateTable('proposal_seconds')
    .set({ voided_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('proposal_id', '=', proposalId)
    .where('voided_at', 'is', null)
    .execute()
}
