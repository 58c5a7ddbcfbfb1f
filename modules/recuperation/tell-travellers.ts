import type { Enrolment } from '../../engines/capacity/moves/hall.ts'
import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import { minuteWords } from '../../kernel/day-words.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { recuperationService } from './recuperation.service.ts'
import type { Trip } from './trips.store.ts'

registerKinds({ 'recuperation.group': { zh: '疗休养成团与并团', en: 'Recuperation groups formed or put together' } })

type Told = Pick<Enrolment, 'id' | 'staffId'>

const blank: Bilingual = { zh: '', en: '' }

export function tellFormed(trx: Trx, { offerId, trip, people }: { offerId: string; trip: Trip; people: readonly Told[] }): Promise<void> {
  const when = trip.startsAt ? minuteWords(trip.startsAt, trx.at) : blank
  const leader = trip.leader?.name ?? ''
  return tellAll(trx, offerId, {
    people,
    title: { zh: '已成团，请确认安全告知书', en: 'The group is formed: confirm the safety letter' },
    body: {
      zh: `“${trip.title}”已成团，${when.zh} 出发，领队${leader}。请打开阅读并确认安全告知书。`,
      en: `“${trip.title}” leaves ${when.en}, led by ${leader}. Open it to read and confirm the safety letter.`,
    },
  })
}

export function tellMerged(trx: Trx, { offerId, trip, other, people }: { offerId: string; trip: Trip; other: Trip; people: readonly Told[] }): Promise<void> {
  const when = other.startsAt ? minuteWords(other.startsAt, trx.at) : blank
  return tellAll(trx, offerId, {
    people,
    title: { zh: '您的疗休养团有变化，请答复', en: 'Your group has changed: please answer' },
    body: {
      zh: `“${trip.title}”人数不足，并入“${other.title}”（${when.zh} 出发）。请打开答复：接受，或退出。退出不影响您以后的资格。`,
      en: `“${trip.title}” was too small and joins “${other.title}” (leaves ${when.en}). Open it to accept or to leave; leaving costs you nothing.`,
    },
  })
}

function tellAll(trx: Trx, offerId: string, { people, title, body }: { people: readonly Told[]; title: Bilingual; body: Bilingual }): Promise<void> {
  const path = recuperationService.pathOf(offerId)
  return notify(
    trx,
    people.map(({ id, staffId }) => ({ to: staffId, kind: 'recuperation.group', title, body, path, subject: { type: 'enrolment', id }, urgency: 'normal' as const })),
  )
}
