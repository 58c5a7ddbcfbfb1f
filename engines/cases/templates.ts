import type { z } from 'zod'
import { reaches, type Actor } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { template } from './cases.contract.ts'
import { noSuchAction, notYours, textTooLong } from './cases.errors.ts'
import { readNames } from './names.ts'
import { actionOf, processOf } from './registry.ts'
import { handlers } from './standing.ts'
import { whoCan } from './who-can.ts'

type Template = z.infer<typeof template>

interface TemplateRow {
  id: string
  process: string
  action: string
  title: string
  content: unknown
  unitId: string | null
  version: number
  changedBy: string
}

const most = 200
const mostCharacters = 20_000

/** Prepared texts that somebody who handles such cases may use: everybody's, and those of the units that they reach. */
export async function listTemplates({ db, actor, clock }: RequestContext, { process, action }: { process: string; action?: string | undefined }): Promise<{ items: Template[] }> {
  const rows = (await templatesOf(db, process, action)).filter((row) => mayUse(actor, row))
  const names = await readNames(db, clock.now(), { staff: [], units: rows.map((row) => row.unitId) })
  return { items: rows.map((row) => show(row, names)) }
}

interface Wanted {
  id?: string | undefined
  version?: number | undefined
  process: string
  action: string
  title: string
  content: Record<string, unknown>
  unitId: string | null
}

/** Keeps a prepared text for one's own unit, or for all where one's permission reaches the university. */
export async function saveTemplate(context: RequestContext, wanted: Wanted): Promise<Template> {
  const { db, actor, clock } = context
  const process = processOf(wanted.process)
  const declared = actionOf(process, wanted.action)
  if (!declared) throw noSuchAction({ action: wanted.action })
  if (!mayKeep(actor, wanted)) throw notYours({ action: declared.title, whoCan: whoCan(process, declared.by) })
  const content = JSON.stringify(wanted.content)
  if (content.length > mostCharacters) throw textTooLong({ most: mostCharacters, length: content.length })
  const row = wanted.id === undefined ? await insertTemplate(context, wanted, content) : await changeTemplate(context, { ...wanted, id: wanted.id }, content)
  const names = await readNames(db, clock.now(), { staff: [], units: [row.unitId] })
  return show(row, names)
}

export async function removeTemplate(context: RequestContext, seen: { id: string; version: number }): Promise<{ id: string }> {
  const row = await findTemplate(context.db, seen.id)
  if (!row || !mayUse(context.actor, row)) throw notFound()
  if (!mayKeep(context.actor, row)) {
    const process = processOf(row.process)
    const declared = actionOf(process, row.action)
    throw notYours({ action: { zh: '移除常用语', en: 'take a prepared text away' }, whoCan: whoCan(process, declared?.by ?? []) })
  }
  return write(context, async (trx) => {
    const removed = await trx.q
      .updateTable('case_templates')
      .set({ removed_at: trx.at, version: seen.version + 1, changed_by: context.actor.name, changed_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', seen.id)
      .where('version', '=', seen.version)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (removed.numUpdatedRows === 0n) throw versionConflict({ by: row.changedBy })
    trx.audit({ action: 'case_template.remove', entity: { type: 'case_template', id: seen.id }, unitId: row.unitId, details: { title: row.title } })
    return { id: seen.id }
  })
}

/** Those who take the action for an office, as far as their permission reaches; a text for all is for those who reach all. */
function mayKeep(actor: Actor, { process, action, unitId }: Pick<TemplateRow, 'process' | 'action' | 'unitId'>): boolean {
  const whos = actionOf(processOf(process), action)?.by ?? []
  return whos.some((who) => {
    const scope = 'permission' in who ? actor.permissions.get(who.permission) : undefined
    return scope !== undefined && reaches(scope, unitId)
  })
}

function mayUse(actor: Actor, { process, unitId }: Pick<TemplateRow, 'process' | 'unitId'>): boolean {
  return handlers(processOf(process)).some((who) => {
    const scope = 'permission' in who ? actor.permissions.get(who.permission) : undefined
    return scope !== undefined && (unitId === null || reaches(scope, unitId))
  })
}

async function insertTemplate(context: RequestContext, wanted: Wanted, content: string): Promise<TemplateRow> {
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      const { process, action, title, unitId } = wanted
      await trx.q
        .insertInto('case_templates')
        .values({ tenant_id: trx.tenantId, id, process, action, title, content, unit_id: unitId, version: 1, changed_by: context.actor.name, changed_at: trx.at, removed_at: null })
        .execute()
      trx.audit({ action: 'case_template.save', entity: { type: 'case_template', id }, unitId, details: { title } })
      return { id, process, action, title, content: wanted.content, unitId, version: 1, changedBy: context.actor.name }
    },
    { route: 'cases.saveTemplate', content: wanted },
  )
}

async function changeTemplate(context: RequestContext, wanted: Wanted & { id: string }, content: string): Promise<TemplateRow> {
  const { id, process, action, title, unitId } = wanted
  const row = await findTemplate(context.db, id)
  if (!row || row.process !== process || row.action !== action || !mayKeep(context.actor, row)) throw notFound()
  const seen = wanted.version ?? 0
  return write(context, async (trx) => {
    const changed = await trx.q
      .updateTable('case_templates')
      .set({ title, content, unit_id: unitId, version: seen + 1, changed_by: context.actor.name, changed_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', id)
      .where('version', '=', seen)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) throw versionConflict({ by: row.changedBy })
    trx.audit({ action: 'case_template.save', entity: { type: 'case_template', id }, unitId, details: { title } })
    return { ...row, title, unitId, content: wanted.content, version: seen + 1 }
  })
}

const columns = ['id', 'process', 'action', 'title', 'content', 'unit_id as unitId', 'version', 'changed_by as changedBy'] as const

function templatesOf(db: Db, process: string, action: string | undefined): Promise<TemplateRow[]> {
  return db.q
    .selectFrom('case_templates')
    .select(columns)
    .where('tenant_id', '=', db.tenantId)
    .where('process', '=', process)
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .where('removed_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

function findTemplate(db: Db, id: string): Promise<TemplateRow | undefined> {
  return db.q.selectFrom('case_templates').select(columns).where('tenant_id', '=', db.tenantId).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()
}

function show({ id, process, action, title, content, unitId, version }: TemplateRow, names: Awaited<ReturnType<typeof readNames>>): Template {
  // Written by saveTemplate from the contract's own shape.
  return { id, process, action, title, content: content as Record<string, unknown>, unit: unitId === null ? null : names.unit(unitId), version }
}
