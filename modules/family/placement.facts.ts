import { sql } from 'kysely'
import type { CaseRow } from '../../engines/cases/process.ts'
import type { Db } from '../../kernel/db/handle.ts'

/** What the guards of an application look at. */
export interface PlacementFacts {
  staffId: string
  roundId: string
  roundTitle: string
  roundState: string
  opensAt: Date
  closesAt: Date
  contact: string
  checkDays: number
  acceptDays: number
  moreDays: number | null
  submitted: boolean
  schoolId: string | null
}

/** One statement, however many applications. */
export async function loadPlacementFacts(db: Db, cases: readonly CaseRow[]): Promise<ReadonlyMap<string, PlacementFacts>> {
  if (cases.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('placement_applications as a')
    .innerJoin('placement_rounds as r', (join) => join.onRef('r.tenant_id', '=', 'a.tenant_id').onRef('r.id', '=', 'a.round_id'))
    .select([
      'a.id',
      'a.staff_id',
      'a.round_id',
      'a.more_days',
      'a.submitted_at',
      'a.school_id',
      'r.title',
      'r.state',
      'r.opens_at',
      'r.closes_at',
      'r.contact',
      'r.check_days',
      'r.accept_days',
    ])
    .where('a.tenant_id', '=', db.tenantId)
    .where('r.tenant_id', '=', db.tenantId)
    .where(sql<boolean>`a.id = any(${cases.map(({ id }) => id)}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        staffId: row.staff_id,
        roundId: row.round_id,
        roundTitle: row.title,
        roundState: row.state,
        opensAt: row.opens_at,
        closesAt: row.closes_at,
        contact: row.contact,
        checkDays: row.check_days,
        acceptDays: row.accept_days,
        moreDays: row.more_days,
        submitted: row.submitted_at !== null,
        schoolId: row.school_id,
      },
    ]),
  )
}
