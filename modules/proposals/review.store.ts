import type { Trx } from '../../kernel/db/handle.ts'

export interface Vote {
  proposalId: string
  review: number
  staffId: string
  outcome: string
  note: string
}

/** A committee member's vote; a second one takes the place of the first while the review lasts. */
export async function castVote(trx: Trx, vote: Vote): Promise<void> {
  const { outcome, note } = vote
  await trx.q
    .insertInto('proposal_votes')
    .values({ tenant_id: trx.tenantId, proposal_id: vote.proposalId, review: vote.review, staff_id: vote.staffId, outcome, note, at: trx.at })
    .onConflict((oc) => oc.columns(['tenant_id', 'proposal_id', 'review', 'staff_id']).doUpdateSet({ outcome, note, at: trx.at }))
    .execute()
}

export function markAccepted(trx: Trx, proposalId: string, { isKey }: { isKey: boolean }): Promise<unknown> {
  return set(trx, proposalId, { is_key: isKey, accepted_at: trx.at, outcome_reason: null })
}

export function markOutcome(trx: Trx, proposalId: string, reason: string): Promise<unknown> {
  return set(trx, proposalId, { outcome_reason: reason })
}

/** An appeal is used up, whatever its ruling; one that was dismissed leaves the presidium's reason. */
export function markAppealed(trx: Trx, proposalId: string, dismissedBecause: string | null): Promise<unknown> {
  return set(trx, proposalId, { appeals: 1, ...(dismissedBecause === null ? {} : { outcome_reason: dismissedBecause }) })
}

export interface Marks {
  is_key?: boolean
  led_by_leader?: boolean
  accepted_at?: Date
  outcome_reason?: string | null
  appeals?: number
  merged_into?: string | null
  assigned_at?: Date | null
  reply_due_on?: string
  seconding_until?: Date
  extended?: boolean
  handling_round?: number
  replied_at?: Date | null
  reply_class?: string
  promise_due_on?: string | null
  published_at?: Date
}

export function set(trx: Trx, proposalId: string, marks: Marks): Promise<unknown> {
  return trx.q.updateTable('proposals').set(marks).where('tenant_id', '=', trx.tenantId).where('id', '=', proposalId).execute()
}
