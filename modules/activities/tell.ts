import { activeStatuses, enrolmentsIn } from '../../engines/capacity/moves/hall.ts'
import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import { minuteWords } from '../../kernel/day-words.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { activityService } from './activities.service.ts'

registerKinds({ 'activity.changed': { zh: '活动时间或地点变化', en: 'An activity at another time or place' } })

interface Session {
  title: string
  startsAt: Date
  place: string
}

/** The whole of it is at another time or place. */
export function tellMoved(trx: Trx, offerId: string, { title, startsAt, place }: Session): Promise<number> {
  const at = minuteWords(startsAt, trx.at)
  return tellAll(trx, offerId, {
    title: { zh: '活动时间或地点有调整', en: 'Another time or place' },
    body: {
      zh: `您报名的“${title}”现定于 ${at.zh}，地点：${place}。不能参加的，请及时取消报名。`,
      en: `“${title}” is now on ${at.en} at ${place}. If you cannot come, give your place back.`,
    },
  })
}

/** A class is held elsewhere from now on. */
export function tellPlace(trx: Trx, offerId: string, { title, place }: Omit<Session, 'startsAt'>): Promise<number> {
  return tellAll(trx, offerId, {
    title: { zh: '上课地点有调整', en: 'Another place' },
    body: { zh: `您报名的“${title}”，上课地点改为：${place}。`, en: `“${title}” is now at ${place}.` },
  })
}

interface OneMeeting extends Session {
  no: number
}

export function tellMeetingMoved(trx: Trx, offerId: string, { title, no, startsAt, place, from }: OneMeeting & { from: Date }): Promise<number> {
  const [before, at] = [minuteWords(from, trx.at), minuteWords(startsAt, trx.at)]
  return tellAll(trx, offerId, {
    title: { zh: '有一次课时间或地点有调整', en: 'A meeting was moved' },
    body: {
      zh: `“${title}”第${no}次课（原定 ${before.zh}）现定于 ${at.zh}，地点：${place}。其他各次不变。`,
      en: `Meeting ${no} of “${title}”, planned for ${before.en}, is now on ${at.en} at ${place}. The others stay.`,
    },
  })
}

export function tellMeetingOff(trx: Trx, offerId: string, { title, no, startsAt, reason }: Omit<OneMeeting, 'place'> & { reason: string }): Promise<number> {
  const at = minuteWords(startsAt, trx.at)
  return tellAll(trx, offerId, {
    title: { zh: '有一次课停课', en: 'A meeting was called off' },
    body: {
      zh: `“${title}”第${no}次课（${at.zh}）停课：${reason}。其他各次不变。`,
      en: `Meeting ${no} of “${title}” on ${at.en} was called off: ${reason}. The others stay.`,
    },
  })
}

export function tellMeetingAdded(trx: Trx, offerId: string, { title, no, startsAt, place }: OneMeeting): Promise<number> {
  const at = minuteWords(startsAt, trx.at)
  return tellAll(trx, offerId, {
    title: { zh: '增加了一次课', en: 'A meeting was added' },
    body: { zh: `“${title}”增加第${no}次课：${at.zh}，地点：${place}。`, en: `“${title}” meets once more: meeting ${no} on ${at.en} at ${place}.` },
  })
}

/** Everybody who has or awaits a place hears of it; answers how many they are. */
async function tellAll(trx: Trx, offerId: string, { title, body }: { title: Bilingual; body: Bilingual }): Promise<number> {
  const people = await enrolmentsIn(trx, offerId, { statuses: activeStatuses })
  const path = activityService.pathOf(offerId)
  await notify(
    trx,
    people.map(({ id, staffId }) => ({ to: staffId, kind: 'activity.changed', title, body, path, subject: { type: 'enrolment', id }, urgency: 'normal' as const })),
  )
  return people.length
}
