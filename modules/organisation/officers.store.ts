import { sql } from 'kysely'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { cadreKind, endReason, officeCode } from './officers.contract.ts'
import type { CadreKind, Consent, EndReason, Span } from './officers.rules.ts'
import type { OfficeCode } from './organisation.shapes.ts'

export interface NewOffice extends Span {
  unitId: string
  staffId: string
  office: OfficeCode
  title: string
  cadreKind: CadreKind
  termId: string | null
  documentNo: string | null
  endReason: EndReason | null
}

export interface Office extends NewOffice {
  id: string
  endDocumentNo: string | null
  consent: Consent
  version: number
}

export interface NewTerm {
  unitId: string
  ordinal: number
  from: string
  to: string
  documentNo: string | null
}

export interface Term extends NewTerm {
  id: string
  version: number
}

/** All offices of a unit, the newest first; enough for a page to show. */
export async function officesOfUnit(db: Db, unitId: string): Promise<Office[]> {
  const rows = await selectOffices(db).where('unit_id', '=', unitId).orderBy('valid_from', 'desc').orderBy('id').limit(400).execute()
  return rows.map(officeRow)
}

export async function findOffice(db: Db, id: string): Promise<Office | null> {
  const row = await selectOffices(db).where('id', '=', id).executeTakeFirst()
  return row ? officeRow(row) : null
}

/** Offices that go on or begin after a day in these units: what ends with them. */
export async function officesFrom(db: Db, unitIds: string[], onDate: string): Promise<Office[]> {
  if (unitIds.length === 0) return []
  const rows = await selectOffices(db)
    .where('unit_id', 'in', unitIds)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDate)]))
    .orderBy('unit_id')
    .orderBy('id')
    .execute()
  return rows.map(officeRow)
}

export interface OfficeFilter {
  onDate: string
  offices?: OfficeCode[]
  cadreKind?: CadreKind
  scope?: Scope
  unitIds?: string[]
}

/** Offices held on a day. */
export async function officesOn(db: Db, { onDate, offices, cadreKind: kind, scope, unitIds }: OfficeFilter): Promise<Office[]> {
  let query = selectOffices(db)
    .where('valid_from', '<=', onDate)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDate)]))
  if (offices) query = query.where('office', 'in', offices)
  if (kind) query = query.where('cadre_kind', '=', kind)
  for (const ids of [unitIds, scope && !scope.all ? scope.unitIds : undefined]) {
    if (ids) query = query.where(sql<boolean>`unit_id = any(${ids}::uuid[])`)
  }
  return (await query.orderBy('valid_from').orderBy('id').execute()).map(officeRow)
}

export async function insertOffices(trx: Trx, offices: NewOffice[]): Promise<string[]> {
  const rows = offices.map((office) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    unit_id: office.unitId,
    staff_id: office.staffId,
    office: office.office,
    title: office.title,
    cadre_kind: office.cadreKind,
    term_id: office.termId,
    valid_from: office.from,
    valid_to: office.to,
    document_no: office.documentNo,
    end_reason: office.endReason,
    end_document_no: null,
    consent_no: null,
    consent_on: null,
    version: 1,
    created_at: trx.at,
  }))
  if (rows.length > 0) await trx.q.insertInto('unit_offices').values(rows).execute()
  return rows.map((row) => row.id)
}

export async function endOfficeRow(trx: Trx, id: string, ending: { on: string; reason: EndReason; documentNo: string | null; consent: Consent }): Promise<void> {
  await trx.q
    .updateTable('unit_offices')
    .set((eb) => ({
      valid_to: ending.on,
      end_reason: ending.reason,
      end_document_no: ending.documentNo,
      consent_no: ending.consent.no,
      consent_on: ending.consent.on,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

/** Ends what goes on in units that close. What would only have begun later ends as it begins: it was never held. */
export async function endAllIn(trx: Trx, unitIds: string[], { onDate, documentNo }: { onDate: string; documentNo: string | null }): Promise<void> {
  if (unitIds.length === 0) return
  await trx.q
    .updateTable('unit_offices')
    .set((eb) => ({
      valid_to: sql<string>`greatest(valid_from, ${onDate}::date)`,
      end_reason: 'reorganisation',
      end_document_no: documentNo,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', trx.tenantId)
    .where('unit_id', 'in', unitIds)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDate)]))
    .execute()
  await trx.q
    .updateTable('unit_terms')
    .set((eb) => ({ valid_to: sql<string>`greatest(valid_from, ${onDate}::date)`, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('unit_id', 'in', unitIds)
    .where('valid_to', '>', onDate)
    .execute()
}

/** From the newest to the oldest. */
export async function termsOf(db: Db, unitIds: string[]): Promise<Term[]> {
  if (unitIds.length === 0) return []
  const rows = await selectTerms(db).where('unit_id', 'in', unitIds).orderBy('unit_id').orderBy('ordinal', 'desc').execute()
  return rows.map(termRow)
}

export async function findTerm(db: Db, id: string): Promise<Term | null> {
  const row = await selectTerms(db).where('id', '=', id).executeTakeFirst()
  return row ? termRow(row) : null
}

export async function insertTerms(trx: Trx, terms: NewTerm[]): Promise<string[]> {
  const rows = terms.map((term) => ({ tenant_id: trx.tenantId, id: newId(), ...termColumns(term), unit_id: term.unitId, version: 1, created_at: trx.at }))
  if (rows.length > 0) await trx.q.insertInto('unit_terms').values(rows).execute()
  return rows.map((row) => row.id)
}

export async function updateTerm(trx: Trx, term: Term): Promise<void> {
  await trx.q
    .updateTable('unit_terms')
    .set({ ...termColumns(term), version: term.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', term.id)
    .execute()
}

function termColumns({ ordinal, from, to, documentNo }: NewTerm) {
  return { ordinal, valid_from: from, valid_to: to, document_no: documentNo }
}

function selectOffices(db: Db) {
  return db.q.selectFrom('unit_offices').selectAll().where('tenant_id', '=', db.tenantId)
}

function selectTerms(db: Db) {
  return db.q.selectFrom('unit_terms').selectAll().where('tenant_id', '=', db.tenantId)
}

type OfficeRow = Awaited<ReturnType<ReturnType<typeof selectOffices>['executeTakeFirstOrThrow']>>
type TermRow = Awaited<ReturnType<ReturnType<typeof selectTerms>['executeTakeFirstOrThrow']>>

function officeRow(row: OfficeRow): Office {
  return {
    id: row.id,
    unitId: row.unit_id,
    staffId: row.staff_id,
    office: officeCode.parse(row.office),
    title: row.title,
    cadreKind: cadreKind.parse(row.cadre_kind),
    termId: row.term_id,
    from: row.valid_from,
    to: row.valid_to,
    documentNo: row.document_no,
    endReason: endReason.nullable().parse(row.end_reason),
    endDocumentNo: row.end_document_no,
    consent: { no: row.consent_no, on: row.consent_on },
    version: row.version,
  }
}

function termRow(row: TermRow): Term {
  return { id: row.id, unitId: row.unit_id, ordinal: row.ordinal, from: row.valid_from, to: row.valid_to, documentNo: row.document_no, version: row.version }
}
