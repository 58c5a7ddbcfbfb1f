import { write } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { beginEpisode, type Decision } from './membership/episodes.ts'
import type { MembershipStatus } from './membership.rules.ts'
import { changedMeanwhile, lockReachable } from './staff.actions.ts'
import type { StaffRow } from './staff-record.store.ts'

export interface RowResult {
  id: string
  name: string
  ok: boolean
  message: string | null
}

/** Admits many at once. Each person is a row of the answer: who could not be admitted is told why, and holds up nobody else. */
export function admitMany(context: RouteContext, input: Decision & { staffIds: string[]; onBehalfNote?: string }): Promise<{ admitted: number; rows: RowResult[] }> {
  return write(
    context,
    async (trx) => {
      const people = await lockReachable(trx, context, [...new Set(input.staffIds)])
      const rows: RowResult[] = []
      for (const person of people) rows.push(await admitOne(trx, context, { person, decision: input, note: input.onBehalfNote ?? null }))
      const admitted = rows.filter((row) => row.ok).length
      trx.audit({
        action: 'member.admit',
        entity: { type: 'admission', id: trx.at.toISOString() },
        details: { documentNo: input.documentNo, decidedOn: input.decidedOn, admitted, staffIds: rows.filter((row) => row.ok).map((row) => row.id) },
      })
      return { admitted, rows }
    },
    { route: 'members.admit', content: input },
  )
}

interface Admission {
  person: StaffRow
  decision: Decision
  note: string | null
}

async function admitOne(trx: Trx, context: RouteContext, { person, decision, note }: Admission): Promise<RowResult> {
  const told = { id: person.id, name: person.name }
  try {
    await beginEpisode(trx, { person, status: 'active', from: decision.decidedOn, decision, note, actorName: context.actor.name })
    return { ...told, ok: true, message: null }
  } catch (error) {
    if (error instanceof AppError) return { ...told, ok: false, message: say(error.text, context.locale) }
    throw error
  }
}

export interface MembershipChange {
  id: string
  version: number
  status: MembershipStatus
  from: string
  decision: Decision
  note: string | null
}

export function changeMembership(context: RouteContext, change: MembershipChange): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const [person] = await lockReachable(trx, context, [change.id])
    if (!person) throw notFound()
    if (person.version !== change.version) throw await changedMeanwhile(trx, person.id)
    await beginEpisode(trx, { ...change, person, actorName: context.actor.name })
    trx.audit({
      action: 'member.change',
      entity: { type: 'staff', id: person.id },
      unitId: person.unit_id,
      details: { to: change.status, from: change.from, documentNo: change.decision.documentNo },
    })
    return { id: person.id, version: person.version + 1 }
  })
}
