import type { z } from 'zod'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { standardValue } from './standards.contract.ts'

type StandardValue = z.infer<typeof standardValue>

export interface StandardFacts {
  title: string
  region: string
  documentNo: string | null
  article: string | null
  value: StandardValue
  verified: boolean
  note: string | null
}

export interface Standard extends StandardFacts {
  id: string
  key: string
  validFrom: string
  /** The first day on which it no longer holds. */
  validTo: string | null
  version: number
}

export async function listStandards(db: Db): Promise<Standard[]> {
  const rows = await selectStandards(db).orderBy('key').orderBy('valid_from', 'desc').execute()
  return rows.map(standardOf)
}

/** The rule of this key that holds on a day, with its citation; null where none is entered. */
export async function findStandard(db: Db, key: string, onDate: string): Promise<Standard | null> {
  const row = await selectStandards(db)
    .where('key', '=', key)
    .where('valid_from', '<=', onDate)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDate)]))
    .executeTakeFirst()
  return row ? standardOf(row) : null
}

export async function findLatestStandard(db: Db, key: string): Promise<Standard | null> {
  const row = await selectStandards(db).where('key', '=', key).orderBy('valid_from', 'desc').limit(1).executeTakeFirst()
  return row ? standardOf(row) : null
}

/** Ends the open rule of this key, if there is one. */
export async function endOpenStandard(trx: Trx, key: string, validTo: string): Promise<void> {
  await trx.q
    .updateTable('standards')
    .set((eb) => ({ valid_to: validTo, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('key', '=', key)
    .where('valid_to', 'is', null)
    .execute()
}

export async function insertStandards(trx: Trx, standards: (StandardFacts & { key: string; validFrom: string })[]): Promise<string[]> {
  const rows = standards.map(({ key, validFrom, ...facts }) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    key,
    ...columnsOf(facts),
    valid_from: validFrom,
    valid_to: null,
    version: 1,
    created_at: trx.at,
  }))
  await trx.q.insertInto('standards').values(rows).execute()
  return rows.map((row) => row.id)
}

/** `version` is the one that was seen. False when somebody changed it since. */
export async function updateStandard(trx: Trx, { id, version, ...facts }: StandardFacts & { id: string; version: number }): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('standards')
    .set({ ...columnsOf(facts), version: version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function standardExists(db: Db, id: string): Promise<boolean> {
  return (await selectStandards(db).where('id', '=', id).executeTakeFirst()) !== undefined
}

function selectStandards(db: Db) {
  return db.q.selectFrom('standards').selectAll().where('tenant_id', '=', db.tenantId)
}

function columnsOf({ title, region, documentNo, article, value, verified, note }: StandardFacts) {
  return { title, region, document_no: documentNo, article, value: JSON.stringify(value), verified, note }
}

type Row = Awaited<ReturnType<ReturnType<typeof selectStandards>['executeTakeFirstOrThrow']>>

function standardOf(row: Row): Standard {
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    region: row.region,
    documentNo: row.document_no,
    article: row.article,
    value: standardValue.parse(row.value),
    verified: row.verified,
    note: row.note,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
  }
}
