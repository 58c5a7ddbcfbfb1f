import { z } from 'zod'
import { enrolmentStatus, offerPhase } from '../../../engines/capacity/capacity.shapes.ts'
import { rating } from '../../../engines/surveys/rating.shapes.ts'
import { id, instant, pageOf, pageQuery, route, version, versioned } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'
import { audiences, quarters, servedYear } from '../volunteering.shapes.ts'

const tags = ['volunteering']
const access = 'signed-in'
const manage = 'volunteering.manage'

const audience = z.enum(audiences)
/** Hours are certified person by person on one page: more volunteers are several tasks. */
const mostPlaces = 500

const facts = {
  title: text(2, 80),
  /** What is to be done, what to bring. */
  body: text(0, 5_000),
  contact: text(0, 120),
  place: text(1, 120),
  startsAt: instant,
  endsAt: instant,
  places: z.number().int().min(1).max(mostPlaces),
  opensAt: instant,
  closesAt: instant,
  /** What it counts for whoever comes. */
  quarters: quarters.min(1),
  audience,
}

const words = {
  id,
  title: z.string(),
  teamId: id,
  teamName: z.string(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string().nullable(),
  quarters: z.number().int(),
  audience,
  phase: offerPhase,
  /** Its hours are certified. */
  certified: z.boolean(),
}

const taskCard = z.object({
  ...words,
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  left: z.number().int().nullable(),
  waiting: z.number().int(),
  onRoster: z.boolean(),
  mine: enrolmentStatus.nullable(),
})

const list = route
  .route({ method: 'GET', path: '/volunteering/tasks', tags, summary: 'Tasks that I may see, with when, where, hours and places left' })
  .meta({ access })
  .input(z.object({ when: z.enum(['open', 'soon', 'past']).default('open'), ...pageQuery }))
  .output(pageOf(taskCard).extend({ now: instant }))

const ofTeam = route
  .route({ method: 'GET', path: '/volunteering/teams/{id}/tasks', tags, summary: 'Tasks of a team, the latest first; drafts for those who lead it' })
  .meta({ access })
  .input(z.object({ id, ...pageQuery }))
  .output(pageOf(z.object(words)))

const show = route
  .route({ method: 'GET', path: '/volunteering/tasks/{id}', tags, summary: 'One task: what it is, whose, and what it counts' })
  .meta({ access })
  .input(z.object({ id }))
  .output(z.object({ ...words, unitName: z.string(), body: z.string(), contact: z.string(), rating: rating.nullable(), mayLead: z.boolean() }))

const desk = route
  .route({ method: 'GET', path: '/volunteering/desk-tasks', tags, summary: 'Tasks within my reach, the latest first; on request those of a year' })
  .meta({ access: manage })
  .input(z.object({ phase: offerPhase.optional(), year: servedYear.optional(), search: text(1, 80).optional(), ...pageQuery }))
  .output(pageOf(z.object({ ...words, unitName: z.string(), cap: z.number().int().nullable(), taken: z.number().int(), waiting: z.number().int(), came: z.number().int() })))

const edited = route
  .route({ method: 'GET', path: '/volunteering/tasks/{id}/facts', tags, summary: 'A task as its editor has it' })
  .meta({ access })
  .input(z.object({ id }))
  .output(z.object({ ...words, ...facts, version, frozen: z.array(z.string()), taken: z.number().int() }))

const create = route
  .route({ method: 'POST', path: '/volunteering/tasks', tags, summary: 'Begin a task of a team: a draft with its places and its point of check-in', successStatus: 201 })
  .meta({ access })
  .input(z.object({ teamId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/volunteering/tasks/{id}', tags, summary: 'Change a task; whoever is signed up hears of another time or place' })
  .meta({ access })
  .input(z.object({ id, version, ...facts }))
  .output(versioned.extend({ told: z.number().int(), movedUp: z.number().int() }))

export const volunteerTasksContract = { list, ofTeam, show, desk, edited, create, edit }
