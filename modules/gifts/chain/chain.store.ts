import { z } from 'zod'
import { personInPart } from '../../../engines/panels/panels.shapes.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { yuanFromFen, fenFromYuan } from '../../../kernel/money.ts'
import type { GiftStep } from './chain.contract.ts'

const people = z.array(personInPart)

export interface StepRecord {
  step: GiftStep
  doneOn: string
  untilOn: string | null
  documentNo: string | null
  amount: string | null
  people: z.infer<typeof people>
  note: string
  version: number
  recordedName: string
  recordedAt: Date
}

export async function stepsOf(db: Db, offerId: string): Promise<StepRecord[]> {
  const rows = await db.q.selectFrom('gift_steps').selectAll().where('tenant_id', '=', db.tenantId).where('offer_id', '=', offerId).execute()
  return rows.map((row) => ({
    // The column's own constraint allows nothing else.
    step: row.step as GiftStep,
    doneOn: row.done_on,
    untilOn: row.until_on,
    documentNo: row.document_no,
    amount: row.amount_fen === null ? null : yuanFromFen(row.amount_fen),
    people: people.parse(row.people),
    note: row.note,
    version: row.version,
    recordedName: row.recorded_name,
    recordedAt: row.recorded_at,
  }))
}

export type StepFacts = Omit<StepRecord, 'step' | 'version' | 'recordedName' | 'recordedAt'>

/** Whether it was stored: the version seen must be the stored one, and none where nothing is on record. */
export async function saveStep(trx: Trx, { offerId, step, seen, by }: { offerId: string; step: GiftStep; seen: number | null; by: string }, facts: StepFacts): Promise<boolean> {
  const columns = {
    done_on: facts.doneOn,
    until_on: facts.untilOn,
    document_no: facts.documentNo,
    amount_fen: facts.amount === null ? null : fenFromYuan(facts.amount),
    people: JSON.stringify(facts.people),
    note: facts.note,
    version: (seen ?? 0) + 1,
    recorded_by: trx.actorId,
    recorded_name: by,
    recorded_at: trx.at,
  }
  if (seen === null) {
    const { numInsertedOrUpdatedRows } = await trx.q
      .insertInto('gift_steps')
      .values({ tenant_id: trx.tenantId, offer_id: offerId, step, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id', 'step']).doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { numUpdatedRows } = await trx.q
    .updateTable('gift_steps')
    .set(columns)
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('step', '=', step)
    .where('version', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
