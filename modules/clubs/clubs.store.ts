import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { fenFromYuan, yuanFromFen } from '../../kernel/money.ts'
import { clubKinds, type ClubKind } from './clubs.shapes.ts'

export interface ClubFacts {
  kind: ClubKind
  about: string
  meets: string
  place: string
  contact: string
  recruiting: boolean
  approval: boolean
  /** Yuan for a year; null: nothing. */
  fee: string | null
}

export interface Profile extends ClubFacts {
  unitId: string
  version: number
}

/** A club of which the organisation alone knows so far. Nobody joins it before somebody has looked after it. */
const blank: ClubFacts = { kind: 'other', about: '', meets: '', place: '', contact: '', recruiting: false, approval: true, fee: null }

export async function profilesOf(db: Db, unitIds: readonly string[]): Promise<(unitId: string) => Profile> {
  const rows = unitIds.length === 0 ? [] : await db.q.selectFrom('clubs').selectAll().where('tenant_id', '=', db.tenantId).where('unit_id', 'in', unitIds).execute()
  const known = new Map(rows.map((row) => [row.unit_id, profileIn(row)]))
  return (unitId) => known.get(unitId) ?? { unitId, version: 1, ...blank }
}

/** Clubs that have told of themselves, the dissolved ones too. */
export async function knownClubs(db: Db): Promise<string[]> {
  const rows = await db.q.selectFrom('clubs').select('unit_id').where('tenant_id', '=', db.tenantId).execute()
  return rows.map((row) => row.unit_id)
}

/** Holds the club until the commit: whoever joins, leaves or changes it comes one after another. */
export async function lockClub(trx: Trx, unitId: string): Promise<Profile> {
  await insertProfile(trx, unitId, blank)
  const row = await trx.q.selectFrom('clubs').selectAll().where('tenant_id', '=', trx.tenantId).where('unit_id', '=', unitId).forUpdate().executeTakeFirstOrThrow()
  return profileIn(row)
}

/** What is there already stays as it is. */
export async function insertProfile(trx: Trx, unitId: string, facts: ClubFacts): Promise<void> {
  await trx.q
    .insertInto('clubs')
    .values({ tenant_id: trx.tenantId, unit_id: unitId, version: 1, ...columnsOf(facts) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'unit_id']).doNothing())
    .execute()
}

/** The caller holds the club and has compared its version. */
export async function updateProfile(trx: Trx, unitId: string, facts: ClubFacts): Promise<void> {
  await trx.q
    .updateTable('clubs')
    .set((eb) => ({ ...columnsOf(facts), version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('unit_id', '=', unitId)
    .execute()
}

function columnsOf({ fee, ...facts }: ClubFacts) {
  return { ...facts, fee_fen: fee === null || fenFromYuan(fee) === 0n ? null : fenFromYuan(fee) }
}

function profileIn(row: Selectable<Tables['clubs']>): Profile {
  const { about, meets, place, contact, recruiting, approval, version } = row
  const kind = clubKinds.find((one) => one === row.kind) ?? 'other'
  return { unitId: row.unit_id, kind, about, meets, place, contact, recruiting, approval, fee: row.fee_fen === null ? null : yuanFromFen(row.fee_fen), version }
}
