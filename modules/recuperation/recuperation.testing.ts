import { call } from '@orpc/server'
import { claimPlace } from '../../engines/capacity/claims/claim.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { openFair, type Fair, type FairPerson } from '../../engines/capacity/testing/fair.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import './recuperation.module.ts'
import { recuperationRoutes } from './recuperation.routes.ts'
import type { Facts, TripEntry } from './recuperation.rules.ts'

const dayMs = 86_400_000

export interface TravelWorld {
  fair: Fair
  office(scope?: Scope): RequestContext
  /** An officer of the physics branch. */
  branch(): RequestContext
  facts(more?: Partial<Facts>): Facts & { unitId: string }
  trip(more?: Partial<TripEntry>): TripEntry
  /** Made, with these trips, and announced: open since now for ten days, stands in twenty, leaves in thirty. */
  announced(trips: readonly Partial<TripEntry>[], more?: Partial<Facts>): Promise<{ id: string; tripIds: string[] }>
  signUp(programme: { id: string; tripIds: readonly string[] }, person: FairPerson, asks?: { trip?: number; party?: number }): Promise<{ enrolmentId: string; status: string }>
  /** Names leader and safety officer, checks everybody and forms the group. */
  formed(programme: { id: string; tripIds: readonly string[] }, trip: number, leader: FairPerson): Promise<void>
}

export function openTravelWorld(world: World): TravelWorld {
  const fair = openFair(world)
  const at = (days: number) => new Date(world.clock.now().getTime() + days * dayMs).toISOString()
  const permissions = ['recuperation.manage', 'recuperation.read']
  const office: TravelWorld['office'] = (scope = { all: true }) => world.context(world.actor(permissions, { scope, name: '周办' }))
  const facts: TravelWorld['facts'] = (more = {}) => ({
    ...usualFacts(at),
    unitId: fair.root,
    ...more,
  })
  const trip: TravelWorld['trip'] = (more = {}) => ({
    ...usualTrip(at),
    ...more,
  })
  const lead = async (id: string, tripId: string, { staff_id: staffId }: FairPerson) =>
    call(recuperationRoutes.lead, { id, tripId, leaderId: staffId, safetyId: staffId }, { context: office() })
  return {
    fair,
    office,
    branch: () => office({ all: false, unitIds: [fair.physics] }),
    facts,
    trip,
    announced: async (trips, more) => {
      const context = office()
      const { id, version } = await call(recuperationRoutes.create, facts(more), { context })
      const set = await call(recuperationRoutes.setTrips, { id, version, trips: trips.map(trip) }, { context })
      await call(offersRoutes.publish, { offerId: id, version: set.version }, { context })
      const { items } = await call(recuperationRoutes.groups, { id }, { context })
      return { id, tripIds: items.map((one) => one.id) }
    },
    signUp: async ({ id, tripIds }, { staff_id: staffId }, { trip: which = 0, party = 1 } = {}) => {
      const companions = Array.from({ length: party - 1 }, (_, no) => ({ name: `家属${no + 1}`, relation: '配偶', idNo: null }))
      const answers = { phone: '13800000000', emergency: '家人 13900000000' }
      const asked = { optionId: tripIds[which] ?? null, choices: null, party, answers, companions }
      const { enrolmentId, status } = await claimPlace(world.services, world.db, { ...asked, offerId: id, staffId, accountId: newId(), key: newId(), at: world.clock.now() })
      return { enrolmentId, status }
    },
    formed: async ({ id, tripIds }, which, leader) => {
      const context = office()
      const { items } = await call(recuperationRoutes.checks, { id, state: 'unchecked', limit: 200 }, { context })
      if (items.length > 0) await call(recuperationRoutes.check, { id, enrolmentIds: items.map((one) => one.id), declined: null }, { context })
      await lead(id, tripIds[which] ?? '', leader)
      await call(recuperationRoutes.form, { id, tripId: tripIds[which] ?? '' }, { context })
    },
  }
}

type At = (days: number) => string

function usualFacts(at: At): Facts {
  return {
    title: '2026年教职工疗休养',
    year: 2026,
    basisTitle: '教职工疗休养实施办法',
    basisNo: '校工〔2026〕3号',
    everyYears: 3,
    serviceYears: 2,
    countsOn: '2026-12-31',
    noShowUses: true,
    companions: 0,
    outShareOf: null,
    outEveryYears: null,
    body: '',
    contact: '周老师 88200001',
    safetyLetter: '请听从领队安排，不单独离队，不从事高风险项目。',
    mode: 'first_come',
    usesOrdinary: true,
    waiting: true,
    opensAt: at(0),
    closesAt: at(10),
    cancelUntil: at(15),
    finalAt: at(20),
  }
}

function usualTrip(at: At): TripEntry {
  return {
    id: null,
    title: '千岛湖五日',
    place: '淳安',
    startsAt: at(30),
    endsAt: at(34),
    outOfProvince: false,
    price: '2400.00',
    unionPays: '1800.00',
    administrationPays: '400.00',
    places: 5,
    least: 2,
    meeting: '玉泉校区东门',
    plan: '第一天 出发',
  }
}
