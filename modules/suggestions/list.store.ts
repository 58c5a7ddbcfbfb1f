import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'

/** Counting stops here: nobody reads past “1,000+”. */
export const countCap = 1_000

export interface ListFilter {
  /** Only what every colleague may see; else everything, for whoever manages. */
  publicOnly: boolean
  q?: string | undefined
  topic?: string | undefined
  state?: string | undefined
  overdueAt?: Date | undefined
  ids?: readonly string[] | undefined
  /** Only this person's own. */
  authorId?: string | undefined
}

export interface ListRow {
  id: string
  sortKey: string
  title: string
  topic: string
  state: string
  version: number
  anonymity: string
  authorId: string | null
  publicAt: Date | null
  supports: number
  supportedByMe: boolean
  isMine: boolean
  departmentId: string | null
  filedAt: Date
  changedAt: Date
  dueAt: Date | null
  closedAt: Date | null
  feedback: string | null
}

export type Sort = 'new' | 'supports' | 'changed'

const supports = (db: Db) => sql`(select count(*)::int from suggestion_supports x where x.tenant_id = ${db.tenantId} and x.suggestion_id = s.id and x.voided_at is null)`

function keyOf(db: Db, sort: Sort): RawBuilder<unknown> {
  // Text stands in a cursor, so every order is kept as text.
  if (sort === 'supports') return sql`lpad(${supports(db)}::text, 8, '0') collate "C"`
  return sql`to_char(${sort === 'new' ? sql`c.opened_at` : sql`c.changed_at`} at time zone 'UTC', 'YYYYMMDDHH24MISSUS') collate "C"`
}

/** One row more than asked for tells of a next page. */
export async function listSuggestions(
  db: Db,
  filter: ListFilter,
  page: { sort: Sort; limit: number; after: { key: string; id: string } | null; me: string | null },
): Promise<ListRow[]> {
  const key = keyOf(db, page.sort)
  const onwards = page.after ? sql`and (${key}, c.id) < (${page.after.key}::text collate "C", ${page.after.id}::uuid)` : sql``
  const { rows } = await sql<ListRow>`
    select s.id, ${key} as "sortKey", s.title, s.topic, c.state, c.version, s.anonymity, s.author_staff_id as "authorId", s.public_at as "publicAt",
           ${supports(db)} as supports, c.opened_at as "filedAt", c.changed_at as "changedAt", c.due_at as "dueAt", c.closed_at as "closedAt",
           case when s.public_at is null then null else s.feedback end as feedback,
           exists (select from suggestion_supports x where x.tenant_id = ${db.tenantId} and x.suggestion_id = s.id and x.voided_at is null and x.staff_id = ${page.me}::uuid) as "supportedByMe",
           ${own(db, page.me)} as "isMine",
           (select x.unit_id from case_parties x where x.tenant_id = ${db.tenantId} and x.case_id = s.id and x.relation = 'department' and x.until is null limit 1) as "departmentId"
      from ${among(db, filter)} ${onwards}
     order by ${key} desc, c.id desc limit ${page.limit + 1}`.execute(db.q)
  return rows
}

export async function countSuggestions(db: Db, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${among(db, filter)} limit ${countCap}) x`.execute(db.q)
  return rows[0]?.count ?? 0
}

function own(db: Db, staffId: string | null): RawBuilder<boolean> {
  return sql`coalesce(s.author_staff_id = ${staffId}::uuid or exists (select from case_parties x
    where x.tenant_id = ${db.tenantId} and x.case_id = s.id and x.relation = 'author' and x.staff_id = ${staffId}::uuid and x.until is null), false)`
}

function among(db: Db, { publicOnly, q, topic, state, overdueAt, ids, authorId }: ListFilter): RawBuilder<unknown> {
  return sql`suggestions s join cases c on c.tenant_id = s.tenant_id and c.id = s.id
    where s.tenant_id = ${db.tenantId} and c.tenant_id = ${db.tenantId}
      ${publicOnly ? sql`and s.public_at is not null and c.state <> 'withdrawn'` : sql``}
      ${q ? sql`and strpos(lower(s.title || ' ' || s.body), lower(${q})) > 0` : sql``}
      ${topic ? sql`and s.topic = ${topic}` : sql``}
      ${state ? sql`and c.state = ${state}` : sql``}
      ${overdueAt ? sql`and c.closed_at is null and c.due_at <= ${overdueAt}` : sql``}
      ${ids ? sql`and s.id = any(${ids}::uuid[])` : sql``}
      ${authorId ? sql`and ${own(db, authorId)}` : sql``}`
}
