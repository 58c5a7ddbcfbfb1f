import { sql } from 'kysely'
import type { RequestContext } from '../../../kernel/context.ts'
import type { World } from '../../../kernel/testing/harness.ts'
import { newId } from '../../../kernel/ids.ts'
import { registerCapacityDirectory } from '../capacity.ports.ts'
import { claimPlace } from '../claims/claim.ts'
import { makeOffer, registerToyService, type ToyOffer, type ToyWanted } from '../claims/claims.testing.ts'
import { addPoints } from './points.actions.ts'
import type { PointFacts } from './points.store.ts'

/** People are called by their ids, and so are units. */
export function registerToys(): void {
  registerToyService()
  registerCapacityDirectory({
    everybody: (db) =>
      sql`(select distinct staff_id, 'N' || right(staff_id::text, 8) as staff_no, '会员' || right(staff_id::text, 4) as name, right(staff_id::text, 8) as pinyin_key from offer_people where tenant_id = ${db.tenantId})`,
    unitNames: async (_db, ids) => new Map(ids.map((id) => [id, `分会${id.slice(-4)}`])),
    unitsAbove: async (_db, ids) => [...ids],
    branches: async () => [],
    employmentTypes: [],
  })
}

export const staffNoOf = (staffId: string) => `N${staffId.slice(-8)}`

export interface ToyEvent extends ToyOffer {
  /** One for each member, confirmed, in their order. */
  enrolmentIds: string[]
  pointIds: string[]
}

export function officerOf(world: World): RequestContext {
  return world.context(world.actor(['toys.manage']))
}

export function memberOf(world: World, staffId: string): RequestContext {
  return world.context(world.actor([], { staffId }))
}

/** An offer on which everybody has a place, with points at which they are checked in. */
export async function makeEvent(world: World, wanted: ToyWanted & { points: (Partial<PointFacts> & { option?: number })[] }): Promise<ToyEvent> {
  const { points, ...offerWanted } = wanted
  const offer = await makeOffer(world, { limits: [], ...offerWanted })
  const enrolmentIds: string[] = []
  for (const [index, staffId] of offer.staffIds.entries()) {
    const asked = { optionId: offer.optionIds[index % offer.optionIds.length] ?? null, choices: null, party: 1, answers: null, companions: [] }
    const press = { offerId: offer.id, staffId, accountId: newId(), key: newId(), at: world.clock.now(), ...asked }
    enrolmentIds.push((await claimPlace(world.services, world.db, press)).enrolmentId)
  }
  const now = world.clock.now().getTime()
  const plain = { optionId: null, title: '签到处', opensAt: new Date(now - 600_000), closesAt: new Date(now + 7_200_000), selfScan: 'screen' as const }
  const facts = points.map(({ option, ...point }) => ({ ...plain, ...point, optionId: option === undefined ? null : (offer.optionIds[option] ?? null) }))
  const pointIds = await addPoints(officerOf(world), { offerId: offer.id, points: facts })
  return { ...offer, enrolmentIds, pointIds }
}
