import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'
import { hourKinds, quarters, servedYear } from '../volunteering.shapes.ts'

const tags = ['volunteering']
const access = 'signed-in'
const manage = 'volunteering.manage'

const certified = z.object({ at: instant, by: z.string() }).nullable()

const ofTask = route
  .route({ method: 'GET', path: '/volunteering/tasks/{id}/hours', tags, summary: 'Everybody with a place: who came, what is proposed, what is certified' })
  .meta({ access })
  .input(z.object({ id }))
  .output(
    z.object({
      id,
      title: z.string(),
      teamName: z.string(),
      startsAt: instant.nullable(),
      endsAt: instant.nullable(),
      /** What the task counts for whoever came. */
      quarters: z.number().int(),
      /** Why hours cannot be certified now, in words; null: they can, or they are. */
      notYet: z.object({ zh: z.string(), en: z.string() }).nullable(),
      certified,
      came: z.number().int(),
      people: z.array(
        z.object({
          staffId: id,
          name: z.string(),
          staffNo: z.string(),
          unitName: z.string(),
          came: z.boolean(),
          /** All rows of the ledger together; null: there is none. */
          quarters: z.number().int().nullable(),
          reason: z.string().nullable(),
          /** I am this person: my own hours I do not raise. */
          isMe: z.boolean(),
        }),
      ),
    }),
  )

/** Nobody certifies more people at once than a task has places. */
const mostPeople = 500

const certify = route
  .route({
    method: 'POST',
    path: '/volunteering/tasks/{id}/hours',
    tags,
    summary: 'Certify the hours of a task, once: whoever came gets what it counts, unless named here with other hours and a reason',
    successStatus: 201,
  })
  .meta({ access })
  .input(
    z.object({
      id,
      /** How many had come when this was looked at. */
      came: z.number().int().min(0),
      others: z.array(z.object({ staffId: id, quarters, reason: text(1, 200) })).max(mostPeople),
    }),
  )
  .output(z.object({ id, people: z.number().int(), quarters: z.number().int() }))

const correct = route
  .route({ method: 'POST', path: '/volunteering/tasks/{id}/corrections', tags, summary: 'Correct one person’s certified hours: a further row with its reason', successStatus: 201 })
  .meta({ access })
  .input(z.object({ id, staffId: id, seen: quarters, quarters, reason: text(1, 200) }))
  .output(z.object({ id }))

const entry = {
  id,
  taskId: id,
  title: z.string(),
  teamName: z.string(),
  servedOn: day,
  kind: z.enum(hourKinds),
  quarters: z.number().int(),
  reason: z.string().nullable(),
  by: z.string(),
  at: instant,
}

const mine = route
  .route({ method: 'GET', path: '/me/volunteering/{year}', tags, summary: 'My hours of a year and all in all, each with its source' })
  .meta({ access })
  .input(z.object({ year: servedYear }))
  .output(
    z.object({
      year: z.number().int(),
      /** Years in which I served, the latest first. */
      years: z.array(z.number().int()),
      ofYear: z.number().int(),
      inAll: z.number().int(),
      tasks: z.number().int(),
      entries: z.array(z.object(entry)),
    }),
  )

const ledger = route
  .route({ method: 'GET', path: '/volunteering/hours', tags, summary: 'The ledger of hours within my reach, the latest first' })
  .meta({ access: manage })
  .input(z.object({ year: servedYear, kind: z.enum(hourKinds).optional(), teamId: id.optional(), search: text(1, 60).optional(), ...pageQuery }))
  .output(pageOf(z.object({ ...entry, name: z.string(), staffNo: z.string(), unitName: z.string() })))

const threshold = z.object({ hours: z.number().int(), title: z.string(), documentNo: z.string().nullable(), article: z.string().nullable(), verified: z.boolean() }).nullable()

const ranked = {
  id,
  /** People or teams with the same hours share their rank, and the next is that much further down. */
  rank: z.number().int(),
  tied: z.boolean(),
  name: z.string(),
  unitName: z.string(),
  tasks: z.number().int(),
  quarters: z.number().int(),
}

const honoursAsked = z.object({ year: servedYear, reached: z.enum(['yes']).optional(), search: text(1, 60).optional(), ...pageQuery })

const people = route
  .route({
    method: 'GET',
    path: '/volunteering/honours/{year}/people',
    tags,
    summary: 'Members by hours within a year, the most first; on request those above the threshold alone',
  })
  .meta({ access: manage })
  .input(honoursAsked)
  .output(pageOf(z.object({ ...ranked, staffNo: z.string() })).extend({ threshold, reached: z.number().int() }))

const teams = route
  .route({ method: 'GET', path: '/volunteering/honours/{year}/teams', tags, summary: 'Teams by hours within a year, the most first; on request those above the threshold alone' })
  .meta({ access: manage })
  .input(honoursAsked)
  .output(pageOf(z.object({ ...ranked, leaderName: z.string(), people: z.number().int() })).extend({ threshold, reached: z.number().int() }))

const figures = route
  .route({ method: 'GET', path: '/volunteering/figures', tags, summary: 'This year within my reach: people, teams, tasks, hours' })
  .meta({ access: manage })
  .output(z.object({ year: z.number().int(), people: z.number().int(), teams: z.number().int(), tasks: z.number().int(), quarters: z.number().int() }))

export const volunteerHoursContract = { ofTask, certify, correct, mine, ledger, people, teams, figures }
