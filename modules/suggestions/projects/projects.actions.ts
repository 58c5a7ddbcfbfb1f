import type { z } from 'zod'
import { endOfDay } from '../../../engines/calendar/working-days.ts'
import { inviteToSurvey, openSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { forbidden, notFound, versionConflict } from '../../../kernel/errors.ts'
import { sniffFile } from '../../../kernel/files/sniff.ts'
import { recordFile, type Upload } from '../../../kernel/http/upload.ts'
import { newId } from '../../../kernel/ids.ts'
import { memberIds } from '../../members/members.api.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { notADepartment } from '../suggestions.errors.ts'
import { addProject } from './add-project.ts'
import type { projectsContract } from './projects.contract.ts'
import { finishedAlready, milestoneDone, milestonesOpen, noMilestones, photoNotWanted, photoTooLarge, surveyInPast, tooManyPhotos } from './projects.errors.ts'
import { findProject, lockProject, milestonesOf, photosOf, putMilestones, type ProjectRow } from './projects.store.ts'
import { mayReport } from './projects.view.ts'

type Input<Name extends keyof typeof projectsContract> = z.output<NonNullable<(typeof projectsContract)[Name]['~orpc']['inputSchema']>>

export function createProject(context: RequestContext, input: Input<'create'>): Promise<{ id: string; version: number }> {
  return write(
    context,
    async (trx) => {
      await mustBeDepartment(trx, input.departmentId)
      const made = await addProject(trx, { ...input, suggestionId: null })
      await putMilestones(trx, made.id, input.milestones)
      trx.audit({ action: 'practical_project.create', entity: { type: 'practical_project', id: made.id }, details: { title: input.title } })
      return made
    },
    { route: 'projects.create', content: input },
  )
}

export function saveProject(context: RequestContext, { id, version, ...input }: Input<'save'>): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const row = await lockSeen(trx, id, version)
    if (row.finished_at !== null) throw finishedAlready()
    await mustBeDepartment(trx, input.departmentId)
    await putMilestones(trx, id, input.milestones)
    trx.audit({ action: 'practical_project.save', entity: { type: 'practical_project', id } })
    return set(trx, row, { title: input.title, detail: input.detail, department_id: input.departmentId, leader_staff_id: input.leaderId })
  })
}

/** The office or the department says that a milestone is reached; what has been said stays. */
export function reportMilestone(context: RequestContext, { id, milestoneId, report }: Input<'report'>): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const row = await lockProject(trx, id)
    if (!row) throw notFound()
    mustReport(context, row)
    const milestone = (await milestonesOf(trx, [id])).find((one) => one.id === milestoneId)
    if (!milestone) throw notFound()
    if (milestone.done_on !== null) throw milestoneDone({ title: milestone.title })
    await trx.q
      .updateTable('practical_milestones')
      .set({ done_on: dayOf(trx.at), report })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', milestoneId)
      .execute()
    trx.audit({ action: 'practical_project.milestone', entity: { type: 'practical_project', id }, unitId: row.department_id, details: { title: milestone.title } })
    return set(trx, row, {})
  })
}

/** Finishes it once every milestone is reached, and asks every member, anonymously, where that is wished. */
export function finishProject(context: RequestContext, { id, version, report, surveyUntil }: Input<'finish'>): Promise<{ id: string; version: number; invited: number }> {
  return write(context, async (trx) => {
    const row = await lockSeen(trx, id, version)
    if (row.finished_at !== null) throw finishedAlready()
    const milestones = await milestonesOf(trx, [id])
    const open = milestones.filter((one) => one.done_on === null).length
    if (milestones.length === 0) throw noMilestones()
    if (open > 0) throw milestonesOpen({ count: open })
    const { surveyId, invited } = surveyUntil === null ? { surveyId: null, invited: 0 } : await askMembers(trx, row, surveyUntil)
    trx.audit({ action: 'practical_project.finish', entity: { type: 'practical_project', id }, details: { invited } })
    return { ...(await set(trx, row, { finished_at: trx.at, finish_report: report, survey_id: surveyId })), invited }
  })
}

async function askMembers(trx: Trx, { id, title }: ProjectRow, until: string): Promise<{ surveyId: string; invited: number }> {
  if (until <= dayOf(trx.at)) throw surveyInPast()
  const survey = await openSurvey(trx, {
    subject: { type: 'practical_project', id },
    unitId: null,
    question: { zh: `您对实事项目“${title}”的完成情况是否满意？`, en: `Are you satisfied with what was done: “${title}”?` },
    anonymous: true,
    closesAt: endOfDay(until),
  })
  const invited = await inviteToSurvey(trx, survey.id, await memberIds(trx))
  return { surveyId: survey.id, invited }
}

const mostPhotos = 30
const mostPhotoBytes = 10 * 1024 * 1024
const shown = ['image/jpeg', 'image/png', 'image/webp']

/** Whoever may add photos to it: asked before a byte is stored. */
export async function mustAddPhoto(context: RequestContext, id: string): Promise<ProjectRow> {
  const row = await findProject(context.db, id)
  if (!row) throw notFound()
  mustReport(context, row)
  return row
}

/** A photo is what its content says; only what every browser shows as a picture is taken. */
export async function addPhoto(context: RequestContext, upload: Upload, { row, caption }: { row: ProjectRow; caption: string }): Promise<{ id: string }> {
  const { services, db } = context
  if (upload.sizeBytes > mostPhotoBytes) throw photoTooLarge()
  const kind = await sniffFile(services.files.path(db.tenantId, upload.fileId))
  if (!kind || !shown.includes(kind.contentType)) throw photoNotWanted({ name: upload.fileName })
  return write(context, async (trx) => {
    await lockProject(trx, row.id)
    if ((await photosOf(trx, row.id)).length >= mostPhotos) throw tooManyPhotos({ most: mostPhotos })
    const id = newId(trx.at.getTime())
    await recordFile(trx, { ...upload, contentType: kind.contentType }, { purpose: 'practical_project', expiresAt: null })
    await trx.q
      .insertInto('practical_photos')
      .values({ tenant_id: trx.tenantId, id, project_id: row.id, file_id: upload.fileId, caption, content_type: kind.contentType, at: trx.at, removed_at: null })
      .execute()
    trx.audit({ action: 'practical_project.photo', entity: { type: 'practical_project', id: row.id }, unitId: row.department_id })
    return { id }
  })
}

const keptDays = 30

export function removePhoto(context: RequestContext, { id, photoId }: Input<'removePhoto'>): Promise<{ id: string }> {
  return write(context, async (trx) => {
    const row = await lockProject(trx, id)
    if (!row) throw notFound()
    mustReport(context, row)
    const photo = (await photosOf(trx, id)).find((one) => one.id === photoId)
    if (!photo) throw notFound()
    await trx.q.updateTable('practical_photos').set({ removed_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', photoId).execute()
    await trx.q
      .updateTable('files')
      .set({ expires_at: new Date(trx.at.getTime() + keptDays * 86_400_000) })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', photo.fileId)
      .execute()
    trx.audit({ action: 'practical_project.remove_photo', entity: { type: 'practical_project', id }, unitId: row.department_id })
    return { id: photoId }
  })
}

function mustReport(context: RequestContext, row: ProjectRow): void {
  if (!mayReport(context, row)) throw forbidden({ permission: 'suggestions.handle', whoCan: '' })
}

async function lockSeen(trx: Trx, id: string, version: number): Promise<ProjectRow> {
  const row = await lockProject(trx, id)
  if (!row) throw notFound()
  if (row.version !== version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'practical_project', id }) })
  return row
}

async function set(trx: Trx, row: ProjectRow, values: Partial<Omit<ProjectRow, 'id' | 'tenant_id' | 'version'>>): Promise<{ id: string; version: number }> {
  await trx.q
    .updateTable('practical_projects')
    .set({ ...values, version: row.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, version: row.version + 1 }
}

async function mustBeDepartment(trx: Trx, unitId: string): Promise<void> {
  const tree = await readTree(trx, dayOf(trx.at))
  if (tree.byId(unitId)?.kind !== 'department') throw notADepartment()
}
