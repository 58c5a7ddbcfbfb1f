import { sql } from 'kysely'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { addDays, addWorkingDays, type Calendar } from '../../engines/calendar/working-days.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import { dayOf, shanghaiMinute } from '../../kernel/clock.ts'
import { minuteWords, untilWords } from '../../kernel/day-words.ts'
import { write, type RequestContext, type Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { asSystem, write as writeAs } from '../../kernel/db/write.ts'
import { notChoosingNow } from './health.errors.ts'
import { healthService } from './health.service.ts'
import { listSilent } from './people.store.ts'
import { countedRound } from './sight.ts'

registerKinds({
  'health.choose': { zh: '提醒选择体检时段', en: 'To choose a slot for a health check' },
  'health.tomorrow': { zh: '体检前一个工作日提醒', en: 'The working day before a health check' },
})

/** Calls to mind to choose: all who have no slot, or those of one branch. One message per person and day, however often it is pressed. */
export async function remindSilent(context: RequestContext, { id, unitId = null }: { id: string; unitId?: string | null | undefined }): Promise<{ told: number }> {
  const { offer, reach } = await countedRound(context, id)
  const now = context.clock.now()
  if (phaseOf(offer, now) !== 'open' || offer.closesAt === null) throw notChoosingNow()
  const silent = await listSilent(context.db, { offerId: id, reach, now, today: dayOf(now), unitId, programme: offer.rules.programme })
  const until = untilWords(offer.closesAt, now)
  await write(context, async (trx) => {
    await notify(
      trx,
      silent.map((staffId) => ({
        to: staffId,
        kind: 'health.choose',
        title: { zh: '请选择体检时段', en: 'Choose a slot for your health check' },
        body: { zh: `“${offer.title}”您还没有选择时段，请在 ${until.zh} 前选择。`, en: `You have not chosen a slot in “${offer.title}” yet: choose before ${until.en}.` },
        path: healthService.pathOf(id),
        subject: { type: 'offer', id },
        urgency: 'normal' as const,
        key: `health.choose/${id}/${dayOf(now)}`,
      })),
    )
    trx.audit({ action: 'health.remind', entity: { type: 'offer', id }, unitId: unitId ?? offer.unitId, details: { told: silent.length } })
  })
  return { told: silent.length }
}

/** Nobody is woken up by it. */
const fromHour = 9
/** Longer than any row of holidays: the last working day before a slot lies within. */
const aheadDays = 15
const dayMs = 86_400_000

/** The working day before, from nine o'clock on: when, where, what to bring. Once for each slot that somebody has. */
export async function remindOfSlots(services: Services, db: Db): Promise<void> {
  const now = services.clock.now()
  if (Number(shanghaiMinute(now).slice(11, 13)) < fromHour) return
  const calendar = await readCalendar(db)
  const due = (await comingSlots(db, now)).filter(({ startsAt }) => dayBefore(calendar, dayOf(startsAt)) <= dayOf(now))
  for (const [offerId, people] of Map.groupBy(due, (one) => one.offerId)) {
    const context = asSystem(services, db)
    await writeAs(context, (trx) => tellSlots(trx, offerId, people))
  }
}

/** The last working day before; where nobody knows the holidays, simply the day before. */
function dayBefore(calendar: Calendar, day: string): string {
  const answer = addWorkingDays(calendar, day, -1)
  return 'day' in answer ? answer.day : addDays(day, -1)
}

interface Coming {
  enrolmentId: string
  optionId: string
  offerId: string
  staffId: string
  title: string
  bring: string
  place: string | null
  startsAt: Date
}

async function comingSlots(db: Db, now: Date): Promise<Coming[]> {
  const { rows } = await sql<Coming>`
    select e.id as "enrolmentId", p.id as "optionId", o.id as "offerId", e.staff_id as "staffId", o.title, h.bring, p.place, p.starts_at as "startsAt"
    from health_rounds h
    join offers o on o.tenant_id = h.tenant_id and o.id = h.offer_id and o.state = 'published'
    join offer_options p on p.tenant_id = o.tenant_id and p.offer_id = o.id and p.starts_at > ${now} and p.starts_at < ${new Date(now.getTime() + aheadDays * dayMs)}
    join enrolments e on e.tenant_id = o.tenant_id and e.offer_id = o.id and e.option_id = p.id and e.status = 'confirmed'
    where h.tenant_id = ${db.tenantId} and not exists (select from health_reminders r where r.tenant_id = e.tenant_id and r.enrolment_id = e.id and r.option_id = p.id)
    order by o.id, e.id`.execute(db.q)
  return rows
}

async function tellSlots(trx: Trx, offerId: string, people: readonly Coming[]): Promise<void> {
  const { rows } = await sql<{ enrolment_id: string }>`
    insert into health_reminders (tenant_id, enrolment_id, option_id, at)
    select ${trx.tenantId}::uuid, n.enrolment_id, n.option_id, ${trx.at}
    from unnest(${people.map(({ enrolmentId }) => enrolmentId)}::uuid[], ${people.map(({ optionId }) => optionId)}::uuid[]) as n (enrolment_id, option_id)
    on conflict do nothing returning enrolment_id`.execute(trx.q)
  // Of two servers that come at once the second finds them told.
  const told = new Set(rows.map((row) => row.enrolment_id))
  await notify(
    trx,
    people
      .filter(({ enrolmentId }) => told.has(enrolmentId))
      .map(({ staffId, enrolmentId, title, bring, place, startsAt }) => {
        const at = minuteWords(startsAt, trx.at)
        return {
          to: staffId,
          kind: 'health.tomorrow',
          title: { zh: '请按时参加体检', en: 'Your health check is coming up' },
          body: {
            zh: `“${title}”：${at.zh}，${place ?? ''}。${bring ? `请注意：${bring}` : ''}`,
            en: `“${title}”: ${at.en}, ${place ?? ''}.${bring ? ` Please mind: ${bring}` : ''}`,
          },
          path: healthService.pathOf(offerId),
          subject: { type: 'enrolment', id: enrolmentId },
          urgency: 'normal' as const,
        }
      }),
  )
  trx.audit({ action: 'health.remind_slots', entity: { type: 'offer', id: offerId }, details: { told: told.size } })
}
