import { sql, type Selectable } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { leapDays, programmeStates, type ProgrammeState } from './birthdays.shapes.ts'
import type { Terms } from './birthdays.rules.ts'

export interface ProgrammeFacts extends Omit<Terms, 'year'> {
  treat: string
  amountFen: bigint
  greeting: string
  contact: string
}

export interface Programme extends ProgrammeFacts {
  id: string
  unitId: string
  year: number
  state: ProgrammeState
  issuedThrough: string | null
  version: number
}

/** More programmes than one university makes in decades. */
const mostShown = 500

export async function findProgramme(db: Db, id: string): Promise<Programme | null> {
  const row = await select(db).where('id', '=', id).executeTakeFirst()
  return row ? programmeIn(row) : null
}

/** All programmes, the latest year first. */
export async function allProgrammes(db: Db): Promise<Programme[]> {
  const rows = await select(db).orderBy('year', 'desc').orderBy('created_at').orderBy('id').limit(mostShown).execute()
  return rows.map(programmeIn)
}

/** Programmes that issue something in a year. */
export async function runningIn(db: Db, year: number): Promise<Programme[]> {
  const rows = await select(db).where('year', '=', year).where('state', '=', 'running').orderBy('id').execute()
  return rows.map(programmeIn)
}

/** The same, held until the commit: whatever issues or takes back comes one after another. */
export async function lockRunning(trx: Trx, year: number): Promise<Programme[]> {
  const rows = await select(trx).where('year', '=', year).where('state', '=', 'running').orderBy('id').forUpdate().execute()
  return rows.map(programmeIn)
}

export async function lockProgramme(trx: Trx, id: string): Promise<Programme | null> {
  const row = await select(trx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? programmeIn(row) : null
}

/** Years of running programmes that were not gone through yet on this day. */
export async function yearsToIssue(db: Db, day: string): Promise<number[]> {
  const rows = await db.q
    .selectFrom('birthday_programmes')
    .select('year')
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'running')
    .where((eb) => eb.or([eb('issued_through', 'is', null), eb('issued_through', '<', day)]))
    .orderBy('year')
    .execute()
  return rows.map(({ year }) => year)
}

export async function insertProgramme(trx: Trx, { id, unitId, year, ...facts }: ProgrammeFacts & { id: string; unitId: string; year: number }): Promise<void> {
  await trx.q
    .insertInto('birthday_programmes')
    .values({ tenant_id: trx.tenantId, id, unit_id: unitId, year, state: 'draft', issued_through: null, created_at: trx.at, version: 1, ...columnsOf(facts) })
    .execute()
}

interface Change {
  facts?: ProgrammeFacts
  state?: ProgrammeState
}

/** The caller holds the programme and has compared its version. */
export async function updateProgramme(trx: Trx, id: string, { facts, state }: Change): Promise<void> {
  await trx.q
    .updateTable('birthday_programmes')
    .set((eb) => ({ ...(facts ? columnsOf(facts) : {}), ...(state ? { state } : {}), version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

export async function markIssued(trx: Trx, ids: readonly string[], day: string): Promise<void> {
  await trx.q
    .updateTable('birthday_programmes')
    .set({ issued_through: day })
    .where('tenant_id', '=', trx.tenantId)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

/** The shops of each programme. */
export async function shopsOf(db: Db, programmeIds: readonly string[]): Promise<(programmeId: string) => string[]> {
  const rows = await db.q
    .selectFrom('birthday_programme_shops')
    .select(['programme_id', 'shop_id'])
    .where('tenant_id', '=', db.tenantId)
    .where(sql<boolean>`programme_id = any(${[...programmeIds]}::uuid[])`)
    .orderBy('shop_id')
    .execute()
  const by = Map.groupBy(rows, (row) => row.programme_id)
  return (programmeId) => (by.get(programmeId) ?? []).map((row) => row.shop_id)
}

export async function setShops(trx: Trx, programmeId: string, shopIds: readonly string[]): Promise<void> {
  await trx.q.deleteFrom('birthday_programme_shops').where('tenant_id', '=', trx.tenantId).where('programme_id', '=', programmeId).execute()
  if (shopIds.length === 0) return
  const rows = [...new Set(shopIds)].map((shopId) => ({ tenant_id: trx.tenantId, programme_id: programmeId, shop_id: shopId }))
  await trx.q.insertInto('birthday_programme_shops').values(rows).execute()
}

function select(db: Db) {
  return db.q.selectFrom('birthday_programmes').selectAll().where('tenant_id', '=', db.tenantId)
}

function columnsOf(facts: ProgrammeFacts) {
  return {
    treat: facts.treat,
    amount_fen: facts.amountFen,
    days_ahead: facts.daysAhead,
    valid_days: facts.validDays,
    from_day: facts.fromDay,
    include_retired: facts.includeRetired,
    late_joiners: facts.lateJoiners,
    leap_day: facts.leapDay,
    greeting: facts.greeting,
    contact: facts.contact,
  }
}

function programmeIn(row: Selectable<Tables['birthday_programmes']>): Programme {
  return {
    id: row.id,
    unitId: row.unit_id,
    year: row.year,
    treat: row.treat,
    amountFen: row.amount_fen,
    daysAhead: row.days_ahead,
    validDays: row.valid_days,
    fromDay: row.from_day,
    includeRetired: row.include_retired,
    lateJoiners: row.late_joiners,
    leapDay: leapDays.find((one) => one === row.leap_day) ?? '02-28',
    greeting: row.greeting,
    contact: row.contact,
    state: programmeStates.find((one) => one === row.state) ?? 'draft',
    issuedThrough: row.issued_through,
    version: row.version,
  }
}
