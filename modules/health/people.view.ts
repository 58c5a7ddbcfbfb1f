import { iso } from '../../engines/capacity/offers/offers.view.ts'
import { everywhere } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { ageGroups, type AgeGroup, type PersonState } from './health.shapes.ts'
import { wordsOf } from './health.view.ts'
import { countByGroup, countCap, countPeople, pageOfPeople, type Counted, type PersonRow } from './people.store.ts'
import { countedRound, managedRound, managesRound } from './sight.ts'

/** How many stand where. By sex and age only for those who see the names anyway: in a small branch a group is a person. */
export async function showProgress(context: RequestContext, id: string) {
  const { offer, reach } = await countedRound(context, id)
  const { words } = await wordsOf(context, offer)
  const now = context.clock.now()
  const rows = await countByGroup(context.db, { offerId: id, reach, now, today: dayOf(now) })
  const units = await unitNames(context.db, new Set(rows.map((row) => row.unit_id)), dayOf(now))
  const mayManage = managesRound(context, offer)
  const branches = [...Map.groupBy(rows, (row) => row.unit_id)].map(([unitId, some]) => ({ unitId, unitName: units.get(unitId) ?? '—', ...numbersOf(some) }))
  const sexes = (['1', '2', '0'] as const).map((sex) => ({ sex, ...numbersOf(rows.filter((row) => row.sex === sex)) }))
  const ages = ageGroups.map((age) => ({ age, ...numbersOf(rows.filter((row) => row.age_group === age)) }))
  return {
    ...words,
    mayManage,
    everybody: reach.all,
    totals: numbersOf(rows),
    branches: branches.toSorted((a, b) => b.notChosen - a.notChosen || a.unitName.localeCompare(b.unitName, 'zh')),
    sexes: mayManage ? sexes.filter(({ entitled }) => entitled > 0) : null,
    ages: mayManage ? ages.filter(({ entitled }) => entitled > 0) : null,
  }
}

function numbersOf(rows: readonly Counted[]) {
  const count = (states: readonly PersonRow['state'][]) => rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0)
  const picked = count(['chosen', 'attended', 'missed'])
  const notChosen = count(['notChosen'])
  return { entitled: picked + notChosen, picked, attended: count(['attended']), missed: count(['missed']), notChosen }
}

export interface PeopleWanted {
  id: string
  state?: PersonState | undefined
  unitId?: string | undefined
  sex?: '1' | '2' | '0' | undefined
  age?: AgeGroup | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** The names behind the numbers, for those who organise the round. */
export async function listPeople(context: RequestContext, { id, cursor, limit, ...wanted }: PeopleWanted) {
  await managedRound(context, id)
  const { db, clock } = context
  const now = clock.now()
  const asked = {
    offerId: id,
    reach: everywhere,
    now,
    today: dayOf(now),
    state: wanted.state ?? null,
    unitId: wanted.unitId ?? null,
    sex: wanted.sex ?? null,
    age: wanted.age ?? null,
    search: wanted.search ?? null,
  }
  const rows = await pageOfPeople(db, asked, { after: decodeCursor(cursor), limit })
  const count = await countPeople(db, asked)
  const page = cutPage(rows, { limit, positionOf: (row) => ({ key: row.pinyin_key, id: row.staff_id }), show: (row) => row })
  const units = await unitNames(db, new Set(page.items.map((row) => row.unit_id)), dayOf(now))
  const items = page.items.map((row) => ({
    staffId: row.staff_id,
    staffNo: row.staff_no,
    name: row.name,
    unitName: units.get(row.unit_id) ?? '—',
    sex: row.sex,
    age: row.age,
    state: row.state,
    slot: row.slot,
    slotAt: iso(row.starts_at),
    package: row.package,
    cameAt: iso(row.came_at),
  }))
  return { items, nextCursor: page.nextCursor, count, countCapped: count >= countCap }
}
