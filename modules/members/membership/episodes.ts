import { nextNumber } from '../../../engines/cases/cases.store.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { alreadyMember, beforeLastEpisode, cannotFollow, mergedRecord, notAMember } from '../members.errors.ts'
import { mayBecome, type MembershipStatus } from '../membership.rules.ts'
import { codeLabel } from '../rules/code-sets.ts'
import { changedMeanwhile } from '../staff.actions.ts'
import { recordChange } from '../staff-history.ts'
import { sameLife, updateStaffRow, type StaffRow } from '../staff-record.store.ts'

/** What the school committee decided, by which paper and when. */
export interface Decision {
  documentNo: string
  decidedOn: string
  decidedBy: string
}

export interface Episode {
  person: StaffRow
  status: MembershipStatus
  from: string
  decision: Decision
  note: string | null
  /** Who writes it down, for the history. */
  actorName: string
}

/**
 * Appends the next episode and keeps the record's current state in step, in one transaction. The row is locked already.
 * Who is admitted without a card gets one.
 */
export async function beginEpisode(trx: Trx, { person, status, from, decision, note, actorName }: Episode): Promise<void> {
  // The check constraint staff_membership admits these values only.
  const current = person.membership as MembershipStatus
  if (person.merged_into) throw mergedRecord({ name: person.name })
  if (!mayBecome(current, status)) throw refusalTo(current, status)
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
  const cardNo = status === 'active' && person.card_no === null ? await freeCardNo(trx) : person.card_no
  if (!(await updateStaffRow(trx, person, { membership: status, member_since: since, card_no: cardNo }))) throw await changedMeanwhile(trx, person.id)
  const card: Record<string, [unknown, unknown]> = cardNo === person.card_no ? {} : { card_no: [person.card_no, cardNo] }
  await recordChange(trx, { staffId: person.id, actorName, reason: 'membership', fields: { membership: [current, status], ...card } })
  trx.emit({ topic: 'member.changed', payload: { staffId: person.id, from: current, to: status } })
}

/** Why somebody cannot go from one standing to another. */
export function refusalTo(from: MembershipStatus, to: MembershipStatus): AppError {
  if (to === 'active') return alreadyMember()
  if (from === 'none') return notAMember()
  const label = (status: MembershipStatus) => codeLabel('membership_status', status) ?? status
  return cannotFollow({ from: label(from), to: label(to) })
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

/** The year and a running number: 202600001. What a sheet has brought in with it is passed over. */
async function freeCardNo(trx: Trx): Promise<string> {
  const year = dayOf(trx.at).slice(0, 4)
  for (;;) {
    const cardNo = `${year}${String(await nextNumber(trx, `member_card:${year}`)).padStart(5, '0')}`
    const taken = await trx.q.selectFrom('staff').select('id').where('tenant_id', '=', trx.tenantId).where('card_no', '=', cardNo).limit(1).executeTakeFirst()
    if (!taken) return cardNo
  }
}
