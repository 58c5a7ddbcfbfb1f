import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { programmesOf } from '../entitlements.ts'
import { offerRules, type OfferRules } from '../offer-rules.ts'

/** Where the ledger says something else of a sign-up than what became of it. */
export interface LedgerDifference {
  enrolmentId: string
  programme: string
  expected: number
  found: number
}

interface Replayed {
  id: string
  offerId: string
  tag: string | null
  status: string
  /** Had a place at some time before its last event. */
  wasConfirmed: boolean
  /** Given back by the member themselves, after the last day on which that costs nothing. */
  leftLate: boolean
  noShow: boolean
  excused: boolean
  rules: unknown
}

/** Goes through all sign-ups (of one offer) and says what each must have used; what the ledger says otherwise is returned. */
export async function replayEntitlements(db: Db, offerId: string | null = null): Promise<LedgerDifference[]> {
  const found = await ledgerOf(db, offerId)
  const parsed = new Map<string, OfferRules>()
  const differences: LedgerDifference[] = []
  for (const enrolment of await listReplayed(db, offerId)) {
    const rules = parsed.get(enrolment.offerId) ?? offerRules.parse(enrolment.rules)
    parsed.set(enrolment.offerId, rules)
    const uses = new Map(programmesOf(rules, enrolment.tag).map(({ key, noShowUses }) => [key, Number(countsAsUsed(enrolment, noShowUses))]))
    const booked = found.get(enrolment.id) ?? new Map<string, number>()
    for (const programme of new Set([...uses.keys(), ...booked.keys()])) {
      const difference = { enrolmentId: enrolment.id, programme, expected: uses.get(programme) ?? 0, found: booked.get(programme) ?? 0 }
      if (difference.expected !== difference.found) differences.push(difference)
    }
  }
  return differences
}

function countsAsUsed({ status, wasConfirmed, leftLate, noShow, excused }: Replayed, noShowUses: boolean): boolean {
  if (status === 'cancelled') return wasConfirmed && leftLate
  if (status !== 'confirmed') return false
  return !noShow || (!excused && noShowUses)
}

async function listReplayed(db: Db, offerId: string | null): Promise<Replayed[]> {
  const { rows } = await sql<Replayed>`
    select e.id, e.offer_id as "offerId", p.tag, e.status, o.rules,
      (e.place is null and e.option_id is not null and o.mode in ('first_come', 'choice') or exists (
        select from enrolment_events v where v.tenant_id = e.tenant_id and v.enrolment_id = e.id and v.what in ('moved_up', 'accepted', 'approved', 'drawn'))) as "wasConfirmed",
      exists (select from enrolment_events v where v.tenant_id = e.tenant_id and v.enrolment_id = e.id and v.what = 'cancelled' and v.at >= o.cancel_until) as "leftLate",
      s.enrolment_id is not null as "noShow",
      -- Cleared by a late list of who came: then it was used after all.
      s.excused_at is not null and not exists (select from checkins c where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as excused
    from enrolments e
    join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id
    left join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    left join no_shows s on s.tenant_id = e.tenant_id and s.enrolment_id = e.id
      and not exists (select from checkins c where c.tenant_id = s.tenant_id and c.enrolment_id = s.enrolment_id)
    where e.tenant_id = ${db.tenantId} and (${offerId}::uuid is null or e.offer_id = ${offerId})`.execute(db.q)
  return rows
}

async function ledgerOf(db: Db, offerId: string | null): Promise<Map<string, Map<string, number>>> {
  const { rows } = await sql<{ enrolmentId: string; programme: string; times: number }>`
    select x.enrolment_id as "enrolmentId", x.programme, sum(x.amount)::int as times
    from entitlement_entries x join enrolments e on e.tenant_id = x.tenant_id and e.id = x.enrolment_id
    where x.tenant_id = ${db.tenantId} and x.source = 'enrolment' and (${offerId}::uuid is null or e.offer_id = ${offerId})
    group by x.enrolment_id, x.programme having sum(x.amount) <> 0`.execute(db.q)
  const ledger = new Map<string, Map<string, number>>()
  for (const { enrolmentId, programme, times } of rows) ledger.set(enrolmentId, (ledger.get(enrolmentId) ?? new Map<string, number>()).set(programme, times))
  return ledger
}
