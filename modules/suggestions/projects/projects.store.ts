import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { milestoneDone } from './projects.errors.ts'

export type ProjectRow = Awaited<ReturnType<typeof listProjects>>[number]
export type MilestoneRow = Awaited<ReturnType<typeof milestonesOf>>[number]

function projects(db: Db) {
  return db.q.selectFrom('practical_projects').selectAll().where('tenant_id', '=', db.tenantId)
}

export function listProjects(db: Db, year: number) {
  return projects(db).where('year', '=', year).orderBy('position').orderBy('id').execute()
}

export function findProject(db: Db, id: string) {
  return projects(db).where('id', '=', id).executeTakeFirst()
}

export function lockProject(trx: Trx, id: string) {
  return projects(trx).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function projectYears(db: Db): Promise<number[]> {
  const rows = await db.q.selectFrom('practical_projects').select('year').distinct().where('tenant_id', '=', db.tenantId).orderBy('year', 'desc').execute()
  return rows.map((row) => row.year)
}

export async function milestonesOf(db: Db, projectIds: readonly string[]) {
  if (projectIds.length === 0) return []
  return db.q.selectFrom('practical_milestones').selectAll().where('tenant_id', '=', db.tenantId).where('project_id', 'in', projectIds).orderBy('position').orderBy('id').execute()
}

export function photosOf(db: Db, projectId: string) {
  return db.q
    .selectFrom('practical_photos')
    .select(['id', 'file_id as fileId', 'caption', 'content_type as contentType', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('project_id', '=', projectId)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Makes the milestones these, in this order. One that has been reached stays as it was reported. */
export async function putMilestones(trx: Trx, projectId: string, wanted: readonly { id?: string | undefined; title: string; dueOn: string }[]): Promise<void> {
  const before = await milestonesOf(trx, [projectId])
  const kept = new Set(wanted.flatMap(({ id }) => id ?? []))
  const lost = before.find((one) => one.done_on !== null && !isSame(one, wanted))
  if (lost) throw milestoneDone({ title: lost.title })
  const gone = before.filter((one) => !kept.has(one.id)).map((one) => one.id)
  if (gone.length > 0) await trx.q.deleteFrom('practical_milestones').where('tenant_id', '=', trx.tenantId).where('project_id', '=', projectId).where('id', 'in', gone).execute()
  const known = new Set(before.map((one) => one.id))
  const rows = wanted.map(({ id, title, dueOn }, index) => ({
    tenant_id: trx.tenantId,
    id: id !== undefined && known.has(id) ? id : newId(trx.at.getTime()),
    project_id: projectId,
    position: index + 1,
    title,
    due_on: dueOn,
    done_on: null,
    report: null,
  }))
  if (rows.length === 0) return
  await trx.q
    .insertInto('practical_milestones')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['tenant_id', 'id']).doUpdateSet((eb) => ({ position: eb.ref('excluded.position'), title: eb.ref('excluded.title'), due_on: eb.ref('excluded.due_on') })),
    )
    .execute()
}

function isSame(one: MilestoneRow, wanted: readonly { id?: string | undefined; title: string; dueOn: string }[]): boolean {
  const asked = wanted.find(({ id }) => id === one.id)
  return asked !== undefined && asked.title === one.title && asked.dueOn === one.due_on
}
