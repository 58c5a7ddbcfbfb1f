import { call } from '@orpc/server'
import { claimPlace } from '../../engines/capacity/claims/claim.ts'
import { plainRules } from '../../engines/capacity/offer-rules.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { openFair, type Fair, type FairPerson } from '../../engines/capacity/testing/fair.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import './health.module.ts'
import { healthRoutes } from './health.routes.ts'
import type { NewRound } from './health.rules.ts'
import type { SlotLayout } from './health.shapes.ts'

export interface HealthWorld {
  fair: Fair
  office(permissions?: readonly string[]): RequestContext
  /** Sees numbers of these branches and nothing else. */
  branch(unitIds: string[]): RequestContext
  layout(more?: Partial<SlotLayout>): SlotLayout
  facts(more?: Partial<NewRound>): NewRound
  /** Made and announced: chosen from since now (2026-03-02), held on Monday and Tuesday a week later. */
  announced(more?: Partial<NewRound>): Promise<string>
  options(id: string): Promise<{ id: string; title: string; tag: string | null; place: string | null; startsAt: string | null }[]>
  choose(id: string, person: FairPerson, wanted?: { at?: number; package?: string }): Promise<string>
}

export function openHealthWorld(world: World): HealthWorld {
  const fair = openFair(world)
  const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString()
  const office: HealthWorld['office'] = (permissions = []) => world.context(world.actor(['health.manage', 'health.counts', ...permissions], { name: '周办' }))
  const layout: HealthWorld['layout'] = (more = {}) => ({
    firstDay: '2026-03-09',
    lastDay: '2026-03-10',
    days: 'working',
    from: '08:00',
    to: '09:30',
    minutes: 30,
    places: 1,
    place: '校医院',
    unitIds: [],
    ...more,
  })
  const facts: HealthWorld['facts'] = (more = {}) => ({
    unitId: fair.root,
    title: '教职工健康体检',
    kind: 'general',
    body: '',
    bring: '请空腹',
    contact: '周老师 88200001',
    layouts: [layout()],
    packages: [],
    opensAt: at(0),
    closesAt: at(48),
    cancelUntil: null,
    closesDaysBefore: null,
    eligibility: plainRules.eligibility,
    programme: null,
    poster: false,
    ...more,
  })
  const options: HealthWorld['options'] = async (id) => (await call(offersRoutes.show, { offerId: id }, { context: office() })).options
  return {
    fair,
    office,
    branch: (unitIds) => {
      const scope: Scope = { all: false, unitIds }
      return world.context(world.actor(['health.counts'], { scope, name: '吴分会' }))
    },
    layout,
    facts,
    announced: async (more) => {
      const context = office()
      const made = await call(healthRoutes.create, facts(more), { context })
      await call(offersRoutes.publish, { offerId: made.id, version: made.version }, { context })
      return made.id
    },
    options,
    choose: async (id, { staff_id: staffId }, { at: index = 0, package: chosen } = {}) => {
      const asked = { optionId: (await options(id))[index]?.id ?? null, choices: null, party: 1, answers: chosen === undefined ? null : { package: chosen }, companions: [] }
      const { enrolmentId } = await claimPlace(world.services, world.db, { ...asked, offerId: id, staffId, accountId: newId(), key: newId(), at: world.clock.now() })
      return enrolmentId
    },
  }
}
