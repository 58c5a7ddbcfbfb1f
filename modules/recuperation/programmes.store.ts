import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Facts, Rule } from './recuperation.rules.ts'
import { recuperationService } from './recuperation.service.ts'

/** What a programme rests on and says, beside its offer. */
export interface Programme extends Rule {
  offerId: string
  year: number
  body: string
  contact: string
  safetyLetter: string
}

export async function programmesOf(db: Db, offerIds: readonly string[]): Promise<ReadonlyMap<string, Programme>> {
  if (offerIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('recuperation_programmes')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where((eb) => eb('offer_id', '=', eb.fn.any(eb.val([...offerIds]))))
    .execute()
  return new Map(
    rows.map((row) => [
      row.offer_id,
      {
        offerId: row.offer_id,
        year: row.year,
        basisTitle: row.basis_title,
        basisNo: row.basis_no,
        everyYears: row.every_years,
        serviceYears: row.service_years,
        countsOn: row.counts_on,
        noShowUses: row.no_show_uses,
        companions: row.companions,
        outShareOf: row.out_share_of,
        outEveryYears: row.out_every_years,
        body: row.body,
        contact: row.contact,
        safetyLetter: row.safety_letter,
        nominated: row.nominated,
        usesOrdinary: row.uses_ordinary,
      },
    ]),
  )
}

/** What stands beside the offer. An ordinary programme is always the ordinary one. */
export function programmeFrom(offerId: string, facts: Facts): Programme {
  const nominated = facts.mode === 'nominated'
  return { ...facts, offerId, nominated, usesOrdinary: !nominated || facts.usesOrdinary }
}

export async function saveProgramme(trx: Trx, programme: Programme): Promise<void> {
  const columns = {
    year: programme.year,
    basis_title: programme.basisTitle,
    basis_no: programme.basisNo,
    every_years: programme.everyYears,
    service_years: programme.serviceYears,
    counts_on: programme.countsOn,
    no_show_uses: programme.noShowUses,
    companions: programme.companions,
    out_share_of: programme.outShareOf,
    out_every_years: programme.outEveryYears,
    body: programme.body,
    contact: programme.contact,
    safety_letter: programme.safetyLetter,
    nominated: programme.nominated,
    uses_ordinary: programme.usesOrdinary,
  }
  await trx.q
    .insertInto('recuperation_programmes')
    .values({ tenant_id: trx.tenantId, offer_id: programme.offerId, ...columns })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id']).doUpdateSet(columns))
    .execute()
}

export interface DeskRow {
  id: string
  title: string
  unit_id: string
  state: string
  opens_at: Date | null
  closes_at: Date | null
  final_at: Date | null
  version: number
  year: number
  trips: number
  places: number
  taken: number
  waiting: number
  unchecked: number
}

interface DeskAsked {
  /** Whose own drafts and programmes are listed; null: all. */
  own: readonly string[] | null
  /** Held above these, and published: a branch sees them too. */
  above: readonly string[]
  search: string | null
  after: string | null
  limit: number
}

const countCap = 1_000

/** Programmes with their figures, the latest first, in two statements. Of sign-ups only those within reach are counted as unchecked. */
export async function listProgrammes(db: Db, asked: DeskAsked): Promise<{ rows: DeskRow[]; count: number }> {
  const { own, search, after, limit } = asked
  const where = sql<SqlBool>`o.tenant_id = ${db.tenantId} and o.service = ${recuperationService.key} and ${seen(asked)}
    and ${search === null ? sql`true` : sql`strpos(o.title, ${search}) > 0`}`
  const reach = own === null ? sql`true` : sql`e.unit_id = any(${[...own]}::uuid[])`
  const from = sql`offers o join recuperation_programmes r on r.tenant_id = o.tenant_id and r.offer_id = o.id`
  const { rows } = await sql<DeskRow>`
    select o.id, o.title, o.unit_id, o.state, o.opens_at, o.closes_at, o.final_at, o.version, r.year,
      (select count(*)::int from offer_options p where p.tenant_id = o.tenant_id and p.offer_id = o.id and p.state = 'open') as trips,
      (select coalesce(sum(c.cap), 0)::int from offer_counters c join offer_options p on p.tenant_id = c.tenant_id and p.id = c.option_id and p.state = 'open'
        where c.tenant_id = o.tenant_id and c.offer_id = o.id and c.unit_id is null) as places,
      f.taken, f.waiting, f.unchecked
    from ${from}
    cross join lateral (select
        coalesce(sum(e.party) filter (where e.status in ('confirmed', 'offered')), 0)::int as taken,
        count(*) filter (where e.status = 'waiting')::int as waiting,
        count(*) filter (where ${reach} and ${uncheckedSql})::int as unchecked
      from enrolments e left join recuperation_checks k on k.tenant_id = e.tenant_id and k.enrolment_id = e.id
      where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.status in ('confirmed', 'offered', 'waiting', 'pending')) f
    where ${where} and ${after === null ? sql`true` : sql`o.id < ${after}::uuid`} order by o.id desc limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 from ${from} where ${where} limit ${countCap}) as few`.execute(db.q)
  return { rows, count: counted.rows[0]?.count ?? 0 }
}

/** A sign-up `e` that nobody has checked (`k`), and that still may be. */
export const uncheckedSql: RawBuilder<SqlBool> = sql`(k.enrolment_id is null and e.status in ('pending', 'confirmed', 'waiting', 'offered'))`

function seen({ own, above }: DeskAsked): RawBuilder<SqlBool> {
  if (own === null) return sql`true`
  return sql`(o.unit_id = any(${[...own]}::uuid[]) or (o.state <> 'draft' and o.unit_id = any(${[...above]}::uuid[])))`
}
