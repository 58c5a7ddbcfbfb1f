import type { Actor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { openStaffSealer } from './staff-columns.ts'
import { listStaffInOrder, positionOf } from './staff-list.birth.ts'
import type { StaffFilter, StaffPageQuery, StaffSort } from './staff-list.store.ts'
import { reachOf, reachWithin } from './staff-reach.ts'
import { lookUp } from './staff-search.ts'
import { listRow } from './staff.view.ts'

export interface StaffQuery {
  q?: string | undefined
  unitId?: string | undefined
  membership?: string | undefined
  sex?: string | undefined
  employmentType?: string | undefined
  ageFrom?: number | undefined
  ageTo?: number | undefined
  qualityRule?: string | undefined
}

/** A page of the people within reach. One statement, however many people there are. */
export async function listStaff(context: RouteContext, input: StaffQuery & { sort: StaffSort; cursor?: string | undefined; limit: number }) {
  const day = today(context.clock)
  const tree = await readTree(context.db, day)
  const filter = await filterOf(context, input)
  const query: StaffPageQuery = { filter, sort: input.sort, after: decodeCursor(input.cursor), limit: input.limit, today: day }
  const { rows, count, countCapped } = await listStaffInOrder(context.db, query)
  const page = cutPage(rows, { limit: input.limit, positionOf: (row) => positionOf(row, input.sort), show: (row) => listRow(row, tree) })
  return { ...page, count, countCapped }
}

/** The filter that a list, an export and a bulk action share, held within the reach of the route's permission. */
export async function filterOf(context: RouteContext, input: StaffQuery): Promise<StaffFilter> {
  const tree = await readTree(context.db, today(context.clock))
  return {
    search: input.q ? lookUp(input.q, await openStaffSealer(context.services.keys, context.db)) : null,
    reach: reachOf(context.scope, tree),
    within: input.unitId ? reachWithin(input.unitId, tree) : null,
    membership: input.membership ?? null,
    sex: input.sex ?? null,
    employmentType: input.employmentType ?? null,
    ageFrom: input.ageFrom ?? null,
    ageTo: input.ageTo ?? null,
    qualityRule: input.qualityRule ?? null,
  }
}

/** The first few people for the search over everything. */
export async function searchStaff(context: RequestContext & { actor: Actor }, q: string): Promise<SearchHit[]> {
  const scope = context.actor.permissions.get('members.read')
  if (!scope) return []
  const { items } = await listStaff({ ...context, scope }, { q, sort: 'name', limit: 6 })
  return items.map((person) => ({ kind: 'person', title: person.name, hint: `${person.staffNo} ${person.unitName}`, path: `/members/${person.id}` }))
}
