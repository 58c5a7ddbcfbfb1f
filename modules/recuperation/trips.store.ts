import { sql } from 'kysely'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { uncheckedSql } from './programmes.store.ts'
import type { tripStates } from './recuperation.shapes.ts'

export type TripState = (typeof tripStates)[number]

/** A route on a date with what its group has come to. */
export interface Trip {
  id: string
  title: string
  place: string
  startsAt: Date | null
  endsAt: Date | null
  optionState: string
  outOfProvince: boolean
  priceFen: bigint
  unionFen: bigint
  administrationFen: bigint
  least: number
  meeting: string
  plan: string
  state: TripState
  reason: string | null
  mergedInto: string | null
  leader: { id: string; name: string } | null
  safety: { id: string; name: string } | null
  surveyId: string | null
  places: number
  /** People and parties with a place; parties that wait, that are to be approved, that nobody has checked. */
  people: number
  parties: number
  waiting: number
  pending: number
  unchecked: number
  letters: number
  unanswered: number
  settled: boolean
}

/** All trips of a programme in their order, with their figures: one statement. */
export async function tripsOf(db: Db, offerId: string): Promise<Trip[]> {
  const { rows } = await sql<TripRow>`
    select p.id, p.title, coalesce(p.place, '') as place, p.starts_at, p.ends_at, p.state as option_state, t.out_of_province, t.price_fen, t.union_fen, t.administration_fen,
      t.least, t.meeting, t.plan, t.state, t.reason, t.merged_into, t.leader_id, l.name as leader_name, t.safety_id, s.name as safety_name, t.survey_id,
      coalesce(c.cap, 0) as places, f.people, f.parties, f.waiting, f.pending, f.unchecked, f.letters, f.unanswered,
      exists (select from recuperation_settlements z where z.tenant_id = t.tenant_id and z.option_id = t.option_id) as settled
    from recuperation_trips t
    join offer_options p on p.tenant_id = t.tenant_id and p.id = t.option_id
    left join offer_counters c on c.tenant_id = t.tenant_id and c.offer_id = t.offer_id and c.option_id = t.option_id and c.unit_id is null and c.tag is null
    left join ${directory().everybody(db)} as l on l.staff_id = t.leader_id
    left join ${directory().everybody(db)} as s on s.staff_id = t.safety_id
    cross join lateral (select
        coalesce(sum(e.party) filter (where e.status in ('confirmed', 'offered')), 0)::int as people,
        count(*) filter (where e.status in ('confirmed', 'offered'))::int as parties,
        count(*) filter (where e.status = 'waiting')::int as waiting,
        count(*) filter (where e.status = 'pending')::int as pending,
        count(*) filter (where e.status <> 'waiting' and ${uncheckedSql})::int as unchecked,
        count(w.enrolment_id) filter (where e.status = 'confirmed')::int as letters,
        count(m.id)::int as unanswered
      from enrolments e
      left join recuperation_checks k on k.tenant_id = e.tenant_id and k.enrolment_id = e.id
      left join recuperation_letters w on w.tenant_id = e.tenant_id and w.enrolment_id = e.id and w.option_id = e.option_id
      left join recuperation_transfers m on m.tenant_id = e.tenant_id and m.enrolment_id = e.id and m.answer is null
      where e.tenant_id = t.tenant_id and e.offer_id = t.offer_id and e.option_id = t.option_id and e.status in ('confirmed', 'offered', 'waiting', 'pending')) f
    where t.tenant_id = ${db.tenantId} and t.offer_id = ${offerId} order by p.sort, p.id`.execute(db.q)
  return rows.map(tripOf)
}

export async function findTrip(db: Db, { offerId, tripId }: { offerId: string; tripId: string }): Promise<Trip | null> {
  return (await tripsOf(db, offerId)).find(({ id }) => id === tripId) ?? null
}

interface TripRow {
  id: string
  title: string
  place: string
  starts_at: Date | null
  ends_at: Date | null
  option_state: string
  out_of_province: boolean
  price_fen: bigint
  union_fen: bigint
  administration_fen: bigint
  least: number
  meeting: string
  plan: string
  state: TripState
  reason: string | null
  merged_into: string | null
  leader_id: string | null
  leader_name: string | null
  safety_id: string | null
  safety_name: string | null
  survey_id: string | null
  places: number
  people: number
  parties: number
  waiting: number
  pending: number
  unchecked: number
  letters: number
  unanswered: number
  settled: boolean
}

function tripOf(row: TripRow): Trip {
  const { id, title, place, least, meeting, plan, state, reason, places, people, parties, waiting, pending, unchecked, letters, unanswered, settled } = row
  const person = (staffId: string | null, name: string | null) => (staffId === null ? null : { id: staffId, name: name ?? '—' })
  return {
    id,
    title,
    place,
    least,
    meeting,
    plan,
    state,
    reason,
    places,
    people,
    parties,
    waiting,
    pending,
    unchecked,
    letters,
    unanswered,
    settled,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    optionState: row.option_state,
    outOfProvince: row.out_of_province,
    priceFen: row.price_fen,
    unionFen: row.union_fen,
    administrationFen: row.administration_fen,
    mergedInto: row.merged_into,
    leader: person(row.leader_id, row.leader_name),
    safety: person(row.safety_id, row.safety_name),
    surveyId: row.survey_id,
  }
}

export type TripFacts = Pick<Trip, 'id' | 'outOfProvince' | 'priceFen' | 'unionFen' | 'administrationFen' | 'least' | 'meeting' | 'plan'>

/** Writes what an officer says of trips; who leads them and what became of them stays. */
export async function saveTrips(trx: Trx, offerId: string, trips: readonly TripFacts[]): Promise<void> {
  if (trips.length === 0) return
  const fresh = { state: 'open', leader_id: null, safety_id: null, decided_at: null, merged_into: null, reason: null, asked_at: null, survey_id: null }
  const rows = trips.map((trip) => ({
    tenant_id: trx.tenantId,
    option_id: trip.id,
    offer_id: offerId,
    out_of_province: trip.outOfProvince,
    price_fen: trip.priceFen,
    union_fen: trip.unionFen,
    administration_fen: trip.administrationFen,
    least: trip.least,
    meeting: trip.meeting,
    plan: trip.plan,
    ...fresh,
  }))
  await trx.q
    .insertInto('recuperation_trips')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'option_id']).doUpdateSet(({ ref }) => ({
        out_of_province: ref('excluded.out_of_province'),
        price_fen: ref('excluded.price_fen'),
        union_fen: ref('excluded.union_fen'),
        administration_fen: ref('excluded.administration_fen'),
        least: ref('excluded.least'),
        meeting: ref('excluded.meeting'),
        plan: ref('excluded.plan'),
      })),
    )
    .execute()
}

/** Takes trips out of a draft, with their options and limits. */
export async function removeTrips(trx: Trx, offerId: string, tripIds: readonly string[]): Promise<void> {
  if (tripIds.length === 0) return
  const ids = [...tripIds]
  for (const table of ['recuperation_trips', 'offer_counters', 'checkin_points'] as const)
    await trx.q
      .deleteFrom(table)
      .where('tenant_id', '=', trx.tenantId)
      .where('offer_id', '=', offerId)
      .where((eb) => eb('option_id', '=', eb.fn.any(eb.val(ids))))
      .execute()
  await trx.q
    .deleteFrom('offer_options')
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute()
}

interface Decision {
  state: Exclude<TripState, 'open'>
  reason?: string | null
  mergedInto?: string | null
}

/** What becomes of a group. */
export async function decideTrip(trx: Trx, tripId: string, { state, reason = null, mergedInto = null }: Decision): Promise<void> {
  await trx.q
    .updateTable('recuperation_trips')
    .set({ state, reason, merged_into: mergedInto, decided_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('option_id', '=', tripId)
    .execute()
}

/** Who holds a place of a trip, with what each has confirmed: one statement. */
export interface Traveller {
  enrolmentId: string
  staffId: string
  unitId: string
  name: string
  staffNo: string
  party: number
  answers: Record<string, string | boolean> | null
  letterAt: Date | null
  transfer: string | null
  moved: boolean
  came: boolean
  companions: { no: number; name_sealed: string; relation: string; id_no_sealed: string | null }[] | null
}

export async function travellersOf(db: Db, { offerId, tripId, unitIds }: { offerId: string; tripId: string; unitIds: readonly string[] | null }): Promise<Traveller[]> {
  const { rows } = await sql<Traveller>`
    select e.id as "enrolmentId", e.staff_id as "staffId", e.unit_id as "unitId", s.name, s.staff_no as "staffNo", e.party, e.answers, w.at as "letterAt",
      m.id is not null as moved, m.answer as transfer,
      exists (select from checkins c join checkin_points q on q.tenant_id = c.tenant_id and q.id = c.point_id and (q.option_id is null or q.option_id = e.option_id)
        where c.tenant_id = e.tenant_id and c.enrolment_id = e.id) as came,
      (select json_agg(json_build_object('no', n.no, 'name_sealed', n.name_sealed, 'relation', n.relation, 'id_no_sealed', n.id_no_sealed) order by n.no)
        from enrolment_companions n where n.tenant_id = e.tenant_id and n.enrolment_id = e.id) as companions
    from enrolments e join ${directory().everybody(db)} as s on s.staff_id = e.staff_id
    left join recuperation_letters w on w.tenant_id = e.tenant_id and w.enrolment_id = e.id and w.option_id = e.option_id
    left join lateral (select m.id, m.answer from recuperation_transfers m where m.tenant_id = e.tenant_id and m.enrolment_id = e.id and m.to_option_id = e.option_id
      order by m.at desc limit 1) m on true
    where e.tenant_id = ${db.tenantId} and e.offer_id = ${offerId} and e.option_id = ${tripId} and e.status = 'confirmed'
      and ${unitIds === null ? sql`true` : sql`e.unit_id = any(${[...unitIds]}::uuid[])`}
    order by s.pinyin_key collate "C", e.id`.execute(db.q)
  return rows
}
