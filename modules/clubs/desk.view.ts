import { scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { WaitingItem } from '../../kernel/module.ts'
import { activitiesOf } from '../activities/activities.api.ts'
import { staffNames } from '../members/members.api.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { numbersOf, peopleIn, shownNumbers, spanOfYear, sumOf } from './clubs.numbers.ts'
import { profilesOf } from './clubs.store.ts'
import { shownActivity } from './clubs.view.ts'
import { waitingWithin } from './roster/requests.store.ts'
import { clubsWithin, dissolvedClubs, keptClub, manageClubs, officersOf } from './sight.ts'
import { thisYear } from './years.ts'

interface DeskInput {
  year?: number | undefined
  state: 'living' | 'dissolved'
  search?: string | undefined
}

/** Every club within reach with its numbers of a year, all on one page: a university has some dozens. */
export async function listDesk({ db, clock, actor }: RequestContext, { year = thisYear(clock), state, search = '' }: DeskInput) {
  const day = today(clock)
  const scope = scopeFor(actor, manageClubs)
  const within = state === 'living' ? await clubsWithin(db, day, scope) : await dissolvedClubs(db, day, scope)
  const clubs = within.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
  const ids = clubs.map(({ id }) => id)
  const profile = await profilesOf(db, ids)
  const presidents = (await officersOf(db, ids, day)).filter(({ office }) => office === 'president')
  const names = await staffNames(
    db,
    presidents.map(({ staffId }) => staffId),
  )
  const numbers = await numbersOf(db, ids, year)
  const items = clubs.map(({ id, name, living }) => {
    const president = presidents.find(({ unitId }) => unitId === id)
    const { kind, recruiting } = profile(id)
    return { id, name, kind, recruiting, living, president: president ? (names.get(president.staffId)?.name ?? null) : null, ...shownNumbers(numbers(id)) }
  })
  const totals = { clubs: clubs.length, people: await peopleIn(db, ids), ...shownNumbers(sumOf(ids.map(numbers))) }
  return { items, nextCursor: null, count: items.length, countCapped: false, year, totals }
}

/** What a club held and holds in a year. */
export async function listActivities(context: RequestContext, { unitId, year = thisYear(context.clock) }: { unitId: string; year?: number | undefined }) {
  await keptClub(context, unitId)
  const now = context.clock.now()
  const held = await activitiesOf(context.db, { unitIds: [unitId], ...spanOfYear(year) })
  return { year, items: held.map((activity) => shownActivity(activity, now)) }
}

/** Requests that wait for this officer: a line for each club of theirs, one for all where they look after all. */
export async function waitingRequests({ db, actor, clock }: RequestContext): Promise<WaitingItem[]> {
  const scope = actor.permissions.get(manageClubs)
  if (scope === undefined) return []
  const waiting = await waitingWithin(db, scope)
  if (scope.all) return waiting.length === 0 ? [] : [everywhere(waiting.reduce((sum, { count }) => sum + count, 0))]
  const names = await unitNames(
    db,
    waiting.map(({ unitId }) => unitId),
    today(clock),
  )
  return waiting.map(({ unitId, count }) => ({
    key: `clubs:asked:${unitId}`,
    title: { zh: `${count} 人申请加入${names.get(unitId) ?? '协会'}`, en: `${count} ask(s) to join ${names.get(unitId) ?? 'a club'}` },
    hint: { zh: '请通过，或说明原因', en: 'Admit them, or say why not' },
    path: `/club-desk/${unitId}/requests`,
    dueOn: null,
    count,
  }))
}

function everywhere(count: number): WaitingItem {
  return {
    key: 'clubs:asked',
    title: { zh: `${count} 人申请加入文体协会`, en: `${count} ask(s) to join clubs` },
    hint: { zh: '由各协会审批，长时间未办的请提醒', en: 'Their clubs decide: remind those who take long' },
    path: '/club-desk',
    dueOn: null,
    count,
  }
}
