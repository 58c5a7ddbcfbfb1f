import { z } from 'zod'
import { offerPhase } from '../../engines/capacity/capacity.shapes.ts'
import { day, id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { clubFacts, endings, officerShown, planStates, year } from './clubs.shapes.ts'

const tags = ['clubs']
const access = 'signed-in'
const manage = 'clubs.manage'
/** A club is a unit: whoever sets up units founds and dissolves it. */
const found = 'organisation.manage'

/** Where a person stands with a club. */
const standing = z.enum(['in', 'asked', 'out'])

const card = z.object({
  id,
  name: z.string(),
  kind: clubFacts.kind,
  about: z.string(),
  meets: z.string(),
  place: z.string(),
  recruiting: z.boolean(),
  approval: z.boolean(),
  members: z.number().int(),
  officers: z.array(officerShown),
  coverId: id.nullable(),
  mine: standing,
})

const clubActivity = z.object({
  id,
  title: z.string(),
  phase: offerPhase,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string().nullable(),
  enrolled: z.number().int(),
  came: z.number().int(),
})

const planLine = z.object({ id, year: z.number().int(), month: z.number().int().nullable(), title: z.string(), note: z.string(), state: z.enum(planStates), version })

const list = route
  .route({ method: 'GET', path: '/clubs', tags, summary: 'Clubs with what they do, when they meet and who leads them; mine first' })
  .meta({ access })
  .output(z.object({ items: z.array(card) }))

const show = route
  .route({ method: 'GET', path: '/clubs/{unitId}', tags, summary: 'One club: what it does, its officers, pictures, plan and activities, and where I stand' })
  .meta({ access })
  .input(z.object({ unitId: id }))
  .output(
    card.extend({
      contact: z.string(),
      fee: clubFacts.fee,
      pictures: z.array(z.object({ id, caption: z.string() })),
      plan: z.array(planLine.omit({ version: true })),
      activities: z.array(clubActivity.omit({ came: true })),
      /** Why I cannot join now; null: I can, or am in already. */
      mayNotJoin: z.object({ zh: z.string(), en: z.string() }).nullable(),
      episodes: z.array(z.object({ id, joinedAt: instant, leftAt: instant.nullable(), ended: z.enum(endings).nullable(), reason: z.string().nullable() })),
      /** What became of my last request. */
      lastRequest: z.object({ askedAt: instant, outcome: z.enum(['admitted', 'declined', 'withdrawn', 'dissolved']).nullable(), reason: z.string().nullable() }).nullable(),
      fees: z.array(z.object({ id, year: z.number().int(), due: z.string(), paid: z.string().nullable(), paidOn: day.nullable() })),
      mayManage: z.boolean(),
    }),
  )

const join = route
  .route({ method: 'POST', path: '/clubs/{unitId}/membership', tags, summary: 'Join a club, or ask to where its officers decide', successStatus: 201 })
  .meta({ access })
  .input(z.object({ unitId: id, message: text(0, 200).default('') }))
  .output(z.object({ id, standing }))

const leave = route
  .route({ method: 'DELETE', path: '/clubs/{unitId}/membership', tags, summary: 'Leave a club, or take back my request' })
  .meta({ access })
  .input(z.object({ unitId: id }))
  .output(z.object({ id, standing }))

const numbers = {
  members: z.number().int(),
  asked: z.number().int(),
  /** Of this year, those announced. */
  activities: z.number().int(),
  planned: z.number().int(),
  done: z.number().int(),
  due: z.string(),
  paid: z.string(),
}

const desk = route
  .route({ method: 'GET', path: '/club-desk', tags, summary: 'Clubs within my reach with their numbers of a year' })
  .meta({ access: manage })
  .input(z.object({ year: year.optional(), state: z.enum(['living', 'dissolved']).default('living'), search: text(1, 40).optional(), ...pageQuery }))
  .output(
    pageOf(z.object({ id, name: z.string(), kind: clubFacts.kind, president: z.string().nullable(), recruiting: z.boolean(), living: z.boolean(), ...numbers })).extend({
      year: z.number().int(),
      /** Of all of them together; `people` counts everybody once. */
      totals: z.object({ clubs: z.number().int(), people: z.number().int(), ...numbers }),
    }),
  )

const edited = route
  .route({ method: 'GET', path: '/clubs/{unitId}/facts', tags, summary: 'A club as its editor has it' })
  .meta({ access: manage })
  .input(z.object({ unitId: id }))
  .output(
    z.object({
      id,
      name: z.string(),
      ...clubFacts,
      version,
      living: z.boolean(),
      asked: z.number().int(),
      members: z.number().int(),
      officers: z.array(officerShown),
      pictures: z.array(z.object({ id, caption: z.string() })),
      mayDissolve: z.boolean(),
    }),
  )

const edit = route
  .route({ method: 'PUT', path: '/clubs/{unitId}', tags, summary: 'Change what a club says of itself and how it takes people' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, version, ...clubFacts }))
  .output(versioned)

const removePicture = route
  .route({ method: 'DELETE', path: '/clubs/{unitId}/pictures/{pictureId}', tags, summary: 'Take a picture away' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, pictureId: id }))
  .output(z.object({ id }))

const parents = route
  .route({ method: 'GET', path: '/club-desk/parents', tags, summary: 'Units below which I may found a club, the highest first' })
  .meta({ access: found })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

export const founding = {
  parentId: id,
  name: text(2, 60),
  shortName: text(1, 20).nullable(),
  foundedOn: day,
  documentNo: text(1, 80).nullable(),
  presidentId: id,
  secretaryId: id.nullable(),
}

const create = route
  .route({ method: 'POST', path: '/clubs', tags, summary: 'Found a club: the unit, its first officers, and what it is', successStatus: 201 })
  .meta({ access: found })
  .input(z.object({ ...founding, ...clubFacts }))
  .output(versioned)

const dissolve = route
  .route({
    method: 'POST',
    path: '/clubs/{unitId}/dissolution',
    tags,
    summary: 'Dissolve a club: the unit closes, everybody is told, nothing of its history goes',
    successStatus: 201,
  })
  .meta({ access: found })
  .input(z.object({ unitId: id, reason: text(1, 400), documentNo: text(1, 80).nullable() }))
  .output(z.object({ id, told: z.number().int() }))

const activities = route
  .route({ method: 'GET', path: '/clubs/{unitId}/activities', tags, summary: 'What a club held and holds in a year, with who signed up and who came' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, year: year.optional() }))
  .output(z.object({ year: z.number().int(), items: z.array(clubActivity) }))

const summary = route
  .route({ method: 'GET', path: '/clubs/{unitId}/summary', tags, summary: 'A club’s year in numbers: people, activities, attendance, plan, fees' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, year: year.optional() }))
  .output(
    z.object({
      year: z.number().int(),
      name: z.string(),
      members: z.object({ atStart: z.number().int(), joined: z.number().int(), left: z.number().int(), atEnd: z.number().int() }),
      activities: z.array(clubActivity),
      plan: z.array(planLine),
      fees: z.object({ people: z.number().int(), paidBy: z.number().int(), due: z.string(), paid: z.string(), open: z.string() }),
    }),
  )

const plan = route
  .route({ method: 'GET', path: '/clubs/{unitId}/plan', tags, summary: 'A club’s plan of a year, by month' })
  .meta({ access: manage })
  .input(z.object({ unitId: id, year: year.optional() }))
  .output(z.object({ year: z.number().int(), items: z.array(planLine) }))

const planFacts = { month: z.int().min(1).max(12).nullable(), title: text(2, 80), note: text(0, 400), state: z.enum(planStates) }

const addPlanLine = route
  .route({ method: 'POST', path: '/clubs/{unitId}/plan', tags, summary: 'Put something into the plan', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, year: z.int().min(1949).max(2199), ...planFacts }))
  .output(versioned)

const editPlanLine = route
  .route({ method: 'PUT', path: '/club-plan-lines/{lineId}', tags, summary: 'Change a line of the plan' })
  .meta({ access: manage })
  .input(z.object({ lineId: id, version, ...planFacts }))
  .output(versioned)

const removePlanLine = route
  .route({ method: 'DELETE', path: '/club-plan-lines/{lineId}', tags, summary: 'Take a line out of the plan' })
  .meta({ access: manage })
  .input(z.object({ lineId: id }))
  .output(z.object({ id }))

export const clubsContract = {
  list,
  show,
  join,
  leave,
  desk,
  parents,
  edited,
  edit,
  removePicture,
  create,
  dissolve,
  activities,
  summary,
  plan,
  addPlanLine,
  editPlanLine,
  removePlanLine,
}
