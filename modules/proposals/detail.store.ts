import type { Db } from '../../kernel/db/handle.ts'

/** Everything that hangs on one proposal, in a constant number of statements. */
export async function readDetail(db: Db, id: string) {
  const [text, versions, seconds, merged, votes, opinions, meetings, replies, ratings, milestones] = await Promise.all([
    textOf(db, id),
    versionsOf(db, id),
    secondsOf(db, id),
    mergedInto(db, id),
    votesOf(db, id),
    opinionsOf(db, id),
    meetingsOf(db, id),
    repliesOf(db, id),
    ratingsOf(db, id),
    milestonesOf(db, id),
  ])
  return { text, versions, seconds, merged, votes, opinions, meetings, replies, ratings, milestones }
}

export type Detail = Awaited<ReturnType<typeof readDetail>>

function textOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposals')
    .select(['reason', 'suggestion', 'text_hash as textHash', 'suggestion_id as suggestionId', 'appeals'])
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

function versionsOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_texts')
    .select(['sequence', 'title', 'reason', 'suggestion', 'hash', 'by_staff as byStaff', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('proposal_id', '=', id)
    .orderBy('sequence')
    .execute()
}

/** With the delegation of each delegate of the session's term. */
function secondsOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_seconds as x')
    .innerJoin('proposals as p', (join) => join.onRef('p.tenant_id', '=', 'x.tenant_id').onRef('p.id', '=', 'x.proposal_id'))
    .innerJoin('congress_sessions as s', (join) => join.onRef('s.tenant_id', '=', 'p.tenant_id').onRef('s.id', '=', 'p.session_id'))
    .leftJoin('congress_delegates as g', (join) =>
      join.onRef('g.tenant_id', '=', 'x.tenant_id').onRef('g.term_id', '=', 's.term_id').onRef('g.staff_id', '=', 'x.staff_id').on('g.until_day', 'is', null),
    )
    .leftJoin('congress_delegations as d', (join) => join.onRef('d.tenant_id', '=', 'g.tenant_id').onRef('d.id', '=', 'g.delegation_id'))
    .select([
      'x.staff_id as staffId',
      'x.text_hash as textHash',
      'x.at',
      'x.voided_at as voidedAt',
      'x.entered_by as enteredBy',
      'x.paper_note as paperNote',
      'd.name as delegation',
    ])
    .where('x.tenant_id', '=', db.tenantId)
    .where('p.tenant_id', '=', db.tenantId)
    .where('s.tenant_id', '=', db.tenantId)
    .where('x.proposal_id', '=', id)
    .orderBy('x.at')
    .orderBy('x.id')
    .execute()
}

function mergedInto(db: Db, id: string) {
  return db.q
    .selectFrom('proposals as p')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.id'))
    .select(['c.id', 'c.number', 'c.title'])
    .where('p.tenant_id', '=', db.tenantId)
    .where('c.tenant_id', '=', db.tenantId)
    .where('p.merged_into', '=', id)
    .orderBy('c.opened_at')
    .execute()
}

function votesOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_votes')
    .select(['review', 'staff_id as staffId', 'outcome', 'note', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('proposal_id', '=', id)
    .orderBy('at')
    .execute()
}

function opinionsOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_opinions')
    .select(['handling_round as handlingRound', 'unit_id as unitId', 'text', 'by_name as by', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('proposal_id', '=', id)
    .orderBy('at')
    .execute()
}

function meetingsOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_meetings')
    .select(['id', 'handling_round as handlingRound', 'held_on as heldOn', 'how', 'place', 'attended', 'record', 'by_name as by', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('proposal_id', '=', id)
    .orderBy('held_on')
    .orderBy('id')
    .execute()
}

function repliesOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_replies')
    .select([
      'handling_round as handlingRound',
      'reply_class as replyClass',
      'progress',
      'text',
      'promise_due_on as promiseDueOn',
      'drafted_by as draftedBy',
      'drafted_at as draftedAt',
    ])
    .select(['signed_by as signedBy', 'signed_at as signedAt', 'published_at as publishedAt'])
    .where('tenant_id', '=', db.tenantId)
    .where('proposal_id', '=', id)
    .orderBy('handling_round')
    .execute()
}

function ratingsOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_ratings')
    .select(['handling_round as handlingRound', 'staff_id as staffId', 'attitude', 'result', 'words', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('proposal_id', '=', id)
    .orderBy('handling_round')
    .orderBy('at')
    .execute()
}

function milestonesOf(db: Db, id: string) {
  return db.q
    .selectFrom('proposal_milestones')
    .select(['id', 'what', 'due_on as dueOn', 'report', 'reported_by as reportedBy', 'reported_at as reportedAt', 'confirmed_by as confirmedBy', 'confirmed_at as confirmedAt'])
    .where('tenant_id', '=', db.tenantId)
    .where('proposal_id', '=', id)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
}
