import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { delegate, delegation, session, term } from './congress.contract.ts'
import { sent } from './sight.ts'
import { sessionSettings } from './proposals.settings.ts'

export type Term = z.infer<typeof term>
export type Session = z.infer<typeof session>
export type Delegation = Omit<z.infer<typeof delegation>, 'head'> & { headStaffId: string | null }
export type Delegate = z.infer<typeof delegate>

/** Newest first. */
export async function listTerms(db: Db): Promise<Term[]> {
  return db.q
    .selectFrom('congress_terms')
    .select(['id', 'ordinal', 'title', 'from_day as fromDay', 'until_day as untilDay', 'version'])
    .where('tenant_id', '=', db.tenantId)
    .orderBy('ordinal', 'desc')
    .execute()
}

/** Newest first, with how many proposals each has; drafts are nobody's to count. */
export async function listSessions(db: Db, now: Date, only: { termId?: string | undefined; id?: string } = {}): Promise<Session[]> {
  const rows = await db.q
    .selectFrom('congress_sessions as s')
    .innerJoin('congress_terms as t', (join) => join.onRef('t.tenant_id', '=', 's.tenant_id').onRef('t.id', '=', 's.term_id'))
    .select(['s.id', 's.term_id', 's.ordinal', 's.title', 's.held_on', 's.collect_from', 's.collect_until', 's.settings', 's.replies_published_at', 's.archived_at', 's.version'])
    .select(['t.title as term_title'])
    .select(sql<number>`(select count(*)::int from cases c where c.tenant_id = ${db.tenantId} and c.process = 'proposal' and c.round_id = s.id and ${sent(db)})`.as('proposals'))
    .where('s.tenant_id', '=', db.tenantId)
    .where('t.tenant_id', '=', db.tenantId)
    .$if(only.termId !== undefined, (query) => query.where('s.term_id', '=', only.termId ?? ''))
    .$if(only.id !== undefined, (query) => query.where('s.id', '=', only.id ?? ''))
    .orderBy('t.ordinal', 'desc')
    .orderBy('s.ordinal', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    termId: row.term_id,
    termTitle: row.term_title,
    ordinal: row.ordinal,
    title: row.title,
    heldOn: row.held_on,
    collectFrom: row.collect_from.toISOString(),
    collectUntil: row.collect_until.toISOString(),
    window: now < row.collect_from ? 'before' : now < row.collect_until ? 'open' : 'over',
    settings: sessionSettings.parse(row.settings),
    repliesPublishedAt: row.replies_published_at?.toISOString() ?? null,
    archivedAt: row.archived_at?.toISOString() ?? null,
    proposals: row.proposals,
    version: row.version,
  }))
}

/** The one whose window is open; else the newest that is not archived; else the newest. */
export function currentOf(newestFirst: readonly Session[]): Session | null {
  return newestFirst.find((one) => one.window === 'open' && one.archivedAt === null) ?? newestFirst.find((one) => one.archivedAt === null) ?? newestFirst[0] ?? null
}

export async function listDelegations(db: Db, only: { termId: string; id?: string }): Promise<Delegation[]> {
  const rows = await db.q
    .selectFrom('congress_delegations as d')
    .select(['d.id', 'd.term_id as termId', 'd.name', 'd.head_staff_id as headStaffId', 'd.version'])
    .select(
      sql<number>`(select count(*)::int from congress_delegates x where x.tenant_id = ${db.tenantId} and x.delegation_id = d.id and x.kind = 'delegate' and x.until_day is null)`.as(
        'delegates',
      ),
    )
    .where('d.tenant_id', '=', db.tenantId)
    .where('d.term_id', '=', only.termId)
    .$if(only.id !== undefined, (query) => query.where('d.id', '=', only.id ?? ''))
    .orderBy('d.pinyin_key')
    .orderBy('d.id')
    .execute()
  return rows
}

export interface DelegateRow {
  id: string
  termId: string
  staffId: string
  delegationId: string
  delegation: string
  headStaffId: string | null
  kind: string
  fromDay: string
  untilDay: string | null
  version: number
}

export function selectDelegates(db: Db) {
  return db.q
    .selectFrom('congress_delegates as x')
    .innerJoin('congress_delegations as d', (join) => join.onRef('d.tenant_id', '=', 'x.tenant_id').onRef('d.id', '=', 'x.delegation_id'))
    .select(['x.id', 'x.term_id as termId', 'x.staff_id as staffId', 'x.delegation_id as delegationId', 'd.name as delegation', 'd.head_staff_id as headStaffId'])
    .select(['x.kind', 'x.from_day as fromDay', 'x.until_day as untilDay', 'x.version'])
    .where('x.tenant_id', '=', db.tenantId)
    .where('d.tenant_id', '=', db.tenantId)
}

/** As a voting delegate, at the moment of asking. */
export function findDelegateRow(db: Db, { staffId, termId }: { staffId: string; termId: string }): Promise<DelegateRow | undefined> {
  return selectDelegates(db).where('x.staff_id', '=', staffId).where('x.term_id', '=', termId).where('x.kind', '=', 'delegate').where('x.until_day', 'is', null).executeTakeFirst()
}

export async function insertTerm(trx: Trx, { ordinal, title, fromDay, untilDay }: Omit<Term, 'id' | 'version'>): Promise<string> {
  const id = newId(trx.at.getTime())
  await trx.q.insertInto('congress_terms').values({ tenant_id: trx.tenantId, id, ordinal, title, from_day: fromDay, until_day: untilDay, version: 1 }).execute()
  return id
}

export type SessionFields = Pick<Session, 'termId' | 'ordinal' | 'title' | 'heldOn' | 'collectFrom' | 'collectUntil' | 'settings'>

export function sessionColumns(fields: SessionFields) {
  const { termId, ordinal, title, heldOn, collectFrom, collectUntil, settings } = fields
  return { term_id: termId, ordinal, title, held_on: heldOn, collect_from: new Date(collectFrom), collect_until: new Date(collectUntil), settings: JSON.stringify(settings) }
}

export async function insertSession(trx: Trx, fields: SessionFields): Promise<string> {
  const id = newId(trx.at.getTime())
  await trx.q
    .insertInto('congress_sessions')
    .values({ tenant_id: trx.tenantId, id, ...sessionColumns(fields), replies_published_at: null, archived_at: null, version: 1 })
    .execute()
  return id
}

export async function insertDelegates(trx: Trx, rows: readonly Pick<DelegateRow, 'termId' | 'staffId' | 'delegationId' | 'kind' | 'fromDay'>[]): Promise<void> {
  if (rows.length === 0) return
  await trx.q
    .insertInto('congress_delegates')
    .values(
      rows.map((row) => ({
        tenant_id: trx.tenantId,
        id: newId(trx.at.getTime()),
        term_id: row.termId,
        staff_id: row.staffId,
        delegation_id: row.delegationId,
        kind: row.kind,
        from_day: row.fromDay,
        until_day: null,
        version: 1,
      })),
    )
    .execute()
}
