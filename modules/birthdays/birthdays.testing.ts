import { call } from '@orpc/server'
import type { z } from 'zod'
import { everywhere, type Scope } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { membersRoutes } from '../members/members.routes.ts'
import { addPerson, foundCampus, office, type Campus } from '../members/testing/people.ts'
import type { birthdaysContract } from './birthdays.contract.ts'
import { birthdayShopsRoutes, birthdaysRoutes } from './birthdays.routes.ts'
import { couponsOf, type Coupon } from './coupons.store.ts'
import { issueByItself } from './issue.ts'

type PersonFields = Omit<Parameters<typeof addPerson>[1], 'unitId'> & { unitId?: string; memberSince?: string }
type ProgrammeInput = z.output<NonNullable<(typeof birthdaysContract.create)['~orpc']['inputSchema']>>

export interface BirthdayWorld {
  world: World
  campus: Campus
  officer(scope?: Scope): RequestContext
  /** A member as the office admits one, in service unless told. */
  member(fields: PersonFields): Promise<RequestContext & { staffId: string }>
  shop(name?: string): Promise<string>
  programme(more?: Partial<ProgrammeInput>): Promise<{ id: string; version: number }>
  /** Drafted and started. */
  running(more?: Partial<ProgrammeInput>): Promise<string>
  /** What a server does every few seconds. */
  morning(): Promise<void>
  coupons(staffId: string): Promise<Coupon[]>
  close(): Promise<void>
}

/** A university whose clock stands at Monday, 2 March 2026, 09:00 in China. */
export async function openBirthdayWorld(): Promise<BirthdayWorld> {
  const world = await openWorld()
  const campus = await foundCampus(world)
  const officer: BirthdayWorld['officer'] = (scope = everywhere) => world.context(world.actor(['birthdays.manage', 'birthdays.read'], { scope, name: '周办' }))
  const shop: BirthdayWorld['shop'] = async (name = '知味蛋糕坊') => {
    const facts = { unitId: campus.root, name, address: '玉泉路 38 号', contact: '陈店长', contractNo: '校工合〔2026〕07号' }
    return (await call(birthdayShopsRoutes.create, facts, { context: officer() })).id
  }
  const programme: BirthdayWorld['programme'] = async (more = {}) => {
    const facts = {
      unitId: campus.root,
      year: 2026,
      treat: '蛋糕券',
      amount: '200.00',
      daysAhead: 0,
      validDays: 30,
      fromDay: `${more.year ?? 2026}-01-01`,
      includeRetired: true,
      lateJoiners: true,
      leapDay: '02-28' as const,
      greeting: '祝您生日快乐',
      contact: '',
      shopIds: more.shopIds ?? [await shop()],
    }
    return call(birthdaysRoutes.create, { ...facts, ...more }, { context: officer() })
  }
  return {
    world,
    campus,
    officer,
    shop,
    programme,
    member: async ({ memberSince = '2010-09-01', unitId = campus.physics, ...fields }) => {
      const { id } = await addPerson(office(world), { unitId, name: '赵师傅', ...fields })
      const decision = { documentNo: '校工〔2010〕3号', decidedOn: memberSince, decidedBy: '校工会委员会' }
      await call(membersRoutes.admit, { staffIds: [id], ...decision }, { context: office(world) })
      return Object.assign(world.context(world.actor([], { staffId: id, name: '赵师傅' })), { staffId: id })
    },
    running: async (more) => {
      const { id, version } = await programme(more)
      await call(birthdaysRoutes.setState, { id, version, state: 'running' }, { context: officer() })
      return id
    },
    morning: () => issueByItself(world.services, world.db),
    coupons: (staffId) => couponsOf(world.db, staffId),
    close: world.close,
  }
}
