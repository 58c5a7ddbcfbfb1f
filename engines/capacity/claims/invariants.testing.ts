import { dayOf } from '../../../kernel/clock.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { allProgrammesOf, programmesOf, yearsLater } from '../entitlements.ts'
import { offerRules, type OfferRules } from '../offer-rules.ts'

/** Everything that is stored of an offer, read past the engine. */
export async function readStored(db: Db, offerId: string) {
  const { q, tenantId } = db
  const enrolments = await q.selectFrom('enrolments').selectAll().where('tenant_id', '=', tenantId).where('offer_id', '=', offerId).orderBy('seq').execute()
  const staffIds = [...enrolments.map((row) => row.staff_id), nobody]
  const ids = [...enrolments.map((row) => row.id), nobody]
  return {
    offer: await q.selectFrom('offers').selectAll().where('tenant_id', '=', tenantId).where('id', '=', offerId).executeTakeFirstOrThrow(),
    gate: await q.selectFrom('offer_gates').selectAll().where('tenant_id', '=', tenantId).where('offer_id', '=', offerId).executeTakeFirstOrThrow(),
    options: await q.selectFrom('offer_options').selectAll().where('tenant_id', '=', tenantId).where('offer_id', '=', offerId).execute(),
    counters: await q.selectFrom('offer_counters').selectAll().where('tenant_id', '=', tenantId).where('offer_id', '=', offerId).execute(),
    enrolments,
    events: await q.selectFrom('enrolment_events').selectAll().where('tenant_id', '=', tenantId).where('enrolment_id', 'in', ids).execute(),
    entries: await q.selectFrom('entitlement_entries').selectAll().where('tenant_id', '=', tenantId).where('staff_id', 'in', staffIds).execute(),
    sanctions: await q.selectFrom('sanctions').selectAll().where('tenant_id', '=', tenantId).where('staff_id', 'in', staffIds).execute(),
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'

type Stored = Awaited<ReturnType<typeof readStored>>
type EnrolmentRow = Stored['enrolments'][number]
type CounterRow = Stored['counters'][number]

/** Every rule that the stored state breaks, in words; none when all is well. */
export function violationsOf(stored: Stored, now: Date): string[] {
  const rules = offerRules.parse(stored.offer.rules)
  return [...countsOf(stored), ...peopleOf(stored), ...lineOf(stored, { rules, now }), ...ledgerOf(stored, rules)]
}

const holding = new Set(['confirmed', 'offered'])
const active = new Set([...holding, 'waiting', 'pending'])

function concerns({ option_id, tag, unit_id }: CounterRow, row: EnrolmentRow, { options }: Stored): boolean {
  const ownTag = options.find(({ id }) => id === row.option_id)?.tag ?? null
  return (option_id === null || option_id === row.option_id) && (tag === null || tag === ownTag) && (unit_id === null || unit_id === row.unit_id)
}

function countsOf(stored: Stored): string[] {
  const { counters, enrolments, gate, options } = stored
  const wrong: string[] = []
  for (const counter of counters) {
    const taken = enrolments.filter((row) => holding.has(row.status) && concerns(counter, row, stored)).reduce((sum, row) => sum + row.party, 0)
    if (taken !== counter.taken) wrong.push(`a counter says ${counter.taken}, its parties take ${taken}`)
    if (taken > counter.cap) wrong.push(`${taken} taken of ${counter.cap}`)
  }
  for (const { id } of options) {
    const waiting = enrolments.filter((row) => row.status === 'waiting' && row.option_id === id).length
    // Written by the gate alone, as numbers by option.
    const said = (gate.waiting as Record<string, number>)[id] ?? 0
    if (said !== waiting) wrong.push(`the gate says ${said} wait, there are ${waiting}`)
  }
  return wrong
}

function peopleOf({ enrolments, gate, offer }: Stored): string[] {
  const wrong: string[] = []
  const live = enrolments.filter(({ status }) => active.has(status))
  if (new Set(live.map((row) => row.staff_id)).size < live.length) wrong.push('somebody has two places')
  if (new Set(enrolments.map(({ seq }) => seq)).size < enrolments.length) wrong.push('two arrivals have one number')
  if (enrolments.some(({ seq }) => seq >= gate.next_seq)) wrong.push('a number was given that is still to come')
  if (new Set(enrolments.map(({ staff_id, key }) => `${staff_id}/${key}`)).size < enrolments.length) wrong.push('one press made two enrolments')
  if (offer.state === 'cancelled' && live.length > 0) wrong.push('somebody is on an offer that was called off')
  return wrong
}

/** Nobody waits who fits: but for those who are barred, and under "hold" those behind a party that lacks room where they want in. */
function lineOf(stored: Stored, { rules, now }: { rules: OfferRules; now: Date }): string[] {
  const { offer, enrolments, counters, options } = stored
  if (offer.state !== 'published' || offer.final_at === null || now >= offer.final_at) return []
  const line = enrolments.filter(({ status, option_id }) => status === 'waiting' && options.some(({ id, state }) => id === option_id && state === 'open'))
  const lacking = (row: EnrolmentRow) => counters.filter((counter) => concerns(counter, row, stored) && counter.taken + row.party > counter.cap)
  const isBehind = (row: EnrolmentRow) =>
    line.some((other) => other.seq < row.seq && lacking(other).some((counter) => counter.taken < counter.cap && concerns(counter, row, stored)))
  const wrong = line.filter((row) => lacking(row).length === 0 && !isBarred(stored, { row, rules, now }) && (rules.waiting !== 'hold' || !isBehind(row)))
  const held = counters.filter((counter) => counter.held > 0 && !line.some((row) => concerns(counter, row, stored)))
  return [
    ...wrong.map((row) => `number ${row.seq} waits for a place that is free`),
    ...held.map((counter) => `a limit of ${counter.cap} is held for nobody`),
    ...(rules.waiting === 'none' && line.length > 0 ? ['somebody waits where nobody should'] : []),
  ]
}

function isBarred({ sanctions, entries, options }: Stored, { row, rules, now }: { row: EnrolmentRow; rules: OfferRules; now: Date }): boolean {
  if (sanctions.some((one) => one.staff_id === row.staff_id && one.from_at <= now && one.until_at > now)) return true
  const tag = options.find(({ id }) => id === row.option_id)?.tag ?? null
  return programmesOf(rules, tag).some(({ key, years, most }) => {
    const recent = entries.filter((entry) => entry.staff_id === row.staff_id && entry.programme === key && yearsLater(entry.used_on, years) > dayOf(now))
    return recent.reduce((sum, entry) => sum + entry.amount, 0) >= most
  })
}

/** Who has a place used it; who gave it back late used it too; nobody else did. Nobody used more than there is. */
function ledgerOf({ enrolments, events, entries, offer, options }: Stored, rules: OfferRules): string[] {
  const wrong: string[] = []
  const programmes = allProgrammesOf(rules)
  for (const row of enrolments) {
    const tag = options.find(({ id }) => id === row.option_id)?.tag ?? null
    const own = programmesOf(rules, tag).map(({ key }) => key)
    const cancelled = events.find((event) => event.enrolment_id === row.id && event.what === 'cancelled')
    const late = cancelled !== undefined && offer.cancel_until !== null && cancelled.at >= offer.cancel_until
    const used = entries.filter((entry) => entry.enrolment_id === row.id)
    for (const { key } of programmes) {
      const amount = used.filter(({ programme }) => programme === key).reduce((sum, entry) => sum + entry.amount, 0)
      const wasConfirmed = used.some(({ programme, amount }) => programme === key && amount > 0)
      const expected = own.includes(key) && (row.status === 'confirmed' || (late && wasConfirmed)) ? 1 : 0
      if (amount !== expected) wrong.push(`a ${row.status} sign-up used ${key} ${amount} times`)
    }
  }
  for (const { key, most } of programmes) {
    const uses = Map.groupBy(
      entries.filter(({ programme }) => programme === key),
      ({ staff_id }) => staff_id,
    )
    for (const own of uses.values()) if (own.reduce((sum, { amount }) => sum + amount, 0) > most) wrong.push(`somebody used ${key} too often`)
  }
  return wrong
}
