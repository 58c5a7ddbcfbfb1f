import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { parsePlan } from './parser/parse-plan.ts'
import { insertItems, insertPoints } from './read-plan.actions.ts'

/** A plan in force, read from its text as an officer's upload would be. */
export async function seedPlan(trx: Trx, plan: { year: number; title: string; text: string }): Promise<void> {
  const parsed = parsePlan(plan.text)
  const id = newId()
  await trx.q
    .insertInto('plans')
    .values({ tenant_id: trx.tenantId, id, year: plan.year, title: plan.title, organisation: parsed.organisation, document_no: parsed.documentNo, source_text: plan.text, source_name: null, unread: JSON.stringify(parsed.unread), state: 'accepted', accepted_at: trx.at, accepted_by: null, created_at: trx.at, version: 1 })
    .execute()
  await insertPoints(trx, id, parsed)
  await insertItems(trx, id, parsed.items)
}
