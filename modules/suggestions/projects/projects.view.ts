import type { z } from 'zod'
import { reaches } from '../../../kernel/auth/actor.ts'
import { dayOf, today as todayOf } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { staffNames } from '../../members/members.api.ts'
import { unitNames } from '../../organisation/organisation.api.ts'
import type { projectItem, projectView } from './projects.contract.ts'
import { progressOf, stateOf } from './projects.rules.ts'
import { findProject, listProjects, milestonesOf, photosOf, projectYears, type MilestoneRow, type ProjectRow } from './projects.store.ts'

type Item = z.infer<typeof projectItem>
export type ProjectView = z.infer<typeof projectView>

/** The projects of a year; without one, of the newest that has any. */
export async function shownProjects(context: RequestContext, asked: number | undefined) {
  const { db, clock } = context
  const years = await projectYears(db)
  const year = asked ?? years[0] ?? Number(dayOf(clock.now()).slice(0, 4))
  const rows = await listProjects(db, year)
  return { year, years, items: await itemsOf(context, rows), mayManage: mayManageProjects(context) }
}

export async function shownProject(context: RequestContext, id: string): Promise<ProjectView> {
  const { db, actor, clock } = context
  const row = await findProject(db, id)
  if (!row) throw notFound()
  const [[item], milestones, photos, suggestion] = await Promise.all([itemsOf(context, [row]), milestonesOf(db, [id]), photosOf(db, id), suggestionOf(context, row)])
  if (!item) throw notFound()
  const today = todayOf(clock)
  return {
    ...item,
    detail: row.detail,
    version: row.version,
    steps: milestones.map((one) => ({
      id: one.id,
      title: one.title,
      dueOn: one.due_on,
      doneOn: one.done_on,
      report: one.report,
      overdue: one.done_on === null && one.due_on < today,
    })),
    photos: photos.map((photo) => ({ id: photo.id, caption: photo.caption, at: photo.at.toISOString() })),
    suggestion,
    finishedAt: row.finished_at?.toISOString() ?? null,
    finishReport: row.finish_report,
    surveyId: actor.permissions.get('surveys.read')?.all ? row.survey_id : null,
    mayManage: mayManageProjects(context),
    mayReport: mayReport(context, row),
  }
}

export function mayManageProjects({ actor }: RequestContext): boolean {
  return actor.permissions.get('suggestions.manage')?.all ?? false
}

/** The office, and whoever acts for the department that is responsible. */
export function mayReport(context: RequestContext, row: Pick<ProjectRow, 'department_id'>): boolean {
  const scope = context.actor.permissions.get('suggestions.handle')
  return mayManageProjects(context) || (scope !== undefined && reaches(scope, row.department_id))
}

async function itemsOf({ db, clock }: RequestContext, rows: readonly ProjectRow[]): Promise<Item[]> {
  const today = todayOf(clock)
  const [milestones, units, people] = await Promise.all([
    milestonesOf(
      db,
      rows.map((row) => row.id),
    ),
    unitNames(
      db,
      rows.map((row) => row.department_id),
      today,
    ),
    staffNames(db, [...new Set(rows.flatMap((row) => row.leader_staff_id ?? []))]),
  ])
  const byProject = Map.groupBy(milestones, (one) => one.project_id)
  return rows.map((row) => itemOf(row, { milestones: byProject.get(row.id) ?? [], units, people, today }))
}

interface Around {
  milestones: readonly MilestoneRow[]
  units: ReadonlyMap<string, string>
  people: ReadonlyMap<string, { name: string }>
  today: string
}

function itemOf(row: ProjectRow, { milestones, units, people, today }: Around): Item {
  const open = milestones.filter((one) => one.done_on === null).map((one) => one.due_on)
  return {
    id: row.id,
    year: row.year,
    position: row.position,
    title: row.title,
    department: { id: row.department_id, name: units.get(row.department_id) ?? '' },
    leader: row.leader_staff_id === null ? null : { id: row.leader_staff_id, name: people.get(row.leader_staff_id)?.name ?? '' },
    progress: progressOf(milestones),
    milestones: milestones.length,
    milestonesDone: milestones.length - open.length,
    nextDueOn: open.toSorted()[0] ?? null,
    state: stateOf({ finished: row.finished_at !== null, milestones, today }),
  }
}

async function suggestionOf({ db }: RequestContext, { suggestion_id }: ProjectRow): Promise<{ id: string; name: string } | null> {
  if (suggestion_id === null) return null
  const found = await db.q
    .selectFrom('suggestions')
    .select(['id', 'title as name'])
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', suggestion_id)
    .where('public_at', 'is not', null)
    .executeTakeFirst()
  return found ?? null
}
