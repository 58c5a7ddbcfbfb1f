import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { topics } from '../proposals.contract.ts'
import { sent } from '../sight.ts'

/** Filed and not taken back: what a compilation holds. */
const compiled = ['submitted', 'correcting', 'in_review', 'accepted', 'merged', 'converted', 'not_accepted', 'appealed', 'proposed', 'assigned', 'reassigning', 'handling']
const answered = ['sign_off', 'signed', 'replied', 'checking', 'escalated', 'tracked', 'done']
export const compiledStates = [...compiled, ...answered]
/** Not in a compilation; it says so at its end. A draft is its author's own. */
export const leftOutStates = ['seconding', 'lapsed', 'withdrawn']

export interface OutlineRow {
  id: string
  number: string | null
  title: string
  topic: string
  state: string
}

interface Position {
  place: number
  key: string
  id: string
}

/** The proposals of a session in these states by topic, number and age, a page at a time. */
export async function* outlineOf(db: Db, { sessionId, states, pageSize }: { sessionId: string; states: readonly string[]; pageSize: number }): AsyncGenerator<OutlineRow[]> {
  let after: Position | null = null
  for (;;) {
    const onwards: RawBuilder<unknown> = after ? sql`and (${place}, ${key}, c.id) > (${after.place}::int, ${after.key}::text, ${after.id}::uuid)` : sql``
    const { rows }: { rows: (OutlineRow & Position)[] } = await sql<OutlineRow & Position>`
      select c.id, c.number, c.title, c.state, p.topic, ${place} as place, ${key} as key
        from cases c join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
       where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and c.process = 'proposal' and c.round_id = ${sessionId}
         and c.state = any(${states}::text[]) and ${sent(db)} ${onwards}
       order by 6, 7, c.id limit ${pageSize}`.execute(db.q)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last
  }
}

const place = sql`array_position(${[...topics]}::text[], p.topic)`
const key = sql`coalesce(c.number, '~') collate "C"`

export async function countIn(db: Db, sessionId: string, states: readonly string[]): Promise<number> {
  const { count } = await db.q
    .selectFrom('cases as c')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('c.tenant_id', '=', db.tenantId)
    .where('c.process', '=', 'proposal')
    .where('c.round_id', '=', sessionId)
    .where('c.state', 'in', states)
    .where(sent(db))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface PublishedReply {
  round: number
  replyClass: string
  progress: string
  text: string
  promiseDueOn: string | null
}

export interface WholeRow extends OutlineRow {
  reason: string
  suggestion: string
  isKey: boolean
  outcomeReason: string | null
  replyDueOn: string | null
  mergedInto: { number: string | null; title: string } | null
  replies: PublishedReply[] | null
  /** Of the last answer: how many said what of its result. */
  ratings: Record<string, number> | null
}

/** These proposals with their answers as they are published, in one statement; in no order. */
export async function readWhole(db: Db, ids: readonly string[]): Promise<Map<string, WholeRow>> {
  const { rows } = await sql<WholeRow>`
    select c.id, c.number, c.title, c.state, p.topic, p.reason, p.suggestion, p.is_key as "isKey", p.outcome_reason as "outcomeReason", p.reply_due_on::text as "replyDueOn",
           (select json_build_object('number', m.number, 'title', m.title) from cases m where m.tenant_id = ${db.tenantId} and m.id = p.merged_into) as "mergedInto",
           (select json_agg(json_build_object('round', r.handling_round, 'replyClass', r.reply_class, 'progress', r.progress, 'text', r.text, 'promiseDueOn', r.promise_due_on)
                            order by r.handling_round)
              from proposal_replies r where r.tenant_id = ${db.tenantId} and r.proposal_id = p.id and r.published_at is not null) as replies,
           (select json_object_agg(x.result, x.count) from (
              select r.result, count(*) as count from proposal_ratings r
               where r.tenant_id = ${db.tenantId} and r.proposal_id = p.id and r.handling_round = p.handling_round group by r.result) x) as ratings
      from cases c join proposals p on p.tenant_id = c.tenant_id and p.id = c.id
     where c.tenant_id = ${db.tenantId} and p.tenant_id = ${db.tenantId} and c.id = any(${ids}::uuid[])`.execute(db.q)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which delegation each delegate of a term belongs, or last belonged, to. */
export async function delegationNames(db: Db, termId: string): Promise<Map<string, string>> {
  const rows = await db.q
    .selectFrom('congress_delegates as x')
    .innerJoin('congress_delegations as d', (join) => join.onRef('d.tenant_id', '=', 'x.tenant_id').onRef('d.id', '=', 'x.delegation_id'))
    .select(['x.staff_id as staffId', 'd.name'])
    .where('x.tenant_id', '=', db.tenantId)
    .where('d.tenant_id', '=', db.tenantId)
    .where('x.term_id', '=', termId)
    .orderBy('x.until_day', (order) => order.asc().nullsLast())
    .execute()
  return new Map(rows.map(({ staffId, name }) => [staffId, name]))
}
