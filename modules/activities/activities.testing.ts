import { call } from '@orpc/server'
import { claimPlace } from '../../engines/capacity/claims/claim.ts'
import { plainRules } from '../../engines/capacity/offer-rules.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { openFair, type Fair, type FairPerson } from '../../engines/capacity/testing/fair.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import './activities.module.ts'
import type { NewActivity } from './activities.rules.ts'
import { activitiesRoutes } from './activities.routes.ts'

const hourMs = 3_600_000

export interface ActivityWorld {
  fair: Fair
  officer(scope?: Scope): RequestContext
  facts(more?: Partial<NewActivity>): NewActivity
  /** Made and announced: open since now, takes place in three days. */
  announced(more?: Partial<NewActivity>): Promise<string>
  /** The member's own press, for so many people. */
  signUp(id: string, person: FairPerson, party?: number): Promise<{ enrolmentId: string; status: string }>
}

export function openActivityWorld(world: World): ActivityWorld {
  const fair = openFair(world)
  const at = (hours: number) => new Date(world.clock.now().getTime() + hours * hourMs).toISOString()
  const officer: ActivityWorld['officer'] = (scope = { all: true }) => world.context(world.actor(['activities.manage'], { scope, name: '周办' }))
  const facts: ActivityWorld['facts'] = (more = {}) => ({
    unitId: fair.root,
    title: '秋季健步走',
    kind: 'sport',
    body: '环西湖十公里，请穿运动鞋。',
    contact: '周老师 88200001',
    place: '玉泉校区东门',
    startsAt: at(72),
    endsAt: at(75),
    places: 2,
    opensAt: at(0),
    closesAt: at(48),
    cancelUntil: null,
    waiting: true,
    partyMost: 1,
    certificate: true,
    eligibility: plainRules.eligibility,
    series: null,
    ...more,
  })
  return {
    fair,
    officer,
    facts,
    announced: async (more) => {
      const context = officer()
      const made = await call(activitiesRoutes.create, facts(more), { context })
      await call(offersRoutes.publish, { offerId: made.id, version: made.version }, { context })
      return made.id
    },
    signUp: async (id, { staff_id: staffId }, party = 1) => {
      const [option] = (await call(offersRoutes.show, { offerId: id }, { context: officer() })).options
      const asked = { optionId: option?.id ?? null, choices: null, party, answers: null, companions: [] }
      const { enrolmentId, status } = await claimPlace(world.services, world.db, { ...asked, offerId: id, staffId, accountId: newId(), key: newId(), at: world.clock.now() })
      return { enrolmentId, status }
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
