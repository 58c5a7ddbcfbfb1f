import { sql } from 'kysely'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'

export interface DrawRow {
  commitment: string
  seedSealed: string
  publicSource: string | null
  publicExample: string | null
  publicValue: string | null
  committedAt: Date
  drawnAt: Date | null
}

export async function findDraw(db: Db, offerId: string): Promise<DrawRow | null> {
  const row = await db.q
    .selectFrom('draws')
    .select(['commitment', 'seed_sealed', 'public_source', 'public_example', 'public_value', 'committed_at', 'drawn_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .executeTakeFirst()
  if (!row) return null
  return {
    commitment: row.commitment,
    seedSealed: row.seed_sealed,
    publicSource: row.public_source,
    publicExample: row.public_example,
    publicValue: row.public_value,
    committedAt: row.committed_at,
    drawnAt: row.drawn_at,
  }
}

/** The published text, to the byte; null before the draw. */
export async function findRecordText(db: Db, offerId: string): Promise<string | null> {
  const row = await db.q.selectFrom('draws').select('record').where('tenant_id', '=', db.tenantId).where('offer_id', '=', offerId).executeTakeFirst()
  return typeof row?.record === 'string' ? row.record : null
}

export interface Candidate {
  id: string
  staffId: string
  unitId: string
  party: number
  choices: string[]
}

/** Everybody who takes part. */
export async function listCandidates(trx: Trx, offerId: string): Promise<Candidate[]> {
  const rows = await trx.q
    .selectFrom('enrolments')
    .select(['id', 'staff_id', 'unit_id', 'party', 'option_id', 'choices'])
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('status', '=', 'pending')
    .execute()
  return rows.map((row) => ({ id: row.id, staffId: row.staff_id, unitId: row.unit_id, party: row.party, choices: row.choices ?? (row.option_id === null ? [] : [row.option_id]) }))
}

export function listOptions(db: Db, offerId: string): Promise<{ id: string; title: string; tag: string | null }[]> {
  return db.q.selectFrom('offer_options').select(['id', 'title', 'tag']).where('tenant_id', '=', db.tenantId).where('offer_id', '=', offerId).execute()
}

export interface Drawn {
  id: string
  staffId: string
  status: 'confirmed' | 'waiting' | 'declined'
  optionId: string | null
  /** The order in the line; null: as it was. */
  seq: bigint | null
  reason: string | null
}

const whats = { confirmed: 'drawn', waiting: 'drawn_in_line', declined: 'drawn_out' } as const

/** Writes what the draw gave each, with an event for each. */
export async function storeDrawn(trx: Trx, drawn: readonly Drawn[], actorName: string): Promise<void> {
  if (drawn.length === 0) return
  const column = <T>(read: (one: Drawn) => T) => drawn.map(read)
  await sql`
    with moved as (
      update enrolments e set status = n.status, option_id = n.option_id, seq = coalesce(n.seq, e.seq), reason = n.reason, changed_at = ${trx.at}
      from unnest(
        ${column(({ id }) => id)}::uuid[],
        ${column(({ status }) => status)}::text[],
        ${column(({ optionId }) => optionId)}::uuid[],
        ${column(({ seq }) => seq)}::bigint[],
        ${column(({ reason }) => reason)}::text[]
      ) as n (id, status, option_id, seq, reason)
      where e.tenant_id = ${trx.tenantId} and e.id = n.id)
    insert into enrolment_events (tenant_id, id, enrolment_id, what, reason, account_id, actor_name, at)
    select ${trx.tenantId}, n.id, n.enrolment_id, n.what, n.reason, ${trx.actorId}::uuid, ${actorName}, ${trx.at}
    from unnest(
      ${column(() => newId())}::uuid[],
      ${column(({ id }) => id)}::uuid[],
      ${column(({ status }) => whats[status])}::text[],
      ${column(({ reason }) => reason)}::text[]
    ) as n (id, enrolment_id, what, reason)`.execute(trx.q)
}

/** My own sign-up of an offer that is drawn: the latest. */
export async function myEnrolmentId(db: Db, { offerId, staffId }: { offerId: string; staffId: string }): Promise<string | null> {
  const row = await db.q
    .selectFrom('enrolments')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .where('staff_id', '=', staffId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}
