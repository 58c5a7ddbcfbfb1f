import type { z } from 'zod'
import { listMyOffers } from '../../../engines/capacity/mine/my-pages.ts'
import { frozenOf } from '../../../engines/capacity/offers/edit.rules.ts'
import { capsOf, offerColumns, offerOf, standingsOf, type Offer, type Standing } from '../../../engines/capacity/offers/offers.store.ts'
import { iso } from '../../../engines/capacity/offers/offers.view.ts'
import { phaseOf } from '../../../engines/capacity/offers/phase.ts'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { OfferPhase } from '../../../engines/capacity/capacity.shapes.ts'
import { ratingOf } from '../../../engines/surveys/rating.view.ts'
import { scopeFor } from '../../../kernel/auth/actor.ts'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { invalidInput } from '../../../kernel/errors.ts'
import { ledTask, leads, taskInSight, teamNamed } from '../sight.ts'
import { volunteeringService } from '../volunteering.service.ts'
import type { volunteerTasksContract } from './tasks.contract.ts'
import { cameTo, countDesk, countTasksOfTeam, pageOfDesk, taskIdsOfTeam, tasksOf, type Task } from './tasks.store.ts'

type Input<Name extends keyof typeof volunteerTasksContract> = z.output<NonNullable<(typeof volunteerTasksContract)[Name]['~orpc']['inputSchema']>>

const countCap = 1_000

interface Line {
  id: string
  title: string
  phase: OfferPhase
}

function wordsOf({ id, title, phase }: Line, task: Task) {
  return {
    id,
    title,
    phase,
    teamId: task.teamId,
    teamName: task.teamName,
    startsAt: iso(task.startsAt),
    endsAt: iso(task.endsAt),
    place: task.place,
    quarters: task.quarters,
    audience: task.audience,
    certified: task.certified !== null,
  }
}

/** Lines with what the module knows of each; an offer of the service that is no task is not shown. */
async function withTasks<Own extends { id: string }>(db: Db, lines: readonly Own[]): Promise<{ line: Own; task: Task }[]> {
  const tasks = await tasksOf(
    db,
    lines.map(({ id }) => id),
  )
  return lines.flatMap((line) => {
    const task = tasks.get(line.id)
    return task ? [{ line, task }] : []
  })
}

/** Tasks that this member may see, with places left: a constant number of statements. */
export async function listTasks(context: RequestContext, input: Input<'list'>) {
  const now = context.clock.now().toISOString()
  if (context.actor.staffId === null) return { items: [], nextCursor: null, count: 0, countCapped: false, now }
  const page = await listMyOffers(context, { ...input, service: volunteeringService.key })
  const ids = page.items.map(({ id }) => id)
  const caps = await capsOf(context.db, ids)
  const standings = await standingsOf(context.db, ids)
  const items = (await withTasks(context.db, page.items)).map(({ line, task }) => {
    const { taken, waiting } = placesIn(standings, line.id)
    const cap = caps.get(line.id)
    const left = cap === undefined ? null : Math.max(0, cap - taken)
    return { ...wordsOf(line, task), opensAt: line.opensAt, closesAt: line.closesAt, left, waiting, onRoster: line.onRoster, mine: line.mine?.status ?? null }
  })
  return { ...page, items }
}

export async function listOfTeam(context: RequestContext, { id, cursor, limit }: Input<'ofTeam'>) {
  const { db, clock, actor } = context
  const drafts = leads(actor, await teamNamed(context, id))
  const ids = await taskIdsOfTeam(db, { teamId: id, drafts, after: decodeCursor(cursor)?.id ?? null, limit: limit + 1 })
  const count = await countTasksOfTeam(db, { teamId: id, drafts })
  const offers = await offersNamed(db, ids)
  const rows = ids.flatMap((one) => offers.get(one) ?? [])
  const page = cutPage(rows, { limit, positionOf: ({ id: at }) => ({ key: '', id: at }), show: (row) => row })
  const now = clock.now()
  const items = (await withTasks(db, page.items)).map(({ line, task }) => wordsOf({ ...line, phase: phaseOf(line, now) }, task))
  return { items, nextCursor: page.nextCursor, count, countCapped: false }
}

async function offersNamed(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Offer>> {
  if (ids.length === 0) return new Map()
  const rows = await db.q.selectFrom('offers').select(offerColumns).where('tenant_id', '=', db.tenantId).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, offerOf(row)]))
}

export async function showTask(context: RequestContext, id: string) {
  const { offer, task, mayLead } = await taskInSight(context, id)
  const units = await directory().unitNames(context.db, [offer.unitId], today(context.clock))
  const line = { id, title: offer.title, phase: phaseOf(offer, context.clock.now()) }
  return { ...wordsOf(line, task), unitName: units.get(offer.unitId) ?? '—', body: task.body, contact: task.contact, rating: await ratingOf(context, task.surveyId), mayLead }
}

export async function listDesk(context: RequestContext, { phase, year, search, cursor, limit }: Input<'desk'>) {
  const { db, clock, actor } = context
  const now = clock.now()
  const asked = { scope: scopeFor(actor, volunteeringService.manage), phase: phase ?? null, year: year ?? null, search: search ?? null, now }
  const rows = await pageOfDesk(db, asked, { after: momentIn(cursor), limit: limit + 1 })
  const count = await countDesk(db, asked, countCap)
  const page = cutPage(rows, { limit, positionOf: ({ at, id }) => ({ key: at.toISOString(), id }), show: ({ id }) => id })
  const offers = await offersNamed(db, page.items)
  const lines = page.items.flatMap((id) => offers.get(id) ?? [])
  const standings = await standingsOf(db, page.items)
  const caps = await capsOf(db, page.items)
  const came = await cameTo(db, page.items)
  const units = await directory().unitNames(db, [...new Set(lines.map(({ unitId }) => unitId))], today(clock))
  const items = (await withTasks(db, lines)).map(({ line, task }) => ({
    ...wordsOf({ ...line, phase: phaseOf(line, now) }, task),
    unitName: units.get(line.unitId) ?? '—',
    cap: caps.get(line.id) ?? null,
    ...placesIn(standings, line.id),
    came: came.get(line.id) ?? 0,
  }))
  return { items, nextCursor: page.nextCursor, count, countCapped: count >= countCap }
}

function momentIn(cursor: string | undefined): { at: Date; id: string } | null {
  const position = decodeCursor(cursor)
  if (position === null) return null
  const at = new Date(position.key)
  if (Number.isNaN(at.getTime())) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  return { at, id: position.id }
}

/** How many hold a place in an offer, and how many wait. */
function placesIn(standings: readonly Standing[], id: string): { taken: number; waiting: number } {
  const own = standings.filter(({ offerId }) => offerId === id)
  return {
    taken: own.filter(({ status }) => status === 'confirmed' || status === 'offered').reduce((sum, { people }) => sum + people, 0),
    waiting: own.filter(({ status }) => status === 'waiting').reduce((sum, { parties }) => sum + parties, 0),
  }
}

/** A task as its editor has it. */
export async function showEdited(context: RequestContext, id: string) {
  const { offer, task } = await ledTask(context, id)
  const now = context.clock.now()
  const caps = await capsOf(context.db, [id])
  const { taken } = placesIn(await standingsOf(context.db, [id]), id)
  // A task is written with all its times; the types of an offer allow less.
  const at = (instant: Date | null) => (instant ?? now).toISOString()
  return {
    ...wordsOf({ id, title: offer.title, phase: phaseOf(offer, now) }, task),
    body: task.body,
    contact: task.contact,
    place: task.place ?? '',
    startsAt: at(task.startsAt),
    endsAt: at(task.endsAt),
    opensAt: at(offer.opensAt),
    closesAt: at(offer.closesAt),
    places: caps.get(id) ?? Math.max(1, taken),
    version: offer.version,
    frozen: frozenOf(offer, now).map(({ field }) => field),
    taken,
  }
}
