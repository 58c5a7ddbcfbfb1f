import { sql } from 'kysely'
import type { CaseRow } from '../../engines/cases/process.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { sessionSettings, type SessionSettings } from './proposals.settings.ts'
import type { outcomes } from './proposals.forms.ts'

type Outcome = (typeof outcomes)[number]
type Satisfaction = 'satisfied' | 'mostly' | 'unsatisfied'

export interface SessionFacts {
  id: string
  termId: string
  title: string
  collectFrom: Date
  collectUntil: Date
  repliesPublishedAt: Date | null
  archivedAt: Date | null
  settings: SessionSettings
}

/** What the guards of a proposal look at. */
export interface ProposalFacts {
  state: string
  kind: 'individual' | 'collective'
  title: string
  reason: string
  suggestion: string
  textHash: string | null
  delegationId: string | null
  session: SessionFacts
  /** Delegates of the term today, by staff id, with their delegation. */
  delegates: ReadonlyMap<string, string>
  delegationHead: string | null
  seconders: ReadonlySet<string>
  /** Those of them whose second a secretary entered from a paper. */
  paperSeconders: ReadonlySet<string>
  /** When seconding ends: with the window, or later where a text had to be corrected. */
  secondingUntil: Date
  votes: Partial<Record<Outcome, number>>
  appeals: number
  mergedInto: string | null
  /** Whether the one that it was merged into has been assigned. */
  mergedAssigned: boolean
  /** How many others are merged into this one. */
  mergedHere: number
  handlingRound: number
  assignedAt: Date | null
  replyDueOn: string | null
  extended: boolean
  meetings: number
  reply: { replyClass: string; signed: boolean } | null
  repliedAt: Date | null
  ratings: ReadonlyMap<string, { attitude: Satisfaction; result: Satisfaction }>
  /** Milestones that are not confirmed, and those of them that are reported. */
  openMilestones: ReadonlySet<string>
  reportedMilestones: ReadonlySet<string>
  /** The earliest day of a milestone of which nothing is reported yet. */
  nextMilestoneOn: string | null
  lastReportAt: Date | null
}

interface Row {
  id: string
  kind: 'individual' | 'collective'
  title: string
  reason: string
  suggestion: string
  text_hash: string | null
  delegation_id: string | null
  appeals: number
  merged_into: string | null
  merged_assigned: boolean
  merged_here: number
  seconding_until: Date | null
  handling_round: number
  assigned_at: Date | null
  reply_due_on: string | null
  extended: boolean
  replied_at: Date | null
  session_id: string
  term_id: string
  session_title: string
  collect_from: Date
  collect_until: Date
  replies_published_at: Date | null
  archived_at: Date | null
  settings: unknown
  head_staff_id: string | null
  seconders: Record<string, boolean> | null
  votes: Record<string, number> | null
  meetings: number
  reply: { replyClass: string; signed: boolean } | null
  ratings: Record<string, { attitude: Satisfaction; result: Satisfaction }> | null
  milestones: Record<string, boolean> | null
  next_milestone_on: string | null
  last_report_at: Date | null
}

/** Two statements, however many proposals. */
export async function loadProposalFacts(db: Db, cases: readonly CaseRow[]): Promise<ReadonlyMap<string, ProposalFacts>> {
  if (cases.length === 0) return new Map()
  const rows = await readRows(
    db,
    cases.map((row) => row.id),
  )
  const delegates = await readDelegates(db, [...new Set(rows.map((row) => row.term_id))])
  const states = new Map(cases.map((row) => [row.id, row.state]))
  return new Map(rows.map((row) => [row.id, factsOf(row, { state: states.get(row.id) ?? '', delegates: delegates.get(row.term_id) ?? new Map() })]))
}

async function readRows(db: Db, ids: string[]): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select ${prepared} p.id, p.kind, p.title, p.reason, p.suggestion, p.text_hash, p.delegation_id, p.appeals, p.merged_into, p.handling_round, p.assigned_at,
           p.reply_due_on::text, p.extended, p.replied_at, p.session_id, p.seconding_until,
           s.term_id, s.title as session_title, s.collect_from, s.collect_until, s.replies_published_at, s.archived_at, s.settings,
           d.head_staff_id, coalesce(into_p.assigned_at is not null, false) as merged_assigned,
           (select json_object_agg(x.staff_id, x.entered_by is not null) from proposal_seconds x
             where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.voided_at is null) as seconders,
           (select json_object_agg(v.outcome, v.count) from (
              select x.outcome, count(*) as count from proposal_votes x
               where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.review = p.appeals + 1 group by x.outcome) v) as votes,
           (select count(*)::int from proposals x where x.tenant_id = ${db.tenantId} and x.merged_into = p.id) as merged_here,
           (select count(*)::int from proposal_meetings x
             where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.handling_round = p.handling_round) as meetings,
           (select json_build_object('replyClass', x.reply_class, 'signed', x.signed_at is not null) from proposal_replies x
             where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.handling_round = p.handling_round) as reply,
           (select json_object_agg(x.staff_id, json_build_object('attitude', x.attitude, 'result', x.result)) from proposal_ratings x
             where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.handling_round = p.handling_round) as ratings,
           (select json_object_agg(x.id, x.reported_at is not null) from proposal_milestones x
             where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.confirmed_at is null) as milestones,
           (select min(x.due_on)::text from proposal_milestones x
             where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id and x.confirmed_at is null and x.reported_at is null) as next_milestone_on,
           (select max(x.reported_at) from proposal_milestones x where x.tenant_id = ${db.tenantId} and x.proposal_id = p.id) as last_report_at
      from proposals p
      join congress_sessions s on s.tenant_id = p.tenant_id and s.id = p.session_id
      left join congress_delegations d on d.tenant_id = p.tenant_id and d.id = p.delegation_id
      left join proposals into_p on into_p.tenant_id = p.tenant_id and into_p.id = p.merged_into
     where p.tenant_id = ${db.tenantId} and p.id = any(${ids}::uuid[])`.execute(db.q)
  return rows
}

async function readDelegates(db: Db, termIds: string[]): Promise<Map<string, Map<string, string>>> {
  const rows = await db.q
    .selectFrom('congress_delegates')
    .modifyFront(prepared)
    .select(['term_id', 'staff_id', 'delegation_id'])
    .where('tenant_id', '=', db.tenantId)
    .where(sql<boolean>`term_id = any(${termIds}::uuid[])`)
    .where('kind', '=', 'delegate')
    .where('until_day', 'is', null)
    .execute()
  const byTerm = new Map(termIds.map((id) => [id, new Map<string, string>()]))
  for (const row of rows) byTerm.get(row.term_id)?.set(row.staff_id, row.delegation_id)
  return byTerm
}

function factsOf(row: Row, { state, delegates }: { state: string; delegates: ReadonlyMap<string, string> }): ProposalFacts {
  return {
    state,
    kind: row.kind,
    title: row.title,
    reason: row.reason,
    suggestion: row.suggestion,
    textHash: row.text_hash,
    delegationId: row.delegation_id,
    session: {
      id: row.session_id,
      termId: row.term_id,
      title: row.session_title,
      collectFrom: row.collect_from,
      collectUntil: row.collect_until,
      repliesPublishedAt: row.replies_published_at,
      archivedAt: row.archived_at,
      settings: sessionSettings.parse(row.settings),
    },
    delegates,
    delegationHead: row.head_staff_id,
    seconders: new Set(Object.keys(row.seconders ?? {})),
    paperSeconders: namedTrue(row.seconders),
    secondingUntil: row.seconding_until ?? row.collect_until,
    votes: row.votes ?? {},
    appeals: row.appeals,
    mergedInto: row.merged_into,
    mergedAssigned: row.merged_assigned,
    mergedHere: row.merged_here,
    handlingRound: row.handling_round,
    assignedAt: row.assigned_at,
    replyDueOn: row.reply_due_on,
    extended: row.extended,
    meetings: row.meetings,
    reply: row.reply,
    repliedAt: row.replied_at,
    ratings: new Map(Object.entries(row.ratings ?? {})),
    openMilestones: new Set(Object.keys(row.milestones ?? {})),
    reportedMilestones: namedTrue(row.milestones),
    nextMilestoneOn: row.next_milestone_on,
    lastReportAt: row.last_report_at,
  }
}

function namedTrue(found: Record<string, boolean> | null): Set<string> {
  return new Set(Object.entries(found ?? {}).flatMap(([id, isTrue]) => (isTrue ? [id] : [])))
}
