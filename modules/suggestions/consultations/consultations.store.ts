import { sql } from 'kysely'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'

export interface Consultation {
  id: string
  title: string
  intro: string
  round: number
  previousId: string | null
  nextId: string | null
  anonymous: boolean
  opensAt: Date
  closesAt: Date
  publishedAt: Date | null
  resultsAt: Date | null
  resultsIntro: string
  version: number
  comments: number
  mine: number
}

export type Stage = 'draft' | 'before' | 'open' | 'closed' | 'answered'

/** Open from its first instant up to, without, its last. */
export function stageOf({ publishedAt, resultsAt, opensAt, closesAt }: Pick<Consultation, 'publishedAt' | 'resultsAt' | 'opensAt' | 'closesAt'>, now: Date): Stage {
  if (publishedAt === null) return 'draft'
  if (resultsAt !== null) return 'answered'
  if (now < opensAt) return 'before'
  return now < closesAt ? 'open' : 'closed'
}

export async function listConsultations(db: Db, { me, drafts, id }: { me: string | null; drafts: boolean; id?: string }): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select c.id, c.title, c.intro, c.round, c.previous_id as "previousId", c.anonymous, c.opens_at as "opensAt", c.closes_at as "closesAt",
           c.published_at as "publishedAt", c.results_at as "resultsAt", c.results_intro as "resultsIntro", c.version,
           (select n.id from consultations n where n.tenant_id = ${db.tenantId} and n.previous_id = c.id and n.published_at is not null order by n.round limit 1) as "nextId",
           (select count(*)::int from consultation_comments x where x.tenant_id = ${db.tenantId} and x.consultation_id = c.id and x.withdrawn_at is null) as comments,
           (select count(*)::int from consultation_comments x
             where x.tenant_id = ${db.tenantId} and x.consultation_id = c.id and x.withdrawn_at is null and x.staff_id = ${me}::uuid) as mine
      from consultations c
     where c.tenant_id = ${db.tenantId} ${drafts ? sql`` : sql`and c.published_at is not null`} ${id ? sql`and c.id = ${id}` : sql``}
     order by c.closes_at desc, c.id desc limit 200`.execute(db.q)
  return rows
}

export function paragraphsOf(db: Db, id: string): Promise<{ number: number; text: string }[]> {
  return db.q.selectFrom('consultation_paragraphs').select(['number', 'text']).where('tenant_id', '=', db.tenantId).where('consultation_id', '=', id).orderBy('number').execute()
}

export function commentsOf(db: Db, id: string, { only }: { only: string | null }) {
  return db.q
    .selectFrom('consultation_comments')
    .select(['id', 'paragraph', 'text', 'at', 'staff_id as staffId', 'kind_id as kindId'])
    .where('tenant_id', '=', db.tenantId)
    .where('consultation_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .$if(only !== null, (query) => query.where('staff_id', '=', only ?? ''))
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export function kindsOf(db: Db, id: string) {
  return db.q
    .selectFrom('consultation_kinds')
    .select(['id', 'title', 'outcome', 'answer'])
    .where('tenant_id', '=', db.tenantId)
    .where('consultation_id', '=', id)
    .orderBy('position')
    .execute()
}

/** Holds the consultation: against changes, or, `share`, so that nothing of it changes while a comment is written. */
export async function lockConsultation(trx: Trx, id: string, how: 'update' | 'share') {
  const query = trx.q.selectFrom('consultations').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id)
  return (how === 'update' ? query.forUpdate() : query.forShare()).executeTakeFirst()
}

export async function putParagraphs(trx: Trx, id: string, paragraphs: readonly string[]): Promise<void> {
  await trx.q.deleteFrom('consultation_paragraphs').where('tenant_id', '=', trx.tenantId).where('consultation_id', '=', id).execute()
  await trx.q
    .insertInto('consultation_paragraphs')
    .values(paragraphs.map((text, index) => ({ tenant_id: trx.tenantId, consultation_id: id, number: index + 1, text })))
    .execute()
}

export interface Sorted {
  title: string
  outcome: string | null
  answer: string
  commentIds: readonly string[]
}

/** Puts these kinds in place of those before; a comment that no longer stands in one has none. */
export async function putKinds(trx: Trx, id: string, kinds: readonly Sorted[]): Promise<void> {
  const mine = <Q extends { where(column: 'tenant_id' | 'consultation_id', operator: '=', value: string): Q }>(query: Q) =>
    query.where('tenant_id', '=', trx.tenantId).where('consultation_id', '=', id)
  await mine(trx.q.updateTable('consultation_comments').set({ kind_id: null })).execute()
  await mine(trx.q.deleteFrom('consultation_kinds')).execute()
  const rows = kinds.map((kind, position) => ({
    kind,
    row: { tenant_id: trx.tenantId, id: newId(trx.at.getTime()), consultation_id: id, position, title: kind.title, outcome: kind.outcome, answer: kind.answer },
  }))
  if (rows.length === 0) return
  await trx.q
    .insertInto('consultation_kinds')
    .values(rows.map(({ row }) => row))
    .execute()
  const placed = rows.flatMap(({ kind, row }) => kind.commentIds.map((comment) => ({ comment, kind: row.id })))
  await sql`
    update consultation_comments c set kind_id = p.kind
      from unnest(${placed.map(({ comment }) => comment)}::uuid[], ${placed.map(({ kind }) => kind)}::uuid[]) p (comment, kind)
     where c.tenant_id = ${trx.tenantId} and c.consultation_id = ${id} and c.id = p.comment`.execute(trx.q)
}
