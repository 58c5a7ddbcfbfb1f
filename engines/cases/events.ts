import type { Actor } from '../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { CaseRow, Standing } from './process.ts'

export interface NewEvent {
  row: CaseRow
  action: string
  fromState: string | null
  /** Who really did it; null: a deadline that has passed. */
  person: Actor | null
  ground: Standing
  input: unknown
}

/** The event whose sequence is the version that it made. */
export async function insertEvent(trx: Trx, { row, action, fromState, person, ground, input }: NewEvent): Promise<void> {
  const { who } = ground
  await trx.q
    .insertInto('case_events')
    .values({
      tenant_id: trx.tenantId,
      case_id: row.id,
      sequence: row.version,
      action,
      from_state: fromState,
      to_state: row.state,
      account_id: person?.accountId ?? null,
      staff_id: person?.staffId ?? null,
      actor_name: (person ?? ground.actor).name,
      relation: 'relation' in who ? who.relation : null,
      permission: 'permission' in who ? who.permission : null,
      unit_id: ground.unitId,
      acting_for: ground.actingFor,
      input: JSON.stringify(input ?? {}),
      at: trx.at,
    })
    .execute()
}

/** Who made the newest version, for whoever comes too late. */
export async function lastActorOf(db: Db, caseId: string): Promise<string> {
  const event = await db.q
    .selectFrom('case_events')
    .select('actor_name')
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', caseId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event?.actor_name ?? ''
}
