import { write } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import { alreadyMember, beforeLastEpisode, cannotFollow, mergedRecord, notAMember } from './members.errors.ts'
import { mayBecome, type MembershipStatus } from './membership.rules.ts'
import { codeLabel } from './rules/code-sets.ts'
import { changedMeanwhile, lockReachable } from './staff.actions.ts'
import { recordChange } from './staff-history.ts'
import { sameLife, updateStaffRow, type StaffRow } from './staff-record.store.ts'

/** What the school committee decided, by which paper and when. */
export interface Decision {
  documentNo: string
  decidedOn: string
  decidedBy: string
}

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
    await beginEpisode(trx, context, { person, status: 'active', from: decision.decidedOn, decision, note })
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
    await beginEpisode(trx, context, { ...change, person })
    trx.audit({
      action: 'member.change',
      entity: { type: 'staff', id: person.id },
      unitId: person.unit_id,
      details: { to: change.status, from: change.from, documentNo: change.decision.documentNo },
    })
    return { id: person.id, version: person.version + 1 }
  })
}

interface Episode {
  person: StaffRow
  status: MembershipStatus
  from: string
  decision: Decision
  note: string | null
}

/** Appends the next episode and keeps the record's current state in step, in one transaction. The row is locked already. */
async function beginEpisode(trx: Trx, context: RouteContext, { person, status, from, decision, note }: Episode): Promise<void> {
  // The check constraint staff_membership admits these values only.
  const current = person.membership as MembershipStatus
  if (person.merged_into) throw mergedRecord({ name: person.name })
  if (!mayBecome(current, status)) throw refusal(current, status, context)
  const last = await lastEpisode(trx, person.id)
  if (last && last.from_date > from) throw beforeLastEpisode({ day: last.from_date })
  await trx.q
    .insertInto('membership_episodes')
    .values({
      tenant_id: trx.tenantId,
      id: newId(),
      staff_id: person.id,
      no: (last?.no ?? 0) + 1,
      status,
      unit_id: person.unit_id,
      from_date: from,
      decided_by: decision.decidedBy,
      document_no: decision.documentNo,
      decided_on: decision.decidedOn,
      note,
      account_id: trx.actorId,
      at: trx.at,
    })
    .execute()
  const since = status === 'active' ? (person.member_since ?? from) : person.member_since
  if (!(await updateStaffRow(trx, person, { membership: status, member_since: since }))) throw await changedMeanwhile(trx, person.id)
  await recordChange(trx, { staffId: person.id, actorName: context.actor.name, reason: 'membership', fields: { membership: [current, status] } })
  trx.emit({ topic: 'member.changed', payload: { staffId: person.id, from: current, to: status } })
}

function lastEpisode(trx: Trx, staffId: string) {
  return trx.q
    .selectFrom('membership_episodes')
    .select(['no', 'from_date'])
    .where('tenant_id', '=', trx.tenantId)
    .where('staff_id', 'in', sameLife(trx, staffId))
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function refusal(from: MembershipStatus, to: MembershipStatus, { locale }: RouteContext): AppError {
  if (to === 'active') return alreadyMember()
  if (from === 'none') return notAMember()
  const label = (status: MembershipStatus) => codeLabel('membership_status', status)?.[locale] ?? status
  return cannotFollow({ from: label(from), to: label(to) })
}
