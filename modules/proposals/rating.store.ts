import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { ProposalMoment } from './proposals.rules.ts'

export async function storeRating(trx: Trx, { case: row, facts, standing }: ProposalMoment, rating: { attitude: string; result: string; words: string }): Promise<void> {
  const { attitude, result, words } = rating
  await trx.q
    .insertInto('proposal_ratings')
    .values({ tenant_id: trx.tenantId, proposal_id: row.id, handling_round: facts.handlingRound, staff_id: standing.actor.staffId ?? '', attitude, result, words, at: trx.at })
    .execute()
}

export async function addMilestone(trx: Trx, proposalId: string, { what, dueOn }: { what: string; dueOn: string }): Promise<void> {
  const unreported = { report: null, reported_by: null, reported_at: null, confirmed_by: null, confirmed_at: null }
  await trx.q
    .insertInto('proposal_milestones')
    .values({ tenant_id: trx.tenantId, id: newId(trx.at.getTime()), proposal_id: proposalId, what, due_on: dueOn, ...unreported })
    .execute()
}

/** The promise of a class B reply is its first milestone; a later reply takes the place of what an earlier one promised. */
export async function planPromise(trx: Trx, { id, title }: { id: string; title: string }, dueOn: string | null): Promise<void> {
  const what = promiseOf(title)
  await trx.q
    .deleteFrom('proposal_milestones')
    .where('tenant_id', '=', trx.tenantId)
    .where('proposal_id', '=', id)
    .where('what', '=', what)
    .where('reported_at', 'is', null)
    .where('confirmed_at', 'is', null)
    .execute()
  if (dueOn !== null) await addMilestone(trx, id, { what, dueOn })
}

export function promiseOf(title: string): string {
  return `兑现答复中的承诺：${title}`
}

export function reportMilestone(trx: Trx, { id, report, by }: { id: string; report: string; by: string }): Promise<unknown> {
  return update(trx, id, { report, reported_by: by, reported_at: trx.at })
}

export function confirmMilestone(trx: Trx, { id, by }: { id: string; by: string }): Promise<unknown> {
  return update(trx, id, { confirmed_by: by, confirmed_at: trx.at })
}

type Change = { report: string; reported_by: string; reported_at: Date } | { confirmed_by: string; confirmed_at: Date }

function update(trx: Trx, id: string, change: Change): Promise<unknown> {
  return trx.q.updateTable('proposal_milestones').set(change).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
}
