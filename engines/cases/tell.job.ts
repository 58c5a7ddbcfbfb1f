import { z } from 'zod'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { notify, type Message } from '../notify/notify.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { people } from './cases.ports.ts'
import { findCase, situationOf } from './cases.store.ts'
import { byWhen } from './due.ts'
import { about, tellAll } from './messages.ts'
import type { Process, Situation } from './process.ts'
import { actionOf, isPrivate, processOf, stateOf } from './registry.ts'
import { mayRead } from './standing.ts'
import { openTasks } from './tasks.ts'
import { holdersOfTask, standInsFor } from './who-hears.ts'

const moved = z.object({ caseId: z.uuid(), action: z.string(), from: z.string().nullable(), to: z.string(), version: z.number() })
const commented = z.object({ caseId: z.uuid(), commentId: z.uuid() })

/** Tells whom it concerns that a case has moved, and whom it waits for now. */
export async function tellMoved(services: Services, db: Db, payload: Record<string, unknown>): Promise<void> {
  const move = moved.parse(payload)
  const told = await whatHappened(services, db, move)
  if (!told) return
  const waiting = await waitingMessages(db, told)
  const asked = new Set(waiting.map((message) => message.to))
  const news = (await movedMessages(db, told)).filter((message) => !asked.has(message.to))
  await send({ services, db }, told, [...waiting, ...news])
}

/** Tells of a comment: the people of the case, or colleagues of the same office. */
export async function tellCommented(services: Services, db: Db, payload: Record<string, unknown>): Promise<void> {
  const { caseId, commentId } = commented.parse(payload)
  const comment = await db.q.selectFrom('case_comments').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', commentId).executeTakeFirst()
  const row = await findCase(db, caseId)
  if (!row || !comment) return
  const process = processOf(row.process)
  const now = services.clock.now()
  const situation = await situationOf(db, row, { calendar: await readCalendar(db), now })
  const to = comment.permission === null ? await involved(db, process, situation) : await people().holdersOf(db, { permission: comment.permission, unitId: comment.unit_id }, now)
  const messages = tellAll(
    { process, row, to: to.filter((staffId) => staffId !== comment.staff_id) },
    {
      kind: 'case.comment',
      title: about(row, { zh: '有新留言', en: 'a new comment' }),
      body: { zh: `${comment.author_name}：${shortened(comment.text)}`, en: `${comment.author_name}: ${shortened(comment.text)}` },
      urgency: 'normal',
      key: `comment:${commentId}`,
    },
  )
  await send({ services, db }, { process, situation }, messages)
}

interface Told {
  process: Process
  situation: Situation<unknown>
  move: z.infer<typeof moved>
  event: { staffId: string | null; at: Date }
}

async function whatHappened(services: Services, db: Db, move: z.infer<typeof moved>): Promise<Told | null> {
  const row = await findCase(db, move.caseId)
  const event = await db.q
    .selectFrom('case_events')
    .select(['staff_id as staffId', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', move.caseId)
    .where('sequence', '=', move.version)
    .executeTakeFirst()
  if (!row || !event) return null
  const situation = await situationOf(db, row, { calendar: await readCalendar(db), now: services.clock.now() })
  return { process: processOf(row.process), situation, move, event }
}

/** To each person or office of a task that this step opened and that is open still: one message, the most pressing first. */
async function waitingMessages(db: Db, { process, situation, event }: Told): Promise<Message[]> {
  const { case: row, now } = situation
  const opened = (await openTasks(db, row.id)).filter((task) => Number(task.openedAt) === Number(event.at))
  const messages = new Map<string, Message>()
  for (const task of opened.toSorted((a, b) => Number(a.dueAt ?? Infinity) - Number(b.dueAt ?? Infinity))) {
    const holders = await holdersOfTask(db, task, now)
    const to = [...holders, ...(await standInsFor(db, holders, { process: process.id, now }))].filter((staffId) => staffId !== event.staffId && !messages.has(staffId))
    const title = actionOf(process, task.action)?.title ?? { zh: task.action, en: task.action }
    const until = byWhen(task.dueAt, now)
    const telling = {
      kind: 'case.waiting',
      title: about(row, { zh: `等您${title.zh}`, en: `waits for you: ${title.en}` }),
      body: { zh: `${process.title.zh}${until.zh}。`, en: `${process.title.en}${until.en}.` },
      urgency: 'normal' as const,
      key: `task:${task.id}:waiting`,
    }
    for (const message of tellAll({ process, row, to }, telling)) messages.set(message.to, message)
  }
  return [...messages.values()]
}

/** Words come from where the case went; who did it is for the timeline to say, to those who may read it. */
async function movedMessages(db: Db, told: Told): Promise<Message[]> {
  const { process, situation, move, event } = told
  const to = (await listeners(db, told)).filter((staffId) => staffId !== event.staffId)
  const state = stateOf(process, move.to)
  const action = actionOf(process, move.action)
  const done = action?.past ?? action?.title
  const changed = move.from !== move.to
  return tellAll(
    { process, row: situation.case, to },
    {
      kind: 'case.moved',
      title: about(situation.case, changed || !done ? state.title : done),
      body: state.says,
      // Each of fifty seconds is no reason to reach for the phone.
      urgency: changed ? 'normal' : 'digest',
      key: `${move.version}:moved`,
    },
  )
}

/**
 * Who hears of a step: where the state changed, its people, its filer and its followers; where it stayed, the filer and followers,
 * and nobody where the step is the office's own. Of a draft only its people hear, and only when it comes back to them.
 */
async function listeners(db: Db, { process, situation, move }: Told): Promise<string[]> {
  const { case: row, parties, facts } = situation
  const persons = parties.flatMap((party) => party.staffId ?? [])
  const changed = move.from !== move.to
  if (isPrivate(process, { case: { ...row, state: move.to }, facts })) return changed && move.from !== null ? persons : []
  if (!changed && actionOf(process, move.action)?.inner) return []
  const followers = await readingFollowers(db, process, situation)
  return [...(changed ? persons : []), ...(row.filedBy ? [row.filedBy] : []), ...followers]
}

/** Followers who may still read the case. */
async function readingFollowers(db: Db, process: Process, situation: Situation<unknown>): Promise<string[]> {
  const { case: row, facts, now } = situation
  const rows = await db.q.selectFrom('case_follows').select('staff_id').where('tenant_id', '=', db.tenantId).where('case_id', '=', row.id).execute()
  if (rows.length === 0 || process.open?.(row, facts)) return rows.map((one) => one.staff_id)
  const actors = await people().actorsOf(
    db,
    rows.map((one) => one.staff_id),
    now,
  )
  return [...actors].flatMap(([staffId, actor]) => (mayRead(process, [{ actor, actingFor: null }], situation) ? [staffId] : []))
}

/** The people of a case, and those who are waited for. */
async function involved(db: Db, process: Process, situation: Situation<unknown>): Promise<string[]> {
  const { case: row, parties, now } = situation
  const persons = parties.flatMap((party) => party.staffId ?? [])
  if (isPrivate(process, situation)) return persons
  const holders = await Promise.all((await openTasks(db, row.id)).map((task) => holdersOfTask(db, task, now)))
  return [...persons, ...(row.filedBy ? [row.filedBy] : []), ...holders.flat()]
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > 100 ? `${characters.slice(0, 100).join('')}…` : text
}

async function send({ services, db }: { services: Services; db: Db }, { process, situation }: Pick<Told, 'process' | 'situation'>, messages: Message[]): Promise<void> {
  if (messages.length === 0) return
  const { id, unitId } = situation.case
  await write({ db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '同心', via: 'system' } }, async (trx) => {
    await notify(trx, messages)
    trx.audit({ action: 'case.tell', entity: { type: process.id, id }, unitId, details: { told: messages.length } })
  })
}
