import { offerCancelled } from '../../engines/capacity/capacity.errors.ts'
import { pointClosed } from '../../engines/capacity/checkin/checkin.errors.ts'
import { findPoint } from '../../engines/capacity/checkin/points.store.ts'
import { lockOffer } from '../../engines/capacity/offers/offers.actions.ts'
import { optionsOf, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { checkinTimes } from '../../engines/capacity/offers/one-session.ts'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import { lastMeeting, meetingCalledOff, meetingHeld, noSeries, tooManyMeetings } from './activities.errors.ts'
import { findSeries, insertMeetings, isHeld, lockAndCountCame, meetingsOf, removePoints, storeMeeting, type Meeting, type Series } from './meetings.store.ts'
import { spansRefusal, type Span } from './series.rules.ts'
import { mostMeetings } from './series.shapes.ts'
import { managedActivity } from './sight.ts'
import { tellMeetingAdded, tellMeetingMoved, tellMeetingOff } from './tell.ts'
import { settleSeries } from './write-series.ts'

interface Standing extends Span {
  /** Null: where the others are. */
  place: string | null
}

export interface Changed {
  id: string
  told: number
}

/** One meeting more, for what was missed or left over. */
export async function addMeeting(context: RequestContext, { id, ...standing }: Standing & { id: string }): Promise<Changed> {
  await managedActivity(context, id)
  return write(
    context,
    async (trx) => {
      const course = await lockClass(trx, id)
      if (course.meetings.length >= mostMeetings) throw tooManyMeetings({ most: mostMeetings })
      mustFit(course, standing)
      const no = Math.max(...course.meetings.map((one) => one.no)) + 1
      await insertMeetings(trx, id, [{ ...standing, no }])
      await settleSeries(trx, id, shareOf(course))
      const told = isAnnounced(course) ? await tellMeetingAdded(trx, id, { ...wordsOf(course, standing), no }) : 0
      trx.audit({ action: 'activity.add_meeting', entity: { type: 'offer', id }, unitId: course.offer.unitId, details: { no, startsAt: standing.startsAt, told } })
      return { id, told }
    },
    { route: 'activities.addMeeting', content: { id, ...standing } },
  )
}

/** Puts one meeting elsewhere in time or place, its check-in with it. One to which people came stays as it was. */
export async function moveMeeting(context: RequestContext, { id, meetingId, version, ...standing }: Standing & Named): Promise<Changed> {
  await managedActivity(context, id)
  return write(context, async (trx) => {
    const course = await lockClass(trx, id)
    const { meeting, pointId } = await openMeeting(trx, course, meetingId)
    mustFit(course, standing, meetingId)
    if (!(await storeMeeting(trx, meetingId, { ...standing, version }))) throw await changedSince(trx, meetingId)
    await movePoint(trx, pointId, standing)
    await settleSeries(trx, id, shareOf(course))
    const told = isAnnounced(course) ? await tellMeetingMoved(trx, id, { ...wordsOf(course, standing), no: meeting.no, from: meeting.startsAt }) : 0
    const details = { no: meeting.no, from: meeting.startsAt, startsAt: standing.startsAt, place: standing.place, told }
    trx.audit({ action: 'activity.move_meeting', entity: { type: 'activity_meeting', id: meetingId }, unitId: course.offer.unitId, details })
    return { id: meetingId, told }
  })
}

interface Named {
  id: string
  meetingId: string
  version: number
}

/** One meeting does not take place. It counts for nothing: neither as missed nor towards the certificate. */
export async function callOffMeeting(context: RequestContext, { id, meetingId, version, reason }: Named & { reason: string }): Promise<Changed> {
  await managedActivity(context, id)
  return write(context, async (trx) => {
    const course = await lockClass(trx, id)
    const { meeting, pointId } = await openMeeting(trx, course, meetingId)
    if (course.meetings.filter(isHeld).length === 1) throw lastMeeting()
    if (!(await storeMeeting(trx, meetingId, { version, pointId: null, calledOffReason: reason }))) throw await changedSince(trx, meetingId)
    await removePoints(trx, [pointId])
    await settleSeries(trx, id, shareOf(course))
    const told = isAnnounced(course) ? await tellMeetingOff(trx, id, { title: course.offer.title, no: meeting.no, startsAt: meeting.startsAt, reason }) : 0
    trx.audit({
      action: 'activity.call_off_meeting',
      entity: { type: 'activity_meeting', id: meetingId },
      unitId: course.offer.unitId,
      details: { no: meeting.no, startsAt: meeting.startsAt, reason, told },
    })
    return { id: meetingId, told }
  })
}

interface Course {
  offer: Offer
  series: Series
  meetings: Meeting[]
  /** Where all of it is held. */
  place: string
}

/** A class behind its gate: what changes its meetings does so one after the other. */
async function lockClass(trx: Trx, id: string): Promise<Course> {
  const offer = await lockOffer(trx, id)
  if (offer.state === 'cancelled') throw offerCancelled({ reason: offer.cancelledReason ?? '' })
  const series = await findSeries(trx, id)
  const meetings = (await meetingsOf(trx, [id])).get(id)
  if (series === null || meetings === undefined) throw noSeries()
  const [session] = await optionsOf(trx, id)
  return { offer, series, meetings, place: session?.place ?? '' }
}

/** A meeting that can still be changed: it takes place, its check-in is not closed, and nobody came yet. */
async function openMeeting(trx: Trx, { meetings }: Course, meetingId: string): Promise<{ meeting: Meeting; pointId: string }> {
  const meeting = meetings.find((one) => one.id === meetingId)
  if (!meeting) throw notFound()
  const { no, pointId } = meeting
  if (pointId === null) throw meetingCalledOff({ no })
  const count = await lockAndCountCame(trx, pointId)
  if (count > 0) throw meetingHeld({ no, count })
  if ((await findPoint(trx, pointId))?.closedAt) throw pointClosed()
  return { meeting, pointId }
}

function mustFit({ meetings }: Course, standing: Span, but?: string): void {
  const others = meetings.filter((one) => isHeld(one) && one.id !== but)
  const refusal = spansRefusal([...others, standing])
  if (refusal) throw refusal
}

async function movePoint(trx: Trx, pointId: string, { startsAt, endsAt }: Span): Promise<void> {
  const { opensAt, closesAt } = checkinTimes({ startsAt, endsAt })
  await trx.q
    .updateTable('checkin_points')
    .set((eb) => ({ opens_at: opensAt, closes_at: closesAt, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', pointId)
    .execute()
}

function shareOf({ meetings, series }: Course) {
  return { held: meetings.filter(isHeld).length, share: { least: series.attendLeast, of: series.attendOf } }
}

function wordsOf({ offer, place }: Course, standing: Standing) {
  return { title: offer.title, startsAt: standing.startsAt, place: standing.place ?? place }
}

function isAnnounced({ offer }: Course): boolean {
  return offer.state === 'published'
}

async function changedSince(trx: Trx, meetingId: string) {
  return versionConflict({ by: (await lastEditorOf(trx, { type: 'activity_meeting', id: meetingId })) || { zh: '同事', en: 'a colleague' } })
}
