import type { Insertable } from 'kysely'
import type { Trx } from '../../../kernel/db/handle.ts'
import type { Tables } from '../../../kernel/db/tables.generated.ts'
import { newId } from '../../../kernel/ids.ts'
import { hashOf } from '../proposals.rules.ts'
import type { LifeEvent } from './life.types.ts'
import type { SeededRow } from './proposals.seed.ts'

type LifeWithId = SeededRow['life'] & { id: string }
type Writer = (trx: Trx, rows: readonly SeededRow[], lives: readonly LifeWithId[]) => Promise<void>

/** Every row that these lives leave behind, table by table. */
export async function insertLives(trx: Trx, rows: readonly SeededRow[]): Promise<void> {
  const lives = rows.map(({ life }) => ({ ...life, id: life.proposal.id }))
  for (const writer of writers) await writer(trx, rows, lives)
}

/** In the order in which one table refers to another. */
const writers: Writer[] = [
  (trx, rows) =>
    inChunks(
      rows.map(({ row }) => ({
        tenant_id: trx.tenantId,
        id: row.id,
        process: row.process,
        state: row.state,
        version: row.version,
        title: row.title,
        number: row.number,
        round_id: row.roundId,
        unit_id: row.unitId,
        filed_by: row.filedBy,
        state_since: row.stateSince,
        due_at: null,
        opened_at: row.openedAt,
        changed_at: row.changedAt,
        closed_at: row.closedAt,
      })),
      (some) => trx.q.insertInto('cases').values(some),
    ),
  (trx, rows) =>
    inChunks(
      rows.toSorted(mergedLast).map((row) => proposalRow(trx.tenantId, row)),
      (some) => trx.q.insertInto('proposals').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, events }) => events.map((event, index) => eventRow({ tenant_id: trx.tenantId, case_id: id, sequence: index + 1 }, event))),
      (some) => trx.q.insertInto('case_events').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, parties }) =>
        parties.map((party) => ({
          tenant_id: trx.tenantId,
          id: party.id,
          case_id: id,
          relation: party.relation,
          staff_id: party.staffId,
          unit_id: party.unitId,
          done_at: party.doneAt,
          since: party.since,
          until: party.until,
        })),
      ),
      (some) => trx.q.insertInto('case_parties').values(some),
    ),
  (trx, rows) =>
    inChunks(
      rows.map(({ life: { proposal }, row }) => ({
        tenant_id: trx.tenantId,
        proposal_id: row.id,
        sequence: 1,
        title: proposal.title,
        reason: proposal.reason,
        suggestion: proposal.suggestion,
        hash: hashOf(proposal),
        by_staff: proposal.proposers[0]?.staffId ?? null,
        at: row.openedAt,
      })),
      (some) => trx.q.insertInto('proposal_texts').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, seconds, textHash }) =>
        seconds.map(({ staffId, at }) => ({
          tenant_id: trx.tenantId,
          id: newId(at.getTime()),
          proposal_id: id,
          staff_id: staffId,
          text_hash: textHash ?? '',
          at,
          voided_at: null,
          paper_note: null,
          entered_by: null,
        })),
      ),
      (some) => trx.q.insertInto('proposal_seconds').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, votes }) =>
        votes.map(({ staffId, outcome, at }) => ({ tenant_id: trx.tenantId, proposal_id: id, review: 1, staff_id: staffId, outcome, note: '', at })),
      ),
      (some) => trx.q.insertInto('proposal_votes').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, opinions }) =>
        opinions.map(({ round, unitId, text, by, at }) => ({ tenant_id: trx.tenantId, proposal_id: id, handling_round: round, unit_id: unitId, text, by_name: by, at })),
      ),
      (some) => trx.q.insertInto('proposal_opinions').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, meetings }) =>
        meetings.map(({ round, heldOn, text, attended, by, at }) => ({
          tenant_id: trx.tenantId,
          id: newId(at.getTime()),
          proposal_id: id,
          handling_round: round,
          held_on: heldOn,
          how: 'in_person',
          place: '行政楼会议室',
          attended,
          record: text,
          by_name: by,
          at,
        })),
      ),
      (some) => trx.q.insertInto('proposal_meetings').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, replies }) =>
        replies.map(({ round, answer, draftedBy, draftedAt, signedBy, signedAt, publishedAt }) => ({
          tenant_id: trx.tenantId,
          proposal_id: id,
          handling_round: round,
          reply_class: answer.replyClass,
          progress: answer.progress,
          text: answer.text,
          promise_due_on: answer.promiseDueOn,
          drafted_by: draftedBy,
          drafted_at: draftedAt,
          signed_by: signedBy,
          signed_at: signedAt,
          published_at: publishedAt,
        })),
      ),
      (some) => trx.q.insertInto('proposal_replies').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, ratings }) =>
        ratings.map(({ round, staffId, attitude, result, words, at }) => ({
          tenant_id: trx.tenantId,
          proposal_id: id,
          handling_round: round,
          staff_id: staffId,
          attitude,
          result,
          words,
          at,
        })),
      ),
      (some) => trx.q.insertInto('proposal_ratings').values(some),
    ),
  (trx, _rows, lives) =>
    inChunks(
      lives.flatMap(({ id, milestones }) =>
        milestones.map((milestone) => ({
          tenant_id: trx.tenantId,
          id: milestone.id,
          proposal_id: id,
          what: milestone.what,
          due_on: milestone.dueOn,
          report: milestone.report,
          reported_by: milestone.reportedBy,
          reported_at: milestone.reportedAt,
          confirmed_by: null,
          confirmed_at: null,
        })),
      ),
      (some) => trx.q.insertInto('proposal_milestones').values(some),
    ),
]

const chunk = 200

async function inChunks<Row>(rows: readonly Row[], insert: (some: Row[]) => { execute(): Promise<unknown> }): Promise<void> {
  for (let from = 0; from < rows.length; from += chunk) await insert(rows.slice(from, from + chunk)).execute()
}

/** What others are merged into must be there first. */
function mergedLast(a: SeededRow, b: SeededRow): number {
  return Number(a.life.state === 'merged') - Number(b.life.state === 'merged')
}

function proposalRow(tenant_id: string, { life }: SeededRow): Insertable<Tables['proposals']> {
  const { proposal, replies } = life
  const published = replies.findLast((reply) => reply.publishedAt !== null)
  return {
    tenant_id,
    id: proposal.id,
    session_id: proposal.sessionId,
    kind: proposal.kind,
    topic: proposal.topic,
    title: proposal.title,
    reason: proposal.reason,
    suggestion: proposal.suggestion,
    delegation_id: proposal.delegationId,
    text_hash: life.textHash,
    is_key: proposal.isKey && life.acceptedAt !== null,
    led_by_leader: proposal.led && life.acceptedAt !== null,
    merged_into: life.state === 'merged' ? proposal.mergedInto : null,
    suggestion_id: null,
    outcome_reason: life.outcomeReason,
    appeals: life.appeals,
    handling_round: life.round,
    accepted_at: life.acceptedAt,
    assigned_at: life.assignedAt,
    reply_due_on: life.replyDueOn,
    extended: false,
    replied_at: life.repliedAt,
    reply_class: published?.answer.replyClass ?? null,
    promise_due_on: published?.answer.promiseDueOn ?? null,
    published_at: life.repliedAt,
    seconding_until: null,
  }
}

function eventRow(key: { tenant_id: string; case_id: string; sequence: number }, event: LifeEvent): Insertable<Tables['case_events']> {
  return {
    ...key,
    action: event.action,
    from_state: event.from,
    to_state: event.to,
    account_id: null,
    staff_id: event.by.staffId === '' ? null : event.by.staffId,
    actor_name: event.by.name,
    relation: event.relation,
    permission: event.permission === '' ? null : event.permission,
    unit_id: event.unitId,
    acting_for: null,
    input: JSON.stringify(event.input),
    at: event.at,
  }
}
