import { z } from 'zod'
import { day, id, instant, route, version } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'

const named = z.object({ id, name: z.string() })
export const year = z.coerce.number().int().min(2000).max(2100)

const milestone = z.object({ id, title: z.string(), dueOn: day, doneOn: day.nullable(), report: z.string().nullable(), overdue: z.boolean() })

export const projectItem = z.object({
  id,
  year: z.number().int(),
  position: z.number().int(),
  title: z.string(),
  department: named,
  leader: named.nullable(),
  /** Of its milestones, 0 to 1; null while there are none. */
  progress: z.number().nullable(),
  milestones: z.number().int(),
  milestonesDone: z.number().int(),
  nextDueOn: day.nullable(),
  state: z.enum(['planned', 'running', 'late', 'done']),
})

export const projectView = projectItem.extend({
  detail: z.string(),
  version,
  steps: z.array(milestone),
  photos: z.array(z.object({ id, caption: z.string(), at: instant })),
  suggestion: named.nullable(),
  finishedAt: instant.nullable(),
  finishReport: z.string().nullable(),
  /** The survey about it, for whoever may read results. */
  surveyId: id.nullable(),
  mayManage: z.boolean(),
  /** May report milestones and add photos. */
  mayReport: z.boolean(),
})

const fields = {
  title: text(4, 80),
  detail: text(0, 5_000).default(''),
  departmentId: id,
  leaderId: id.nullable().default(null),
  milestones: z
    .array(z.object({ id: id.optional(), title: text(2, 80), dueOn: day }))
    .max(30)
    .default([]),
}

export const projectsContract = {
  list: route
    .route({ method: 'GET', path: '/practical-projects', tags: ['practical projects'], summary: 'What is done for staff in a year, and how far it is' })
    .meta({ access: 'signed-in' })
    .input(z.object({ year: year.optional() }))
    .output(z.object({ year: z.number().int(), years: z.array(z.number().int()), items: z.array(projectItem), mayManage: z.boolean() })),
  read: route
    .route({ method: 'GET', path: '/practical-projects/{id}', tags: ['practical projects'], summary: 'One project with its milestones and photos' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(projectView),
  create: route
    .route({ method: 'POST', path: '/practical-projects', tags: ['practical projects'], summary: 'Add a project to a year', successStatus: 201 })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ year: year, ...fields }))
    .output(z.object({ id, version })),
  save: route
    .route({ method: 'PUT', path: '/practical-projects/{id}', tags: ['practical projects'], summary: 'Change a project and its milestones; what is done stays' })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ id, version, ...fields }))
    .output(z.object({ id, version })),
  report: route
    .route({ method: 'PUT', path: '/practical-projects/{id}/milestones/{milestoneId}/done', tags: ['practical projects'], summary: 'Report a milestone as reached' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id, milestoneId: id, report: text(2, 2_000) }))
    .output(z.object({ id, version })),
  finish: route
    .route({ method: 'PUT', path: '/practical-projects/{id}/finish', tags: ['practical projects'], summary: 'Finish it and ask colleagues whether they are satisfied' })
    .meta({ access: 'suggestions.manage' })
    .input(z.object({ id, version, report: text(5, 5_000), surveyUntil: day.nullable().default(null) }))
    .output(z.object({ id, version, invited: z.number().int() })),
  removePhoto: route
    .route({ method: 'PUT', path: '/practical-projects/{id}/photos/{photoId}/removal', tags: ['practical projects'], summary: 'Take a photo away' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id, photoId: id }))
    .output(z.object({ id })),
}
