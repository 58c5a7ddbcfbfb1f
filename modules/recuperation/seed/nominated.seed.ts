import { review } from '../../../engines/capacity/moves/review.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { putOnList } from '../nominations/nominate.ts'
import { writeProgramme } from '../programmes.actions.ts'
import type { Facts, TripEntry } from '../recuperation.rules.ts'
import { writeTrips } from '../trips.actions.ts'
import { nominees } from './words.ts'

interface Honoured {
  rootId: string
  facts: Facts
  trip: TripEntry
  people: readonly { staffId: string; unitId: string }[]
}

/** A programme for model workers and the advanced, with the first nominations of branches. */
export async function seedNominated(trx: Trx, { rootId, facts, trip, people }: Honoured): Promise<void> {
  const id = newId()
  await writeProgramme(trx, { id, unitId: rootId, facts })
  const [tripId = ''] = await writeTrips(trx, { id, state: 'draft' }, [trip])
  await trx.q
    .updateTable('offers')
    .set({ state: 'published', published_at: new Date(facts.opensAt), roster_at: new Date(facts.opensAt), roster_size: 0 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
  // Each from a branch of its own.
  const named = people.filter(({ unitId }, at) => people.findIndex((one) => one.unitId === unitId) === at).slice(0, nominees.length)
  const rows = named.map(({ staffId, unitId }, at) => ({ id: newId(), staffId, unitId, seq: BigInt(at + 1), nominee: nominees[at] }))
  for (const { staffId } of rows) await putOnList(trx, { offerId: id, staffId })
  await nominateAll(trx, { id, tripId, rows, at: new Date(facts.opensAt) })
  const [first] = rows
  if (!first) return
  const check = { passed: true, reason: null, account_id: null, actor_name: '校工会办公室', at: trx.at }
  await trx.q
    .insertInto('recuperation_checks')
    .values({ tenant_id: trx.tenantId, enrolment_id: first.id, offer_id: id, ...check })
    .execute()
  await review(trx, { offerId: id, enrolmentId: first.id, declined: null, actorName: check.actor_name })
}

interface Nominations {
  id: string
  tripId: string
  rows: readonly { id: string; staffId: string; unitId: string; seq: bigint; nominee: (typeof nominees)[number] | undefined }[]
  at: Date
}

async function nominateAll(trx: Trx, { id, tripId, rows, at }: Nominations): Promise<void> {
  if (rows.length === 0) return
  const plain = { party: 1, choices: null, by_default: false, account_id: null, lapses_at: null, reason: null, asked: '', place: null, status: 'pending' }
  await trx.q
    .insertInto('enrolments')
    .values(
      rows.map((row) => ({
        tenant_id: trx.tenantId,
        id: row.id,
        offer_id: id,
        option_id: tripId,
        staff_id: row.staffId,
        unit_id: row.unitId,
        seq: row.seq,
        key: row.id,
        answers: JSON.stringify({ phone: '13800000000', emergency: '家属 13900000000' }),
        created_at: at,
        changed_at: at,
        ...plain,
      })),
    )
    .execute()
  await trx.q
    .updateTable('offer_gates')
    .set({ next_seq: BigInt(rows.length + 1) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', id)
    .execute()
  await trx.q
    .insertInto('recuperation_nominations')
    .values(
      rows.map((row) => ({
        tenant_id: trx.tenantId,
        enrolment_id: row.id,
        offer_id: id,
        honour: row.nominee?.honour ?? '',
        honour_no: row.nominee?.honourNo ?? null,
        deeds: row.nominee?.deeds ?? '',
        account_id: null,
        actor_name: '分工会干部',
        at,
      })),
    )
    .execute()
}
