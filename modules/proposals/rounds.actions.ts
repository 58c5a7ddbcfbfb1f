import type { z } from 'zod'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { advance } from '../../engines/cases/advance.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { updateVersioned } from './congress.actions.ts'
import { listSessions } from './congress.store.ts'
import type { nominateInput, roundInput } from './rounds.contract.ts'
import { nominatedAlready, nominateOne, notADepartment, roundClosed, roundFixed, roundNotOpen, roundOrder, roundOtherKind, roundUndecided } from './proposals.errors.ts'
import { addKeyProposals, decide, entriesOf, insertEntries, listRounds, lockRound, vote } from './rounds.store.ts'

/** Opens a round, a look-back with the key proposals of its sessions; later its name and calendar may change. */
export async function saveRound(context: RequestContext, input: z.output<typeof roundInput>): Promise<{ id: string; version: number }> {
  const { db, clock } = context
  const { id, version, kind, title, sessionIds, opensOn, closesOn } = input
  if (closesOn < opensOn) throw roundOrder()
  const known = new Set((await listSessions(db, clock.now())).map((session) => session.id))
  if (!sessionIds.every((sessionId) => known.has(sessionId))) throw notFound()
  return write(
    context,
    async (trx) => {
      if (id !== undefined) {
        const round = await lockRound(trx, id)
        if (!round) throw notFound()
        if (round.closedAt) throw roundClosed({ until: round.closesOn })
        if (round.kind !== kind || [...round.sessionIds].toSorted().join() !== sessionIds.toSorted().join()) throw roundFixed()
        await updateVersioned(trx, 'proposal_rounds', { id, version, change: { title, opens_on: opensOn, closes_on: closesOn } })
        trx.audit({ action: 'proposal_round.save', entity: { type: 'proposal_round', id }, details: { title, opensOn, closesOn } })
        return { id, version: (version ?? 0) + 1 }
      }
      const newRound = newId(trx.at.getTime())
      await trx.q
        .insertInto('proposal_rounds')
        .values({ tenant_id: trx.tenantId, id: newRound, kind, title, session_ids: sessionIds, opens_on: opensOn, closes_on: closesOn, closed_at: null, version: 1 })
        .execute()
      const entries = kind === 'look_back' ? await addKeyProposals(trx, { roundId: newRound, sessionIds }) : 0
      trx.audit({ action: 'proposal_round.save', entity: { type: 'proposal_round', id: newRound }, details: { kind, title, opensOn, closesOn, entries } })
      return { id: newRound, version: 1 }
    },
    { route: 'proposals.saveRound', content: input },
  )
}

/** An answered proposal, or a department, for an award. */
export async function nominate(context: RequestContext, input: z.output<typeof nominateInput>): Promise<{ id: string }> {
  const { id: roundId, award, proposalId, unitId, note } = input
  return write(
    context,
    async (trx) => {
      const round = await mustBeOpen(trx, roundId, 'awards')
      if (award === 'excellent_proposal' ? proposalId === null || unitId !== null : unitId === null || proposalId !== null) throw nominateOne()
      if (proposalId !== null) await mustBeOfSessions(trx, proposalId, round.sessionIds)
      if (unitId !== null && !(await readTree(trx, dayOf(trx.at))).byId(unitId)) throw notADepartment()
      const [id = ''] = await insertEntries(trx, [{ roundId, proposalId, unitId, award, note }])
      trx.audit({ action: 'proposal_round.nominate', entity: { type: 'proposal_round', id: roundId }, details: { award, proposalId, unitId } })
      return { id }
    },
    { route: 'proposals.nominate', content: input },
  ).catch((error: unknown) => {
    throw violates(error, 'proposal_round_entries_key') ? nominatedAlready() : error
  })
}

interface Decision {
  id: string
  entryId: string
  finding: 'carried_out' | 'partly' | 'not' | null
  note: string
  awarded: boolean
}

export async function decideEntry(context: RequestContext, { id, entryId, finding, note, awarded }: Decision): Promise<{ id: string }> {
  return write(context, async (trx) => {
    const round = await mustBeOpen(trx, id)
    const decision = round.kind === 'look_back' ? { finding, awarded: false } : { finding: null, awarded }
    if (!(await decide(trx, { id: entryId, roundId: id, note, by: context.actor.name, ...decision }))) throw notFound()
    trx.audit({ action: 'proposal_round.decide', entity: { type: 'proposal_round', id }, details: { entryId, ...decision, note } })
    return { id: entryId }
  })
}

export async function voteEntry(context: RequestContext, input: { id: string; entryId: string; vote: boolean }): Promise<{ votes: number; mine: boolean }> {
  return write(context, async (trx) => {
    await mustBeOpen(trx, input.id, 'awards')
    const voterId = voterOf(context)
    const entries = await entriesOf(trx, input.id, { voterId })
    if (!entries.some((entry) => entry.id === input.entryId)) throw notFound()
    const votes = await vote(trx, { entryId: input.entryId, voterId, vote: input.vote })
    trx.audit({ action: 'proposal_round.vote', entity: { type: 'proposal_round', id: input.id }, details: { entryId: input.entryId, vote: input.vote } })
    return { votes, mine: input.vote }
  })
}

/** Ends a round. What a look-back found not carried out is tracked again. */
export async function closeRound(context: RequestContext, { id, version }: { id: string; version: number }): Promise<{ id: string; version: number }> {
  const calendar = await readCalendar(context.db)
  return write(context, async (trx) => {
    const round = await lockRound(trx, id)
    if (!round) throw notFound()
    if (round.closedAt) throw roundClosed({ until: round.closesOn })
    const entries = await entriesOf(trx, id, { voterId: voterOf(context) })
    const undecided = entries.filter((entry) => entry.decidedAt === null).length
    if (round.kind === 'look_back' && undecided > 0) throw roundUndecided({ count: undecided })
    await updateVersioned(trx, 'proposal_rounds', { id, version, change: { closed_at: trx.at } })
    const again = entries.filter((entry) => entry.finding === 'not' && entry.state === 'done')
    const acting = { hats: [{ actor: context.actor, actingFor: null }], calendar }
    for (const entry of again) {
      const reason = entry.note || `${round.title}：未落实`
      await advance(trx, acting, { caseId: entry.proposalId ?? '', action: 'trackAgain', version: entry.version, input: { reason } })
    }
    trx.audit({ action: 'proposal_round.close', entity: { type: 'proposal_round', id }, details: { entries: entries.length, trackedAgain: again.length } })
    return { id, version: version + 1 }
  })
}

/** Who votes: the person, or the account where nobody stands behind it. */
export function voterOf({ actor }: RequestContext): string {
  return actor.staffId ?? actor.accountId
}

async function mustBeOpen(trx: Trx, id: string, kind?: 'awards') {
  const round = await lockRound(trx, id)
  if (!round) throw notFound()
  if (kind && round.kind !== kind) throw roundOtherKind()
  const today = dayOf(trx.at)
  if (round.closedAt || today > round.closesOn) throw roundClosed({ until: round.closesOn })
  if (today < round.opensOn) throw roundNotOpen({ from: round.opensOn })
  return round
}

async function mustBeOfSessions(trx: Trx, proposalId: string, sessionIds: readonly string[]): Promise<void> {
  const row = await trx.q
    .selectFrom('cases')
    .select('state')
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', proposalId)
    .where('process', '=', 'proposal')
    .where('round_id', 'in', sessionIds)
    .executeTakeFirst()
  if (!row || !['done', 'tracked'].includes(row.state)) throw notFound()
}

export async function mustFindRound(context: RequestContext, id: string) {
  const [round] = await listRounds(context.db, id)
  if (!round) throw notFound()
  return round
}
