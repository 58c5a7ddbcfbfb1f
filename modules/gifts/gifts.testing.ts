import { call } from '@orpc/server'
import { claimPlace } from '../../engines/capacity/claims/claim.ts'
import { giveDefaults } from '../../engines/capacity/offers/give-defaults.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { openFair, type Fair, type FairPerson } from '../../engines/capacity/testing/fair.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import type { World } from '../../kernel/testing/harness.ts'
import './gifts.module.ts'
import type { NewGift } from './gifts.rules.ts'
import { giftsRoutes } from './gifts.routes.ts'

const hourMs = 3_600_000

export interface GiftWorld {
  fair: Fair
  officer(scope?: Scope): RequestContext
  auditor(): RequestContext
  facts(more?: Partial<NewGift>): NewGift
  /** Made and announced: chosen from since now, for two days; handed out from the third day to the fifth. */
  announced(more?: Partial<NewGift>): Promise<string>
  choose(id: string, person: FairPerson, wanted?: { at?: number; answers?: Record<string, string> }): Promise<string>
  /** Choosing is over and the silent have their default; the hand-out has begun. */
  handingOut(id: string): Promise<void>
}

export function openGiftWorld(world: World): GiftWorld {
  const fair = openFair(world)
  const at = (hours: number) => new Date(world.clock.now().getTime() + hours * hourMs).toISOString()
  const officer: GiftWorld['officer'] = (scope = { all: true }) => world.context(world.actor(['gifts.manage', 'gifts.read'], { scope, name: '周办' }))
  const facts: GiftWorld['facts'] = (more = {}) => ({
    unitId: fair.root,
    title: '中秋慰问品',
    kind: 'festival',
    festival: '中秋节',
    year: 2026,
    body: '',
    contact: '周老师 88200001',
    opensAt: at(0),
    closesAt: at(48),
    handOutFrom: at(48),
    handOutUntil: at(96),
    packages: [
      { id: null, title: '粮油组合', contents: '大米 5 kg、菜籽油 5 L', supplier: '江南粮油', price: '300.00' },
      { id: null, title: '水果组合', contents: '苹果、梨各 5 kg', supplier: '西湖果业', price: '280.50' },
    ],
    defaultAt: 0,
    pickupPlaces: [],
    post: false,
    ...more,
  })
  return {
    fair,
    officer,
    facts,
    auditor: () => world.context(world.actor(['gifts.read'], { name: '经审' })),
    announced: async (more) => {
      const context = officer()
      const made = await call(giftsRoutes.create, facts(more), { context })
      await call(offersRoutes.publish, { offerId: made.id, version: made.version }, { context })
      return made.id
    },
    choose: async (id, { staff_id: staffId }, { at: index = 0, answers } = {}) => {
      const { options } = await call(offersRoutes.show, { offerId: id }, { context: officer() })
      const asked = { optionId: options[index]?.id ?? null, choices: null, party: 1, answers: answers ?? null, companions: [] }
      const { enrolmentId } = await claimPlace(world.services, world.db, { ...asked, offerId: id, staffId, accountId: newId(), key: newId(), at: world.clock.now() })
      return enrolmentId
    },
    handingOut: async (id) => {
      world.clock.set(at(49))
      await write(asSystem(world, world.db), (trx) => giveDefaults(trx, id))
    },
  }
}
