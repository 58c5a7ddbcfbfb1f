import type { z } from 'zod'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { showAttendance as pageAttendance } from '../../engines/capacity/checkin/checkin.view.ts'
import { findOffer } from '../../engines/capacity/offers/offers.store.ts'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import { shanghaiMinute, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { noSeries } from './activities.errors.ts'
import { activityService } from './activities.service.ts'
import { cameTo, isHeld, meetingsOf, type Meeting } from './meetings.store.ts'
import { layOutMeetings, ruleRefusal } from './series.rules.ts'
import type { meetingPlanAsked } from './series.shapes.ts'

/** Meetings as a rule lays them out, to be looked at before they are saved. */
export async function planMeetings({ db }: RequestContext, asked: z.output<typeof meetingPlanAsked>) {
  const rule = { ...asked, times: asked.times ?? null, lastDay: asked.lastDay ?? null }
  const refusal = ruleRefusal(rule)
  if (refusal) throw refusal
  const { meetings, skipped, unknownYears } = layOutMeetings(rule, await readCalendar(db))
  return { meetings: meetings.map(({ startsAt, endsAt, madeUp }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), madeUp })), skipped, unknownYears }
}

/** A page of who has a place, and to which meetings they came. */
export async function showAttendance(context: RequestContext, { id, ...page }: { id: string; cursor?: string | undefined; limit: number }) {
  await courseMeetings(context, id)
  const { items, ...rest } = await pageAttendance(context, { offerId: id, ...page })
  const came = await cameTo(
    context.db,
    items.map(({ enrolmentId }) => enrolmentId),
  )
  return { ...rest, items: items.map(({ optionTitle: _option, party: _party, ...row }) => ({ ...row, came: came.get(row.enrolmentId) ?? [] })) }
}

/** The meetings of a class that is there. Whose sign-ups one sees there, the engine says. */
async function courseMeetings({ db }: RequestContext, id: string): Promise<{ title: string; meetings: Meeting[] }> {
  const offer = await findOffer(db, id)
  if (!offer || offer.service !== activityService.key) throw notFound()
  const meetings = (await meetingsOf(db, [id])).get(id)
  if (meetings === undefined) throw noSeries()
  return { title: offer.title, meetings: meetings.filter(isHeld) }
}

const mostRows = 200

/** The whole sheet: one row for each with a place, one column for each meeting. */
export async function exportAttendance(context: RequestContext, id: string): Promise<SheetFile> {
  const { actor, clock, locale } = context
  const { title, meetings } = await courseMeetings(context, id)
  const people: Awaited<ReturnType<typeof showAttendance>>['items'] = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await showAttendance(context, { id, limit: mostRows, ...(cursor === undefined ? {} : { cursor }) })
    people.push(...page.items)
    cursor = page.nextCursor ?? undefined
  }
  await write(context, async (trx) => trx.audit({ action: 'activity.export_attendance', entity: { type: 'offer', id }, details: { people: people.length } }))
  const zh = locale === 'zh'
  const heads = zh ? ['姓名', '工号', '分工会', '实到次数', '应到次数'] : ['Name', 'Staff no.', 'Branch', 'Came', 'Meetings']
  return {
    fileName: `${title}-${zh ? '出勤表' : 'attendance'}-${today(clock)}.xlsx`,
    sheet: {
      name: zh ? '出勤表' : 'Attendance',
      watermark: `${title} ${actor.name} ${today(clock)}`,
      columns: [
        ...heads.map((header, index) => ({ header, width: index === 2 ? 26 : 12, kind: index > 2 ? ('number' as const) : ('text' as const) })),
        ...meetings.map(({ no, startsAt }) => ({ header: `${no} · ${shanghaiMinute(startsAt).slice(5)}`, width: 16 })),
      ],
      rows: people.map(({ name, staffNo, unitName, attended, meetings: all, came }) => [
        name,
        staffNo,
        unitName,
        attended,
        all,
        ...meetings.map((meeting) => markOf(meeting, { came: came.includes(meeting.id), now: clock.now(), zh })),
      ]),
    },
  }
}

/** Came, did not, or it is still to come. */
function markOf({ endsAt }: Meeting, { came, now, zh }: { came: boolean; now: Date; zh: boolean }): string {
  if (came) return zh ? '到' : 'yes'
  return endsAt < now ? (zh ? '未到' : 'no') : ''
}
