import type { CaseChanges } from '../../engines/cases/process.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { dayOf } from '../../kernel/clock.ts'
import { notADepartment } from './proposals.errors.ts'
import { partyIds, type ProposalMoment } from './proposals.rules.ts'
import { planPromise } from './rating.store.ts'
import { set } from './review.store.ts'

export interface Assignment {
  leadUnitId: string
  supportingUnitIds: string[]
  leaderId: string | null
}

/** Puts the units and the leader forward in place of those put forward before. Only departments of the school handle proposals. */
export async function putAssignment(trx: Trx, { case: row, parties }: ProposalMoment, assignment: Assignment & { as: 'proposed' }): Promise<CaseChanges> {
  const { leadUnitId, supportingUnitIds, leaderId } = assignment
  const tree = await readTree(trx, dayOf(trx.at))
  if ([leadUnitId, ...supportingUnitIds].some((id) => tree.byId(id)?.kind !== 'department')) throw notADepartment()
  await set(trx, row.id, { led_by_leader: leaderId !== null })
  return {
    leave: partyIds(parties, ['proposedLead', 'proposedSupport', 'proposedLeader']),
    join: [
      { relation: 'proposedLead', unitId: leadUnitId },
      ...supportingUnitIds.map((unitId) => ({ relation: 'proposedSupport', unitId })),
      ...(leaderId ? [{ relation: 'proposedLeader', staffId: leaderId }] : []),
    ],
  }
}

export async function storeOpinion(trx: Trx, { case: row, facts, standing }: ProposalMoment, text: string): Promise<void> {
  const opinion = { text, by_name: standing.actor.name, at: trx.at }
  await trx.q
    .insertInto('proposal_opinions')
    .values({ tenant_id: trx.tenantId, proposal_id: row.id, handling_round: facts.handlingRound, unit_id: standing.unitId ?? '', ...opinion })
    .onConflict((oc) => oc.columns(['tenant_id', 'proposal_id', 'handling_round', 'unit_id']).doUpdateSet(opinion))
    .execute()
}

export interface Meeting {
  heldOn: string
  how: string
  place: string
  attended: string
  record: string
}

export async function storeMeeting(trx: Trx, { case: row, facts, standing }: ProposalMoment, { heldOn, how, place, attended, record }: Meeting): Promise<void> {
  await trx.q
    .insertInto('proposal_meetings')
    .values({
      tenant_id: trx.tenantId,
      id: newId(trx.at.getTime()),
      proposal_id: row.id,
      handling_round: facts.handlingRound,
      held_on: heldOn,
      how,
      place,
      attended,
      record,
      by_name: standing.actor.name,
      at: trx.at,
    })
    .execute()
}

export interface Reply {
  replyClass: string
  progress: string
  text: string
  promiseDueOn: string | null
}

/** The reply of this handling; one that was returned is written anew in its place, and its events keep what it said. */
export async function storeReply(trx: Trx, { case: row, facts, standing }: ProposalMoment, { replyClass, progress, text, promiseDueOn }: Reply): Promise<void> {
  const reply = {
    reply_class: replyClass,
    progress,
    text,
    promise_due_on: promiseDueOn,
    drafted_by: standing.actor.name,
    drafted_at: trx.at,
    signed_by: null,
    signed_at: null,
    published_at: null,
  }
  await trx.q
    .insertInto('proposal_replies')
    .values({ tenant_id: trx.tenantId, proposal_id: row.id, handling_round: facts.handlingRound, ...reply })
    .onConflict((oc) => oc.columns(['tenant_id', 'proposal_id', 'handling_round']).doUpdateSet(reply))
    .execute()
}

/** Signs, publishes, or both: whichever has not been done yet. */
export async function signReply(trx: Trx, { case: row, facts, standing }: ProposalMoment, { publish }: { publish: boolean }): Promise<void> {
  const signed = facts.reply?.signed ? {} : { signed_by: standing.actor.name, signed_at: trx.at }
  const stored = await trx.q
    .updateTable('proposal_replies')
    .set({ ...signed, ...(publish ? { published_at: trx.at } : {}) })
    .where('tenant_id', '=', trx.tenantId)
    .where('proposal_id', '=', row.id)
    .where('handling_round', '=', facts.handlingRound)
    .returning(['reply_class', 'promise_due_on'])
    .executeTakeFirstOrThrow()
  if (!publish) return
  await planPromise(trx, row, stored.reply_class === 'B' ? stored.promise_due_on : null)
  await set(trx, row.id, { replied_at: trx.at, published_at: trx.at, reply_class: stored.reply_class, promise_due_on: stored.promise_due_on })
}
