import { writeDocx } from '../../engines/documents/write-docx.ts'
import { reaches } from '../../kernel/auth/actor.ts'
import { shanghaiMinute } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { minuteWords } from '../../kernel/day-words.ts'
import { notFound } from '../../kernel/errors.ts'
import { programmesOf, type Programme } from './programmes.store.ts'
import { programmeInReach } from './sight.ts'
import { findTrip, travellersOf, type Trip } from './trips.store.ts'

type LetterTrip = Pick<Trip, 'title' | 'place' | 'startsAt' | 'endsAt' | 'meeting' | 'leader' | 'safety'>

/** The safety letter of a group, paragraph by paragraph: what members confirm is this very text. */
export function letterOf({ safetyLetter }: Pick<Programme, 'safetyLetter'>, trip: LetterTrip): string {
  // With its year: next year the letter must still read as it was confirmed.
  const span = trip.startsAt && trip.endsAt ? `${minuteWords(trip.startsAt, null).zh} 至 ${minuteWords(trip.endsAt, null).zh}` : ''
  const lines = [
    `线路：${trip.title}（${trip.place}）`,
    span && `时间：${span}`,
    trip.meeting && `集合：${trip.meeting}`,
    `领队：${trip.leader?.name ?? ''}　安全员：${trip.safety?.name ?? ''}`,
    safetyLetter,
  ]
  return lines.filter(Boolean).join('\n')
}

/** The letter of a group with everybody in it, to sign on paper where a phone does not do. */
export async function letterPaper(context: RequestContext, { id, tripId }: { id: string; tripId: string }): Promise<{ fileName: string; content: Uint8Array }> {
  const { offer, reach } = await programmeInReach(context, id)
  const trip = await findTrip(context.db, { offerId: id, tripId })
  const programme = (await programmesOf(context.db, [id])).get(id)
  if (!trip || !programme) throw notFound()
  const people = (await travellersOf(context.db, { offerId: id, tripId, unitIds: null })).filter(({ unitId }) => reaches(reach, unitId))
  const content = await writeDocx({
    title: '安全告知书',
    subtitle: `${offer.title} · ${trip.title}`,
    blocks: [
      ...letterOf(programme, trip)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((text) => ({ kind: 'paragraph' as const, text })),
      ...(trip.plan.trim() === ''
        ? []
        : [{ kind: 'heading' as const, level: 1 as const, text: '行程安排' }, ...trip.plan.split('\n').map((text) => ({ kind: 'paragraph' as const, text }))]),
      { kind: 'heading', level: 1, text: `确认与签名（${people.length}人）` },
      {
        kind: 'table',
        columns: [
          { header: '序号', widthPercent: 8 },
          { header: '工号', widthPercent: 16 },
          { header: '姓名', widthPercent: 20 },
          { header: '手机确认', widthPercent: 28 },
          { header: '签名', widthPercent: 28 },
        ],
        rows: people.map(({ staffNo, name, letterAt }, index) => [String(index + 1), staffNo, name, letterAt ? shanghaiMinute(letterAt) : '', '']),
      },
    ],
  })
  return { fileName: `安全告知书-${trip.title}.docx`, content }
}
