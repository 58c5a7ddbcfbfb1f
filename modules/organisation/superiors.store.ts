import type { z } from 'zod'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import { superiorKind } from './organisation.contract.ts'

type SuperiorKind = z.infer<typeof superiorKind>

export interface NewSuperior {
  kind: SuperiorKind
  name: string
  tenantId: string | null
  documentNo: string | null
  from: string
  to: string | null
}

export interface Superior extends NewSuperior {
  id: string
  version: number
}

/** The present ones first, then from the newest to the oldest. */
export async function listSuperiors(db: Db): Promise<Superior[]> {
  const rows = await db.q.selectFrom('superiors').selectAll().where('tenant_id', '=', db.tenantId).orderBy('valid_from', 'desc').orderBy('kind').execute()
  return rows.map((row) => ({
    id: row.id,
    kind: superiorKind.parse(row.kind),
    name: row.name,
    tenantId: row.superior_tenant_id,
    documentNo: row.document_no,
    from: row.valid_from,
    to: row.valid_to,
    version: row.version,
  }))
}

export async function insertSuperiors(trx: Trx, superiors: NewSuperior[]): Promise<string[]> {
  const rows = superiors.map(({ kind, name, tenantId, documentNo, from, to }) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    kind,
    name,
    superior_tenant_id: tenantId,
    document_no: documentNo,
    valid_from: from,
    valid_to: to,
    version: 1,
    created_at: trx.at,
  }))
  if (rows.length > 0) await trx.q.insertInto('superiors').values(rows).execute()
  return rows.map((row) => row.id)
}

export async function endSuperiorRow(trx: Trx, id: string, on: string): Promise<void> {
  await trx.q
    .updateTable('superiors')
    .set((eb) => ({ valid_to: on, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

/** Superior unions that work on this installation too. `tenants` is shared by all of them and has no tenant of its own. */
export function listSuperiorTenants(db: Db): Promise<{ id: string; name: string }[]> {
  return db.q.selectFrom('tenants').select(['id', 'name']).where('kind', '=', 'superior').orderBy('name').execute()
}

export interface Campus {
  id: string
  name: string
  active: boolean
  version: number
}

export function listCampuses(db: Db): Promise<Campus[]> {
  return db.q
    .selectFrom('campuses')
    .select(['id', 'name', 'active', 'version'])
    .where('tenant_id', '=', db.tenantId)
    .orderBy('active', 'desc')
    .orderBy('sort')
    .orderBy('pinyin_key')
    .execute()
}

/** Returns the id of each name. */
export async function insertCampuses(trx: Trx, names: string[], firstSort = 10): Promise<Map<string, string>> {
  const rows = names.map((name, index) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    name,
    pinyin_key: pinyinSortKey(name),
    sort: firstSort + index * 10,
    active: true,
    version: 1,
    created_at: trx.at,
  }))
  if (rows.length > 0) await trx.q.insertInto('campuses').values(rows).execute()
  return new Map(rows.map((row) => [row.name, row.id]))
}

/** False when somebody changed it since that version. */
export async function updateCampus(trx: Trx, campus: Campus): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('campuses')
    .set({ name: campus.name, pinyin_key: pinyinSortKey(campus.name), active: campus.active, version: campus.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', campus.id)
    .where('version', '=', campus.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
