import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'

export interface Objection {
  id: string
  roundId: string
  staffId: string
  text: string
  at: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
}

function select(db: Db) {
  return db.q
    .selectFrom('placement_objections')
    .select(['id', 'round_id as roundId', 'staff_id as staffId', 'text', 'at', 'answer', 'answered_by as answeredBy', 'answered_at as answeredAt'])
    .where('tenant_id', '=', db.tenantId)
}

export function objectionsOf(db: Db, { roundId, staffId }: { roundId: string; staffId?: string }): Promise<Objection[]> {
  let rows = select(db).where('round_id', '=', roundId)
  if (staffId !== undefined) rows = rows.where('staff_id', '=', staffId)
  return rows.orderBy('at').orderBy('id').execute()
}

export function lockObjection(trx: Trx, id: string): Promise<Objection | undefined> {
  return select(trx).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function openObjections(db: Db, roundId: string): Promise<number> {
  const { count } = await db.q
    .selectFrom('placement_objections')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('round_id', '=', roundId)
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertObjection(trx: Trx, { roundId, staffId, text }: Pick<Objection, 'roundId' | 'staffId' | 'text'>): Promise<string> {
  const id = newId(trx.at.getTime())
  await trx.q
    .insertInto('placement_objections')
    .values({ tenant_id: trx.tenantId, id, round_id: roundId, staff_id: staffId, text, at: trx.at, answer: null, answered_by: null, answered_at: null })
    .execute()
  return id
}

export async function storeAnswer(trx: Trx, id: string, { answer, by }: { answer: string; by: string }): Promise<void> {
  await trx.q.updateTable('placement_objections').set({ answer, answered_by: by, answered_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
}
