import { sql } from 'kysely'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'

/**
 * now: leaves at once, at night too. normal: leaves at once outside the person's quiet hours.
 * digest: leaves with the others once a day, at the person's hour. In the inbox every message stands at once.
 */
export type Urgency = 'now' | 'normal' | 'digest'

export interface Message {
  /** The staff id of the person. */
  to: string
  /** What it is about, as `noun.event`: 'case.waiting', 'case.due_soon', 'case.overdue', 'case.moved', 'case.comment'. */
  kind: string
  title: Bilingual
  body: Bilingual
  /** Where it leads inside the application, as `/proposals/…`. */
  path: string
  /** What it belongs to, so that the page of that thing can show what was sent. */
  subject: { type: string; id: string } | null
  urgency: Urgency
  /** At most one message with this key per person, ever: a job that runs twice tells once. */
  key?: string
}

/**
 * Tells people something, inside the caller's transaction: with the change or not at all.
 * One statement for any number of people. Outside channels follow from it within seconds, each at most once.
 */
export async function notify(trx: Trx, messages: Message[]): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map((message) => ({
    id: newId(),
    staff_id: message.to,
    kind: message.kind,
    title_zh: message.title.zh,
    title_en: message.title.en,
    body_zh: message.body.zh,
    body_en: message.body.en,
    path: message.path,
    subject_type: message.subject?.type ?? null,
    subject_id: message.subject?.id ?? null,
    urgency: message.urgency,
    dedupe_key: message.key ?? null,
  }))
  // One parameter for all rows: a message to every member would pass PostgreSQL's 65,535 parameters.
  await sql`
    insert into notifications (tenant_id, id, staff_id, kind, title_zh, title_en, body_zh, body_en, path, subject_type, subject_id, urgency, dedupe_key, at)
    select ${trx.tenantId}::uuid, r.id, r.staff_id, r.kind, r.title_zh, r.title_en, r.body_zh, r.body_en, r.path, r.subject_type, r.subject_id, r.urgency,
           r.dedupe_key, ${trx.at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        id uuid, staff_id uuid, kind text, title_zh text, title_en text, body_zh text, body_en text, path text,
        subject_type text, subject_id text, urgency text, dedupe_key text)
    on conflict (tenant_id, staff_id, dedupe_key) do nothing`.execute(trx.q)
}
