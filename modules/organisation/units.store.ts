import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { notFounded } from './organisation.errors.ts'
import type { Histories, Succession, UnitHistory, UnitVersion } from './organisation.types.ts'
import type { Plan, PlannedChange } from './plan.draft.ts'
import { committeeKind, successionKind, unitKind } from './units.contract.ts'
import { nameOf } from './versions.rules.ts'

/** Makes every change of the organisation wait for the one before it. Take it first in the transaction. */
export async function lockOrganisation(trx: Trx): Promise<void> {
  const root = await trx.q.selectFrom('units').select('id').where('tenant_id', '=', trx.tenantId).where('kind', '=', 'university').forUpdate().executeTakeFirst()
  if (!root) throw notFounded()
}

/** Locks units about to change or end against whoever puts people into them meanwhile (`lockLivingUnits`). */
export async function lockUnits(trx: Trx, unitIds: string[], strength: 'update' | 'share'): Promise<void> {
  if (unitIds.length === 0) return
  const query = trx.q.selectFrom('units').select('id').where('tenant_id', '=', trx.tenantId).where('id', 'in', unitIds).orderBy('id')
  await (strength === 'update' ? query.forUpdate() : query.forShare()).execute()
}

/** Those of these units that exist on the day. Whatever stands above a living unit lives too: no plan leaves children behind. */
export async function livingAmong(db: Db, unitIds: string[], onDate: string): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await db.q
    .selectFrom('unit_versions')
    .select('unit_id')
    .where('tenant_id', '=', db.tenantId)
    .where('unit_id', 'in', unitIds)
    .where('valid_from', '<=', onDate)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDate)]))
    .execute()
  return new Set(rows.map((row) => row.unit_id))
}

/** All units with all their versions: a few hundred rows even after decades. */
export async function loadHistories(db: Db): Promise<Map<string, UnitHistory>> {
  const rows = await db.q
    .selectFrom('units as u')
    .innerJoin('unit_versions as v', (join) => join.onRef('v.tenant_id', '=', 'u.tenant_id').onRef('v.unit_id', '=', 'u.id'))
    .select(['u.id', 'u.kind', 'u.committee_kind', 'u.version', 'v.valid_from', 'v.valid_to', 'v.name', 'v.short_name', 'v.pinyin_key', 'v.parent_id', 'v.campus_id', 'v.sort'])
    .where('u.tenant_id', '=', db.tenantId)
    .where('v.tenant_id', '=', db.tenantId)
    .orderBy('u.id')
    .orderBy('v.valid_from')
    .execute()
  const units = new Map<string, UnitHistory>()
  for (const row of rows) {
    const unit = units.get(row.id) ?? {
      id: row.id,
      kind: unitKind.parse(row.kind),
      committeeKind: committeeKind.nullable().parse(row.committee_kind),
      version: row.version,
      versions: [],
    }
    unit.versions.push({
      validFrom: row.valid_from,
      validTo: row.valid_to,
      name: row.name,
      shortName: row.short_name,
      pinyinKey: row.pinyin_key,
      parentId: row.parent_id,
      campusId: row.campus_id,
      sort: row.sort,
    })
    units.set(row.id, unit)
  }
  return units
}

export async function loadSuccessions(db: Db): Promise<Succession[]> {
  const rows = await db.q.selectFrom('unit_successions').selectAll().where('tenant_id', '=', db.tenantId).orderBy('on_date').orderBy('operation_id').execute()
  return rows.map((row) => ({ fromUnitId: row.from_unit_id, toUnitId: row.to_unit_id, onDate: row.on_date, kind: successionKind.parse(row.kind) }))
}

/** The newest first; enough for a page to show. */
export function listChanges(db: Db, unitId: string) {
  return db.q
    .selectFrom('unit_changes')
    .select(['id', 'kind', 'effective_on', 'before', 'after', 'document_no', 'reason', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('unit_id', '=', unitId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

export interface Decision {
  operationId: string
  documentNo: string | null
  reason: string | null
}

/** Writes what a plan changes in the tables of units; a constant number of statements, whatever its size. */
export async function storePlan(trx: Trx, plan: Plan, decision: Decision): Promise<void> {
  await storeUnits(trx, plan)
  await storeVersions(trx, plan)
  if (plan.changes.length > 0) {
    const decided = {
      tenant_id: trx.tenantId,
      operation_id: decision.operationId,
      document_no: decision.documentNo,
      reason: decision.reason,
      account_id: trx.actorId,
      at: trx.at,
    }
    await trx.q
      .insertInto('unit_changes')
      .values(plan.changes.map((change) => ({ ...decided, ...changeColumns(plan, change) })))
      .execute()
  }
  if (plan.successions.length > 0) {
    const rows = plan.successions.map((row) => ({
      tenant_id: trx.tenantId,
      operation_id: decision.operationId,
      from_unit_id: row.fromUnitId,
      to_unit_id: row.toUnitId,
      on_date: row.onDate,
      kind: row.kind,
    }))
    await trx.q.insertInto('unit_successions').values(rows).execute()
  }
}

async function storeUnits(trx: Trx, plan: Plan): Promise<void> {
  const opened = plan.opened.flatMap((id) => plan.after.get(id) ?? [])
  if (opened.length > 0) {
    const rows = opened.map((unit) => ({
      tenant_id: trx.tenantId,
      id: unit.id,
      kind: unit.kind,
      committee_kind: unit.committeeKind,
      version: 1,
      created_at: trx.at,
    }))
    await trx.q.insertInto('units').values(rows).execute()
  }
  const counted = [...plan.touched].filter((id) => plan.before.has(id))
  if (counted.length === 0) return
  await trx.q
    .updateTable('units')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', 'in', counted)
    .execute()
}

/** Removes first, then ends and begins in order of days: so the chain that the constraints demand holds after each statement. */
async function storeVersions(trx: Trx, plan: Plan): Promise<void> {
  const gone: { unitId: string; validFrom: string }[] = []
  const written: { unitId: string; version: UnitVersion; first: boolean }[] = []
  for (const unit of plan.after.values()) {
    const before = plan.before.get(unit.id)?.versions ?? []
    if (before === unit.versions) continue
    const kept = new Set(unit.versions.map((version) => version.validFrom))
    gone.push(...before.filter((version) => !kept.has(version.validFrom)).map(({ validFrom }) => ({ unitId: unit.id, validFrom })))
    for (const [index, version] of unit.versions.entries()) {
      if (!before.includes(version)) written.push({ unitId: unit.id, version, first: index === 0 })
    }
  }
  if (gone.length > 0) {
    await trx.q
      .deleteFrom('unit_versions')
      .where('tenant_id', '=', trx.tenantId)
      .where((eb) => eb.or(gone.map((row) => eb.and([eb('unit_id', '=', row.unitId), eb('valid_from', '=', row.validFrom)]))))
      .execute()
  }
  if (written.length > 0) await upsertVersions(trx, written)
}

async function upsertVersions(trx: Trx, written: { unitId: string; version: UnitVersion; first: boolean }[]): Promise<void> {
  const rows = written.map(({ unitId, version, first }) => ({
    tenant_id: trx.tenantId,
    unit_id: unitId,
    valid_from: version.validFrom,
    valid_to: version.validTo,
    follows: first ? null : version.validFrom,
    name: version.name,
    short_name: version.shortName,
    pinyin_key: version.pinyinKey,
    parent_id: version.parentId,
    campus_id: version.campusId,
    sort: version.sort,
  }))
  await trx.q
    .insertInto('unit_versions')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'unit_id', 'valid_from']).doUpdateSet((eb) => ({
        valid_to: eb.ref('excluded.valid_to'),
        name: eb.ref('excluded.name'),
        short_name: eb.ref('excluded.short_name'),
        pinyin_key: eb.ref('excluded.pinyin_key'),
        parent_id: eb.ref('excluded.parent_id'),
        campus_id: eb.ref('excluded.campus_id'),
        sort: eb.ref('excluded.sort'),
      })),
    )
    .execute()
}

function changeColumns(plan: Plan, change: PlannedChange) {
  return {
    id: newId(),
    unit_id: change.unitId,
    kind: change.kind,
    effective_on: change.effectiveOn,
    before: factsOf(plan.before, change.before, plan.on),
    after: factsOf(plan.after, change.after, plan.on),
  }
}

/** Names stand beside ids, so that the history reads on its own whatever the parent is called later. */
function factsOf(units: Histories, version: UnitVersion | null, on: string): string | null {
  if (!version) return null
  const parent = version.parentId === null ? undefined : units.get(version.parentId)
  const { name, shortName, parentId, campusId } = version
  return JSON.stringify({ name, shortName, parentId, parentName: parent ? nameOf(parent, on) : null, campusId })
}
