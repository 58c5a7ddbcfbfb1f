import { untilWords } from '../../kernel/day-words.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { notify } from '../notify/notify.ts'
import { registerKinds } from '../notify/kinds.ts'
import { offerService } from './capacity.ports.ts'
import type { OfferState } from './claims/claims.types.ts'

registerKinds({ 'enrolment.moved': { zh: '报名结果变化', en: 'What became of a sign-up' } })

interface Told {
  id: string
  staffId: string
}

/** A place became free and is this person's: at once, or once accepted in time. */
export function tellMovedUp(trx: Trx, offer: OfferState, { told, lapsesAt }: { told: readonly Told[]; lapsesAt: Date | null }): Promise<void> {
  const until = lapsesAt === null ? null : untilWords(lapsesAt, trx.at)
  const body =
    until === null
      ? { zh: `您候补的“${offer.title}”有了名额，已为您确认。`, en: `A place came free in “${offer.title}” and is yours.` }
      : {
          zh: `您候补的“${offer.title}”有了名额，请在 ${until.zh} 前确认，过时名额将让给下一位。`,
          en: `A place came free in “${offer.title}”: accept it before ${until.en}, or it goes to the next.`,
        }
  return tellAll(trx, { offer, told, title: { zh: '候补成功', en: 'You moved up' }, body })
}

export function tellConfirmed(trx: Trx, offer: OfferState, told: readonly Told[]): Promise<void> {
  return tellAll(trx, {
    offer,
    told,
    title: { zh: '报名成功', en: 'You have a place' },
    body: { zh: `您报名的“${offer.title}”已确认。`, en: `Your place in “${offer.title}” is confirmed.` },
  })
}

/** Drawn, but no place was left: in line by the order of the draw. */
export function tellDrawnInLine(trx: Trx, offer: OfferState, told: readonly Told[]): Promise<void> {
  return tellAll(trx, {
    offer,
    told,
    title: { zh: '摇号结果：候补', en: 'The draw: you are in line' },
    body: { zh: `“${offer.title}”已摇号，您按摇号顺序进入候补。`, en: `“${offer.title}” was drawn: you wait in line, in the order of the draw.` },
  })
}

export function tellDeclined(trx: Trx, offer: OfferState, { told, reason }: { told: readonly Told[]; reason: string }): Promise<void> {
  return tellAll(trx, {
    offer,
    told,
    title: { zh: '报名未通过', en: 'Your sign-up was not accepted' },
    body: { zh: `您报名的“${offer.title}”未能通过：${reason}。`, en: `Your sign-up for “${offer.title}” was not accepted: ${reason}.` },
  })
}

export function tellCancelled(trx: Trx, offer: OfferState, { told, reason }: { told: readonly Told[]; reason: string }): Promise<void> {
  return tellAll(trx, {
    offer,
    told,
    title: { zh: '活动取消', en: 'Cancelled' },
    body: {
      zh: `“${offer.title}”已取消：${reason}。您的报名随之取消，不影响您以后的资格。`,
      en: `“${offer.title}” was cancelled: ${reason}. Your sign-up ends with it and costs you nothing.`,
    },
  })
}

/** Had a place and did not come. */
export function tellNoShow(trx: Trx, offer: OfferName, { told, days }: { told: readonly Told[]; days: number | null }): Promise<void> {
  const cost = days === null ? { zh: '', en: '' } : { zh: `，${days} 天内不能报名此类项目`, en: ` For ${days} days you cannot sign up for this kind.` }
  return tellAll(trx, {
    offer,
    told,
    title: { zh: '报名后未到', en: 'You did not come' },
    body: {
      zh: `您报名了“${offer.title}”，但没有签到记录${cost.zh}。如有特殊原因，请联系主办单位说明。`,
      en: `You had a place in “${offer.title}” and were not checked in.${cost.en} If there was a reason, tell the organiser.`,
    },
  })
}

type OfferName = Pick<OfferState, 'id' | 'service' | 'title'>

function tellAll(trx: Trx, { offer, told, title, body }: { offer: OfferName; told: readonly Told[]; title: Bilingual; body: Bilingual }): Promise<void> {
  const path = offerService(offer.service).pathOf(offer.id)
  return notify(
    trx,
    told.map(({ id, staffId }) => ({ to: staffId, kind: 'enrolment.moved', title, body, path, subject: { type: 'enrolment', id }, urgency: 'normal' as const })),
  )
}
