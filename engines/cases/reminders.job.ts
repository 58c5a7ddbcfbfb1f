import { dayOf } from '../../kernel/clock.ts'
import { dayWords } from '../../kernel/day-words.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { notify } from '../notify/notify.ts'
import { people } from './cases.ports.ts'
import { findCase, situationOf } from './cases.store.ts'
import { lastDayOf } from './due.ts'
import { about, tellAll } from './messages.ts'
import { readNames } from './names.ts'
import type { Process, Situation } from './process.ts'
import { actionOf, isPrivate, processOf } from './registry.ts'
import { reminderFor, type Step } from './remind.rules.ts'
import { lockDueTask, recordReminder, tasksDueBefore, type DueTask } from './reminders.store.ts'
import { whoIsWaitedFor } from './waiting-for.ts'
import { holdersOfTask, peopleMeant, standInsFor } from './who-hears.ts'

const pageSize = 500
/** Ten working days never take longer, be the Spring Festival and the National Day among them. */
const lookAheadDays = 31

/** Reminds of every deadline that is near or past, each step once; who sleeps through three steps hears of the last. */
export async function sendReminders(services: Services, db: Db): Promise<void> {
  const now = services.clock.now()
  const calendar = await readCalendar(db)
  const until = new Date(now.getTime() + lookAheadDays * 86_400_000)
  const unknownYears = new Map<number, number>()
  for (let after: string | null = null, more = true; more;) {
    const tasks = await tasksDueBefore(db, until, { after, limit: pageSize })
    for (const task of tasks) {
      const unknown = await remindOf({ services, db, calendar }, task)
      if (unknown !== null) unknownYears.set(unknown, (unknownYears.get(unknown) ?? 0) + 1)
    }
    after = tasks.at(-1)?.id ?? null
    more = tasks.length === pageSize
  }
  for (const [year, count] of unknownYears) await sayUnknownYear(services, db, { year, count })
}

interface Sending {
  services: Services
  db: Db
  calendar: Calendar
}

/** The year whose working days would have to be known, where they are not. */
async function remindOf({ services, db, calendar }: Sending, task: DueTask): Promise<number | null> {
  const now = services.clock.now()
  const dueOn = lastDayOf(task.dueAt)
  const mark = `@${dueOn}`
  const sent = task.sent.filter((step) => step.endsWith(mark)).map((step) => step.slice(0, -mark.length))
  const step = reminderFor(calendar, { openedOn: dayOf(task.openedAt), dueOn, today: dayOf(now), sent })
  if (step === null) return null
  if ('unknownYear' in step) return step.unknownYear
  const row = await findCase(db, task.caseId)
  if (!row) return null
  const situation = await situationOf(db, row, { calendar, now })
  const reminder = await remindersOf(db, { process: processOf(row.process), situation, task, step })
  try {
    await write({ db, clock: services.clock, requestId: newId(), actor: system }, (trx) => sendOnce(trx, { ...reminder, task, stepName: `${step.name}${mark}`, situation }))
  } catch (error) {
    if (!(error instanceof NoLonger)) throw error
  }
  return null
}

const system = { accountId: null, name: '同心', via: 'system' } as const

/** Somebody acted meanwhile, or another server was faster. */
class NoLonger extends Error {}

type Reminder = Awaited<ReturnType<typeof remindersOf>>

async function sendOnce(trx: Trx, { messages, told, task, stepName, situation }: Reminder & { task: DueTask; stepName: string; situation: Situation<unknown> }): Promise<void> {
  if (!(await lockDueTask(trx, task))) throw new NoLonger()
  if (!(await recordReminder(trx, { caseId: task.caseId, taskId: task.id, step: stepName, told }))) throw new NoLonger()
  await notify(trx, messages)
  const { process, id, unitId } = situation.case
  trx.audit({ action: 'case.remind', entity: { type: process, id }, unitId, details: { step: stepName, told: told.length } })
}

/** Those who are waited for; from T+3 whoever stands above them as well, from T+7 the leader too. A draft is nobody else's. */
async function remindersOf(db: Db, { process, situation, task, step }: { process: Process; situation: Situation<unknown>; task: DueTask; step: Step }) {
  const { case: row, now } = situation
  const holders = await holdersOfTask(db, task, now)
  const waited = [...holders, ...(await standInsFor(db, holders, { process: process.id, now }))]
  const above = isPrivate(process, situation) ? [] : process.escalation.slice(0, step.offset >= 7 ? 2 : step.offset >= 3 ? 1 : 0).flat()
  const heads = (await Promise.all(above.map((who) => peopleMeant(db, who, { situation, unitId: task.unitId })))).flat().filter((head) => !waited.includes(head))
  const names = await readNames(db, now, { staff: [task.staffId], units: [task.unitId] })
  const title = actionOf(process, task.action)?.title ?? { zh: task.action, en: task.action }
  const dueOn = lastDayOf(task.dueAt)
  const telling = {
    kind: step.offset > 0 ? 'case.overdue' : 'case.due_soon',
    title: about(row, stepWords(step)),
    urgency: 'normal' as const,
  }
  const when = `${step.name}:${dueOn}`
  const who = whoIsWaitedFor(task, names)
  const due = dayWords(dueOn, now)
  const own: Bilingual = { zh: `请${title.zh}，期限${due.zh}。`, en: `Please: ${title.en}, due ${due.en}.` }
  const others: Bilingual = { zh: `由${who.zh}${title.zh}，期限${due.zh}，请督促。`, en: `${title.en} by ${who.en} was due ${due.en}: please see to it.` }
  // Whoever is waited for in two ways hears of it once; whoever stands above hears of each unit that is late.
  const messages = [
    ...tellAll({ process, row, to: waited }, { ...telling, body: own, key: `${task.action}:${when}` }),
    ...tellAll({ process, row, to: heads }, { ...telling, body: others, key: `task:${task.id}:${when}` }),
  ]
  return { messages, told: messages.map((message) => message.to) }
}

function stepWords({ offset }: Step): Bilingual {
  if (offset === 0) return { zh: '今天到期', en: 'due today' }
  if (offset < 0) return { zh: `还有${-offset}个工作日到期`, en: `due in ${-offset} working days` }
  return { zh: `已逾期${offset}个工作日以上`, en: `overdue by ${offset} working days or more` }
}

/** What cannot be counted is said to those who supervise, once for each year. */
async function sayUnknownYear(services: Services, db: Db, { year, count }: { year: number; count: number }): Promise<void> {
  services.log.warn({ tenantId: db.tenantId, year, count }, 'deadlines cannot be counted: the working days of this year are not loaded')
  const key = `calendar:${year}`
  const known = await db.q.selectFrom('notifications').select('id').where('tenant_id', '=', db.tenantId).where('dedupe_key', '=', key).limit(1).executeTakeFirst()
  const to = known ? [] : await people().holdersOf(db, { permission: 'cases.supervise', unitId: null }, services.clock.now())
  if (to.length === 0) return
  await write({ db, clock: services.clock, requestId: newId(), actor: system }, async (trx) => {
    await notify(
      trx,
      to.map((staffId) => ({
        to: staffId,
        kind: 'case.calendar_missing',
        title: { zh: `${year}年的放假安排还没有录入`, en: `The holidays of ${year} are not entered yet` },
        body: { zh: `有${count}件事项的催办日期算不出来。请在“工作日历”中录入。`, en: `Reminders of ${count} matters cannot be counted. Enter them under working days.` },
        path: '/working-days',
        subject: null,
        urgency: 'normal',
        key,
      })),
    )
    trx.audit({ action: 'case.say_unknown_year', entity: { type: 'calendar_year', id: String(year) }, details: { count } })
  })
}
