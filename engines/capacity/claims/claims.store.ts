import { sql } from 'kysely'
import { dayOf, shanghaiMinute } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { plainArray } from '../../../kernel/db/plain-array.ts'
import { prepared } from '../../../kernel/db/prepared.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import { sanctioned } from '../capacity.errors.ts'
import { programmesOf, usedUp, type Usage } from '../entitlements.ts'
import type { AnswerSealer } from './sealed-answers.ts'
import type { Claimants, EarlierEnrolment, EnrolmentStatus, NewEnrolment, OfferState } from './claims.types.ts'

export const causes: Record<string, Bilingual> = {
  late_cancel: { zh: '临近开始才取消', en: 'a late cancellation' },
  no_show: { zh: '报名后未到', en: 'not coming after signing up' },
}

/**
 * All that a batch must know of those who press, in one statement. Of an offer that has just opened no statistics know how
 * many are on it: so each person is looked up by person and offer, as a pair, which only `enrolments_of_staff` begins with.
 */
export async function readClaimants(trx: Trx, offer: OfferState, { staffIds, usage }: { staffIds: readonly string[]; usage: Usage }): Promise<Claimants> {
  const ids = [...new Set(staffIds)]
  const { rows } = await sql<ClaimantRow>`
    select ${prepared} w.staff_id, p.unit_id, e.id as enrolment_id, e.status, e.option_id, e.place, e.key, e.asked, e.created_at, s.cause, s.until_at
    from unnest(${plainArray(ids)}::uuid[]) as w (staff_id)
    left join offer_people p on p.tenant_id = ${trx.tenantId} and p.offer_id = ${offer.id} and p.staff_id = w.staff_id
    left join lateral (
      select * from enrolments where tenant_id = ${trx.tenantId} and staff_id = w.staff_id
        and (staff_id, offer_id) >= (w.staff_id, ${offer.id}::uuid) and (staff_id, offer_id) <= (w.staff_id, ${offer.id}::uuid) offset 0) e on true
    left join lateral (
      select * from sanctions where tenant_id = ${trx.tenantId} and staff_id = w.staff_id and service = ${offer.service}
        and lifted_at is null and from_at <= ${trx.at} and until_at > ${trx.at} offset 0) s on true`.execute(trx.q)
  const branchOf = new Map<string, string>()
  const earlier = new Map<string, EarlierEnrolment[]>()
  const sanctions = new Map<string, Sanction>()
  for (const row of rows) {
    if (row.unit_id !== null) branchOf.set(row.staff_id, row.unit_id)
    if (row.until_at !== null) sanctions.set(row.staff_id, { cause: row.cause ?? '', until: row.until_at })
    if (row.enrolment_id !== null) earlier.set(row.staff_id, [...(earlier.get(row.staff_id) ?? []), earlierOf(row)])
  }
  return { branchOf, earlier, barred: barredBy(offer, { sanctions, usage, on: dayOf(trx.at) }) }
}

interface Sanction {
  cause: string
  until: Date
}

function barredBy(offer: OfferState, { sanctions, usage, on }: { sanctions: ReadonlyMap<string, Sanction>; usage: Usage; on: string }): Claimants['barred'] {
  return (staffId, tag) => {
    const sanction = sanctions.get(staffId)
    if (sanction) return sanctioned({ cause: causes[sanction.cause] ?? '', until: shanghaiMinute(sanction.until) })
    return usedUp(usage, { staffId, programmes: programmesOf(offer.rules, tag), on })
  }
}

/** Why people of an offer may not take a place just now: a sanction, a used entitlement. */
export async function readBarred(trx: Trx, offer: OfferState, { staffIds, usage, on }: { staffIds: readonly string[]; usage: Usage; on: string }): Promise<Claimants['barred']> {
  const rows = await trx.q
    .selectFrom('sanctions')
    .select(['staff_id', 'cause', 'until_at'])
    .where('tenant_id', '=', trx.tenantId)
    .where((eb) => eb('staff_id', '=', eb.fn.any(eb.val([...staffIds]))))
    .where('service', '=', offer.service)
    .where('lifted_at', 'is', null)
    .where('from_at', '<=', trx.at)
    .where('until_at', '>', trx.at)
    .execute()
  return barredBy(offer, { sanctions: new Map(rows.map(({ staff_id, cause, until_at }) => [staff_id, { cause, until: until_at }])), usage, on })
}

interface ClaimantRow {
  staff_id: string
  unit_id: string | null
  enrolment_id: string | null
  status: EnrolmentStatus
  option_id: string | null
  place: number | null
  key: string
  asked: string
  created_at: Date
  cause: string | null
  until_at: Date | null
}

function earlierOf({ staff_id, enrolment_id, status, option_id, place, key, asked, created_at }: ClaimantRow): EarlierEnrolment {
  return { staffId: staff_id, enrolmentId: enrolment_id ?? '', status, optionId: option_id, place, key, asked, at: created_at }
}

/** What was written in own words is sealed on the way in. */
export async function insertEnrolments(
  trx: Trx,
  { id: offerId, rules }: Pick<OfferState, 'id' | 'rules'>,
  { enrolled, sealer }: { enrolled: readonly NewEnrolment[]; sealer: AnswerSealer | null },
): Promise<void> {
  if (enrolled.length === 0) return
  const column = <T>(read: (enrolment: NewEnrolment) => T) => enrolled.map(read)
  await sql`
    insert ${prepared} into enrolments (tenant_id, offer_id, id, option_id, staff_id, unit_id, party, status, seq, key, asked, place, choices, answers, by_default, account_id, created_at, changed_at)
    select ${trx.tenantId}, ${offerId}, n.id, n.option_id, n.staff_id, n.unit_id, n.party, n.status, n.seq, n.key, n.asked, n.place, n.choices::uuid[], n.answers, false, n.account_id, ${trx.at}, ${trx.at}
    from unnest(
      ${plainArray(column(({ enrolmentId }) => enrolmentId))}::uuid[],
      ${plainArray(column(({ optionId }) => optionId))}::uuid[],
      ${plainArray(column(({ claim }) => claim.staffId))}::uuid[],
      ${plainArray(column(({ unitId }) => unitId))}::uuid[],
      ${plainArray(column(({ claim }) => claim.party))}::smallint[],
      ${column(({ status }) => status)}::text[],
      ${plainArray(column(({ seq }) => seq))}::bigint[],
      ${column(({ claim }) => claim.key)}::text[],
      ${column(({ claim }) => claim.asked)}::text[],
      ${plainArray(column(({ place }) => place))}::int[],
      ${column(({ claim }) => (claim.choices ? `{${claim.choices.join(',')}}` : null))}::text[],
      ${column(({ enrolmentId, claim }) => (claim.answers && sealer ? JSON.stringify(sealer.seal(enrolmentId, rules.questions, claim.answers)) : null))}::jsonb[],
      ${plainArray(column(({ claim }) => claim.accountId))}::uuid[]
    ) as n (id, option_id, staff_id, unit_id, party, status, seq, key, asked, place, choices, answers, account_id)`.execute(trx.q)
}
