import { sql } from 'kysely'
import type { Trx } from '../../kernel/db/handle.ts'
import { plainArray } from '../../kernel/db/plain-array.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { notFound } from '../../kernel/errors.ts'
import type { OfferState, OptionState } from './claims/claims.types.ts'
import { offerModes, offerRules, type OfferRules } from './offer-rules.ts'
import type { Room } from './rooms.ts'

/**
 * Takes the offer's lock and reads the offer behind it. Two statements: the second sees all that was committed while the
 * first one waited.
 */
export async function openGate(trx: Trx, offerId: string): Promise<OfferState> {
  const gate = await trx.q
    .selectFrom('offer_gates')
    .modifyFront(prepared)
    .select(['next_seq', 'waiting'])
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .forUpdate()
    .executeTakeFirst()
  if (!gate) throw notFound()
  const offer = await readBehindGate(trx, offerId)
  return {
    id: offerId,
    service: offer.service,
    // The column's own constraints allow nothing else.
    mode: offerModes.find((mode) => mode === offer.mode) ?? 'first_come',
    state: offer.state as OfferState['state'],
    opensAt: offer.opens_at,
    closesAt: offer.closes_at,
    cancelUntil: offer.cancel_until,
    finalAt: offer.final_at,
    cancelledReason: offer.cancelled_reason,
    unitId: offer.unit_id,
    title: offer.title,
    rules: rulesOf(offer.rules, `${offerId}/${offer.version}`),
    options: new Map((offer.options ?? []).map((option) => [option.id, option])),
    counters: offer.counters ?? [],
    nextSeq: gate.next_seq,
    // Written by `closeGate` and nobody else.
    waiting: new Map(Object.entries(gate.waiting as Record<string, number>)),
  }
}

function readBehindGate(trx: Trx, offerId: string) {
  return trx.q
    .selectFrom('offers as o')
    .modifyFront(prepared)
    .select(['o.service', 'o.title', 'o.unit_id', 'o.mode', 'o.state', 'o.opens_at', 'o.closes_at', 'o.cancel_until', 'o.final_at', 'o.rules', 'o.cancelled_reason', 'o.version'])
    .select([
      sql<OptionState[] | null>`(select json_agg(json_build_object('id', p.id, 'tag', p.tag, 'state', p.state, 'startsAt', p.starts_at))
        from offer_options p where p.tenant_id = o.tenant_id and p.offer_id = o.id)`.as('options'),
      sql<Room[] | null>`(select json_agg(json_build_object('id', c.id, 'optionId', c.option_id, 'tag', c.tag, 'unitId', c.unit_id, 'cap', c.cap, 'taken', c.taken, 'held', c.held))
        from offer_counters c where c.tenant_id = o.tenant_id and c.offer_id = o.id)`.as('counters'),
    ])
    .where('o.tenant_id', '=', trx.tenantId)
    .where('o.id', '=', offerId)
    .executeTakeFirstOrThrow()
}

export interface GateChanges {
  changedRooms: readonly Room[]
  nextSeq: bigint
  waiting: ReadonlyMap<string, number>
}

/** Writes back what was decided behind the gate. */
export async function closeGate(trx: Trx, offerId: string, { changedRooms, nextSeq, waiting }: GateChanges): Promise<void> {
  const { tenantId } = trx
  const line = JSON.stringify(Object.fromEntries([...waiting].filter(([, parties]) => parties > 0)))
  await sql`
    with ${prepared} counted as (
      update offer_counters c set taken = n.taken, held = n.held
      from unnest(${plainArray(changedRooms.map(({ id }) => id))}::uuid[], ${plainArray(changedRooms.map(({ taken }) => taken))}::int[], ${plainArray(changedRooms.map(({ held }) => held))}::int[]) as n (id, taken, held)
      where c.tenant_id = ${tenantId} and c.id = n.id)
    update offer_gates set next_seq = ${nextSeq}, waiting = ${line}::jsonb where tenant_id = ${tenantId} and offer_id = ${offerId}`.execute(trx.q)
}

const parsed = new Map<string, OfferRules>()
const mostParsed = 500

/** The rules of one version never change: parsed once, not with every batch. */
function rulesOf(stored: unknown, versionKey: string): OfferRules {
  const known = parsed.get(versionKey)
  if (known) return known
  const rules = offerRules.parse(stored)
  if (parsed.size >= mostParsed) parsed.clear()
  parsed.set(versionKey, rules)
  return rules
}
