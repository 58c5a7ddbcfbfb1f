import { sql } from 'kysely'
import { dayOf } from '../../kernel/clock.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { entitlementUsed } from './capacity.errors.ts'
import type { OfferRules, Programme } from './offer-rules.ts'

/** What each person has used of each programme: the days of use that were not given back, by person and programme. */
export type Usage = ReadonlyMap<string, readonly string[]>

const keyOf = (staffId: string, programme: string) => `${staffId}/${programme}`

/** What an option uses up: the offer's programme, and that of its tag. */
export function programmesOf(rules: OfferRules, tag: string | null): Programme[] {
  const own = tag === null ? undefined : rules.tagProgrammes[tag]
  return [rules.programme, own].filter((programme): programme is Programme => programme !== null && programme !== undefined)
}

export function allProgrammesOf(rules: OfferRules): Programme[] {
  return [...(rules.programme ? [rules.programme] : []), ...Object.values(rules.tagProgrammes)]
}

/** Locks what these people have left, in the order of their ids, and reads it: two offers of one programme cannot both give the last use. */
export async function lockUsage(trx: Trx, staffIds: readonly string[], programmes: readonly Programme[]): Promise<Usage> {
  const usage = new Map<string, string[]>()
  if (programmes.length === 0 || staffIds.length === 0) return usage
  const ids = [...new Set(staffIds)].toSorted()
  const keys = [...new Set(programmes.map(({ key }) => key))].toSorted()
  await sql`insert into entitlement_heads (tenant_id, staff_id, programme)
    select ${trx.tenantId}, s.id, k.key from unnest(${ids}::uuid[]) as s (id) cross join unnest(${keys}::text[]) as k (key) order by s.id, k.key
    on conflict do nothing`.execute(trx.q)
  await sql`select 1 from entitlement_heads where tenant_id = ${trx.tenantId} and staff_id = any(${ids}::uuid[]) and programme = any(${keys}::text[])
    order by staff_id, programme for update`.execute(trx.q)
  const { rows } = await sql<{ staff_id: string; programme: string; used_on: string; times: number }>`
    select staff_id, programme, used_on, sum(amount)::int as times from entitlement_entries
    where tenant_id = ${trx.tenantId} and staff_id = any(${ids}::uuid[]) and programme = any(${keys}::text[])
    group by staff_id, programme, used_on having sum(amount) > 0`.execute(trx.q)
  for (const { staff_id: staffId, programme, used_on: usedOn, times } of rows) {
    const key = keyOf(staffId, programme)
    usage.set(key, [...(usage.get(key) ?? []), ...Array<string>(times).fill(usedOn)])
  }
  return usage
}

/** Why another use is too early; null: there is one left. N years are over on the same day N years later. */
export function usedUp(usage: Usage, { staffId, programmes, on }: { staffId: string; programmes: readonly Programme[]; on: string }): AppError | null {
  for (const { key, most, years } of programmes) {
    const recent = (usage.get(keyOf(staffId, key)) ?? []).filter((day) => yearsLater(day, years) > on).toSorted()
    const earliest = recent.at(-most)
    if (earliest !== undefined) return entitlementUsed({ usedOn: earliest, years, most, from: yearsLater(earliest, years) })
  }
  return null
}

/** 29 February is over on 1 March where there is none. */
export function yearsLater(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10)
}

export interface EntitlementUse {
  staffId: string
  enrolmentId: string
  programmes: readonly Programme[]
}

/** Writes that people used programmes today. */
export async function postUses(trx: Trx, uses: readonly EntitlementUse[]): Promise<void> {
  const usedOn = dayOf(trx.at)
  const rows = uses.flatMap(({ staffId, enrolmentId, programmes }) => programmes.map(({ key }) => ({ staffId, enrolmentId, programme: key, usedOn })))
  await postEntries(trx, rows, 1)
}

/** What these enrolments used is theirs again, on the day on which they used it; `programmes` leaves out all others. */
export async function giveBack(trx: Trx, enrolments: readonly { id: string; staffId: string }[], programmes: readonly string[] | null = null): Promise<void> {
  await postEntries(trx, await entriesOf(trx, { enrolments, programmes, net: 1 }), -1)
}

/** What was given back counts as used again, on the same day. */
export async function useAgain(trx: Trx, enrolments: readonly { id: string; staffId: string }[]): Promise<void> {
  await postEntries(trx, await entriesOf(trx, { enrolments, programmes: null, net: 0 }), 1)
}

interface Entry {
  staffId: string
  enrolmentId: string
  programme: string
  usedOn: string
}

interface EntriesWanted {
  enrolments: readonly { id: string; staffId: string }[]
  programmes: readonly string[] | null
  /** Used, or used and given back. */
  net: 0 | 1
}

async function entriesOf(trx: Trx, { enrolments, programmes, net }: EntriesWanted): Promise<Entry[]> {
  if (enrolments.length === 0) return []
  const staffIds = enrolments.map(({ staffId }) => staffId)
  const { rows } = await sql<Entry>`
    select staff_id as "staffId", programme, used_on as "usedOn", enrolment_id as "enrolmentId" from entitlement_entries
    where tenant_id = ${trx.tenantId} and staff_id = any(${staffIds}::uuid[]) and enrolment_id = any(${enrolments.map(({ id }) => id)}::uuid[])
      and (${programmes}::text[] is null or programme = any(${programmes}::text[]))
    group by staff_id, programme, used_on, enrolment_id having sum(amount) = ${net}`.execute(trx.q)
  return rows
}

/** One statement for any number: as values, some thousands of rows would pass PostgreSQL's 65,535 parameters. */
async function postEntries(trx: Trx, entries: readonly Entry[], amount: 1 | -1): Promise<void> {
  if (entries.length === 0) return
  const column = <T>(read: (entry: Entry) => T) => entries.map(read)
  await sql`
    insert into entitlement_entries (tenant_id, id, staff_id, programme, used_on, amount, source, enrolment_id, note, account_id, at)
    select ${trx.tenantId}, n.id, n.staff_id, n.programme, n.used_on, ${amount}, 'enrolment', n.enrolment_id, null, ${trx.actorId}::uuid, ${trx.at}
    from unnest(
      ${column(() => newId())}::uuid[],
      ${column(({ staffId }) => staffId)}::uuid[],
      ${column(({ programme }) => programme)}::text[],
      ${column(({ usedOn }) => usedOn)}::date[],
      ${column(({ enrolmentId }) => enrolmentId)}::uuid[]
    ) as n (id, staff_id, programme, used_on, enrolment_id)`.execute(trx.q)
}
