import { call } from '@orpc/server'
import { claimPlace } from '../../engines/capacity/claims/claim.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { openFair, type Fair, type FairPerson } from '../../engines/capacity/testing/fair.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import { volunteerHoursRoutes } from './hours/hours.routes.ts'
import type { NewTask } from './tasks/tasks.rules.ts'
import { volunteerTasksRoutes } from './tasks/tasks.routes.ts'
import { volunteerTeamsRoutes } from './teams/teams.routes.ts'
import './volunteering.module.ts'

const hourMs = 3_600_000

export interface VolunteeringWorld {
  fair: Fair
  officer(scope?: Scope): RequestContext
  /** A team of the university led by this person. */
  team(leader: FairPerson, more?: { joining?: 'open' | 'approval'; unitId?: string; name?: string }): Promise<string>
  facts(teamId: string, more?: Partial<NewTask>): NewTask
  /** Made by the leader and announced: open since now, takes place in three days, counts two hours. */
  announced(leader: FairPerson, teamId: string, more?: Partial<NewTask>): Promise<string>
  signUp(id: string, person: FairPerson): Promise<{ enrolmentId: string; status: string }>
  /** Checks these people in while it takes place, and leaves the clock behind its end. */
  hold(id: string, came: readonly string[]): Promise<void>
  certify(id: string, context: RequestContext, others?: { staffId: string; quarters: number; reason: string }[]): Promise<{ people: number; quarters: number }>
}

export function openVolunteeringWorld(world: World): VolunteeringWorld {
  const fair = openFair(world)
  const at = (hours: number) => new Date(world.clock.now().getTime() + hours * hourMs).toISOString()
  const officer: VolunteeringWorld['officer'] = (scope = { all: true }) => world.context(world.actor(['volunteering.manage'], { scope, name: '周办' }))
  const facts: VolunteeringWorld['facts'] = (teamId, more = {}) => ({
    teamId,
    title: '图书馆新书上架',
    body: '带手套。',
    contact: '王老师 88200001',
    place: '图书馆二楼',
    startsAt: at(72),
    endsAt: at(74),
    places: 3,
    opensAt: at(0),
    closesAt: at(48),
    quarters: 8,
    audience: 'all',
    ...more,
  })
  return {
    fair,
    officer,
    facts,
    team: async (leader, { joining = 'open', unitId = fair.root, name = '理书服务队' } = {}) => {
      const input = { unitId, name, about: '整理图书。', joining, leaderId: leader.staff_id }
      return (await call(volunteerTeamsRoutes.create, input, { context: officer() })).id
    },
    announced: async (leader, teamId, more) => {
      const context = fair.member(leader)
      const made = await call(volunteerTasksRoutes.create, facts(teamId, more), { context })
      await call(offersRoutes.publish, { offerId: made.id, version: made.version }, { context })
      return made.id
    },
    signUp: async (id, { staff_id: staffId }) => {
      const [option] = (await call(offersRoutes.show, { offerId: id }, { context: officer() })).options
      const asked = { optionId: option?.id ?? null, choices: null, party: 1, answers: null, companions: [] }
      const { enrolmentId, status } = await claimPlace(world.services, world.db, { ...asked, offerId: id, staffId, accountId: newId(), key: newId(), at: world.clock.now() })
      return { enrolmentId, status }
    },
    hold: async (id, came) => {
      const point = await world.db.q
        .selectFrom('checkin_points')
        .select(['id', 'opens_at'])
        .where('tenant_id', '=', world.db.tenantId)
        .where('offer_id', '=', id)
        .executeTakeFirstOrThrow()
      const scan = { point_id: point.id, via: 'officer', account_id: newId(), scanned_at: point.opens_at, at: point.opens_at, clock_ahead_s: 0 }
      if (came.length > 0)
        await world.db.q
          .insertInto('checkins')
          .values(came.map((enrolment) => ({ tenant_id: world.db.tenantId, enrolment_id: enrolment, ...scan })))
          .execute()
      world.clock.set('2026-03-06T01:00:00Z')
    },
    certify: async (id, context, others = []) => {
      const { came } = await call(volunteerHoursRoutes.ofTask, { id }, { context })
      return call(volunteerHoursRoutes.certify, { id, came, others }, { context })
    },
  }
}

/** The code with which a call is refused; null where it is not. */
export async function refusalCode(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  }
  return null
}
