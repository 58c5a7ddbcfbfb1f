import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route, version, versioned } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'
import { joinings } from '../volunteering.shapes.ts'

const tags = ['volunteering']
const access = 'signed-in'
const manage = 'volunteering.manage'

const joining = z.enum(joinings)
const state = z.enum(['active', 'disbanded'])
/** Where I stand with a team: its leader, in it, asking, or nothing. */
const standing = z.enum(['leader', 'in', 'asked']).nullable()

const facts = {
  name: text(2, 60),
  /** What the team does. */
  about: text(0, 2_000),
  joining,
  leaderId: id,
}

const teamCard = z.object({
  id,
  name: z.string(),
  about: z.string(),
  unitName: z.string(),
  leaderName: z.string(),
  joining,
  state,
  members: z.number().int(),
  /** Served since the new year, in quarters of an hour. */
  quarters: z.number().int(),
  mine: standing,
})

const list = route
  .route({ method: 'GET', path: '/volunteering/teams', tags, summary: 'Volunteer teams by name, with members and hours of this year' })
  .meta({ access })
  .input(z.object({ mine: z.enum(['yes']).optional(), kept: z.enum(['yes']).optional(), state: state.optional(), search: text(1, 60).optional(), ...pageQuery }))
  .output(pageOf(teamCard))

const show = route
  .route({ method: 'GET', path: '/volunteering/teams/{id}', tags, summary: 'One team: what it does, who leads it, where I stand' })
  .meta({ access })
  .input(z.object({ id }))
  .output(
    teamCard.extend({
      unitId: id,
      leaderId: id,
      version,
      /** I publish its tasks and decide who joins. */
      mayLead: z.boolean(),
      /** I name its leader and disband it. */
      mayKeep: z.boolean(),
      asking: z.number().int(),
    }),
  )

const member = z.object({ id, staffId: id, name: z.string(), state: z.enum(['asked', 'in']), isLeader: z.boolean(), since: instant, quarters: z.number().int() })

const members = route
  .route({ method: 'GET', path: '/volunteering/teams/{id}/members', tags, summary: 'Who is in a team, for those in it; who asks to join, for those who decide' })
  .meta({ access })
  .input(z.object({ id, state: z.enum(['asked', 'in']).default('in'), ...pageQuery }))
  .output(pageOf(member))

const join = route
  .route({ method: 'POST', path: '/volunteering/teams/{id}/join', tags, summary: 'Join a team, or ask to where it wishes so; twice is once', successStatus: 201 })
  .meta({ access })
  .input(z.object({ id }))
  .output(z.object({ state: z.enum(['asked', 'in']) }))

const leave = route
  .route({ method: 'DELETE', path: '/volunteering/teams/{id}/join', tags, summary: 'Leave a team, or withdraw what I asked; twice is once' })
  .meta({ access })
  .input(z.object({ id }))
  .output(z.object({ id }))

const decide = route
  .route({ method: 'PUT', path: '/volunteering/teams/{id}/members/{memberId}', tags, summary: 'Take somebody in, decline with a reason, or take off with a reason' })
  .meta({ access })
  .input(z.object({ id, memberId: id, state: z.enum(['in', 'declined', 'left']), reason: text(1, 200).optional() }))
  .output(z.object({ id }))

const keepers = route
  .route({ method: 'GET', path: '/volunteering/keepers', tags, summary: 'Units for which I may open teams, the highest first' })
  .meta({ access: manage })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

const create = route
  .route({ method: 'POST', path: '/volunteering/teams', tags, summary: 'Open a team with its leader', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/volunteering/teams/{id}', tags, summary: 'Change a team; name, leader and disbanding are for officers' })
  .meta({ access })
  .input(z.object({ id, version, state, ...facts }))
  .output(versioned)

export const volunteerTeamsContract = { list, show, members, join, leave, decide, keepers, create, edit }
