import type { z } from 'zod'
import { shanghaiMinute, today } from '../../../kernel/clock.ts'
import { untilWords } from '../../../kernel/day-words.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import type { AppError, Bilingual } from '../../../kernel/errors.ts'
import { notAnOffer, nowClosed, optionClosed } from '../capacity.errors.ts'
import { directory, offerService } from '../capacity.ports.ts'
import type { myEnrolment, myOfferLine } from '../capacity.shapes.ts'
import { companionCipher, type CompanionCipher } from '../claims/companions.ts'
import { answerSealer, type AnswerSealer } from '../claims/sealed-answers.ts'
import { programmesOf } from '../entitlements.ts'
import { activeStatuses } from '../moves/hall.ts'
import { leavingRefusal } from '../moves/leave.ts'
import { offerOf, type Offer } from '../offers/offers.store.ts'
import { iso } from '../offers/offers.view.ts'
import { optionClosesAt } from '../offers/option-closing.ts'
import { phaseOf } from '../offers/phase.ts'
import { cannotChange } from './mine.errors.ts'
import type { MyEnrolmentRow } from './my-enrolments.store.ts'
import type { MyOfferRow } from './my-offers.store.ts'

export type MyEnrolment = z.infer<typeof myEnrolment>
export type MyOfferLine = z.infer<typeof myOfferLine>

/** Offers as lines of a member's list. */
export async function myLines({ db, clock }: RequestContext, rows: readonly MyOfferRow[]): Promise<MyOfferLine[]> {
  const units = await directory().unitNames(db, [...new Set(rows.map(({ unit_id }) => unit_id))], today(clock))
  const now = clock.now()
  return rows.map((row) => {
    const offer = offerOf(row)
    const service = offerService(offer.service)
    return {
      id: offer.id,
      service: offer.service,
      serviceName: service.name,
      title: offer.title,
      unitName: units.get(offer.unitId) ?? '—',
      mode: offer.mode,
      phase: phaseOf(offer, now),
      // What is published has its times: offers_published.
      opensAt: iso(offer.opensAt) ?? '',
      closesAt: iso(offer.closesAt) ?? '',
      path: service.pathOf(offer.id),
      onRoster: row.on_roster,
      mine:
        row.mine_id === null || row.mine_status === null
          ? null
          : { enrolmentId: row.mine_id, status: row.mine_status, optionTitle: row.mine_option, lapsesAt: iso(row.mine_lapses_at) },
    }
  })
}

/** My sign-ups, each with what can be done with it and why not. */
export async function showMyEnrolments(
  { db, clock, services }: RequestContext,
  rows: readonly MyEnrolmentRow[],
  offers: ReadonlyMap<string, { offer: Offer; tags: ReadonlyMap<string, string | null> }>,
): Promise<MyEnrolment[]> {
  const cipher = rows.some(({ companions }) => companions !== null) ? await companionCipher(services.keys, db) : null
  const sealer = rows.some(({ answers }) => answers !== null) ? await answerSealer(services.keys, db) : null
  const now = clock.now()
  return rows.flatMap((row) => {
    const found = offers.get(row.offer_id)
    return found ? [showOne(row, { ...found, cipher, sealer, now })] : []
  })
}

interface Around {
  offer: Offer
  tags: ReadonlyMap<string, string | null>
  cipher: CompanionCipher | null
  sealer: AnswerSealer | null
  now: Date
}

function showOne(row: MyEnrolmentRow, { offer, tags, cipher, sealer, now }: Around): MyEnrolment {
  return {
    id: row.id,
    offerId: row.offer_id,
    status: row.status,
    optionId: row.option_id,
    optionTitle: row.option_title,
    party: row.party,
    choices: row.choices,
    answers: row.answers && sealer ? sealer.open(row.id, row.answers) : null,
    placeInLine: row.place_in_line,
    lapsesAt: iso(row.lapses_at),
    reason: row.reason,
    byDefault: row.by_default,
    onBehalf: row.on_behalf,
    companions: (row.companions ?? []).map(({ no, name_sealed: name, relation }) => ({ name: cipher?.open(row.id, no, { name, idNo: null }).name ?? '', relation })),
    createdAt: row.created_at.toISOString(),
    can: {
      leave: guard(leaveRefusal(row, offer, now)),
      accept: guard(row.status === 'offered' && row.lapses_at !== null && row.lapses_at > now ? null : notAnOffer()),
      changeOption: guard(changeRefusal(row, offer, now)),
      changeAnswers: guard(answersRefusedNow(row, offer, now)),
    },
    leavingCosts: leavingCosts(row, { offer, tags, now }),
  }
}

function guard(refusal: AppError | null) {
  return refusal === null ? null : { code: refusal.code, text: refusal.text }
}

type Held = Pick<MyEnrolmentRow, 'status' | 'option_id'> & { option_starts_at: Date | string | null }

function leaveRefusal({ status, option_starts_at: startsAt }: Held, offer: Offer, now: Date): AppError | null {
  if (!activeStatuses.includes(status)) return cannotChange()
  return leavingRefusal(offer, { status, startsAt }, now)
}

/** Why the option of this sign-up cannot be changed; null: it can be tried. */
export function changeRefusal({ status, option_starts_at: startsAt }: Held, offer: Offer, now: Date): AppError | null {
  if (offer.mode !== 'choice' && offer.mode !== 'first_come') return cannotChange()
  if (status !== 'confirmed' && status !== 'waiting') return cannotChange()
  return closedNow(offer, now) ?? optionRefusal(offer, startsAt, now)
}

/** Why the answers of this sign-up cannot be changed; null: they can. */
export function answersRefusedNow({ status, option_starts_at: startsAt }: Held, offer: Offer, now: Date): AppError | null {
  return activeStatuses.includes(status) ? (closedNow(offer, now) ?? optionRefusal(offer, startsAt, now)) : cannotChange()
}

/** Why an option that begins then is neither taken nor given up any more; null: it is open. */
export function optionRefusal({ rules }: Pick<Offer, 'rules'>, startsAt: Date | string | null, now: Date): AppError | null {
  const closesAt = optionClosesAt(rules, startsAt)
  return closesAt !== null && now >= closesAt ? optionClosed({ closedAt: shanghaiMinute(closesAt) }) : null
}

function closedNow(offer: Offer, now: Date): AppError | null {
  if (phaseOf(offer, now) === 'open') return null
  return offer.closesAt === null ? cannotChange() : nowClosed({ closesAt: shanghaiMinute(offer.closesAt) })
}

function leavingCosts({ status, option_id: optionId }: Held, { offer, tags, now }: Pick<Around, 'offer' | 'tags' | 'now'>): Bilingual | null {
  const { cancelUntil, rules } = offer
  if (status !== 'confirmed' || cancelUntil === null || now < cancelUntil) return null
  const used = programmesOf(rules, optionId === null ? null : (tags.get(optionId) ?? null)).map(({ key }) => key)
  const days = rules.lateCancelDays
  const zh = [...(used.length > 0 ? [`本次仍计为已使用（${used.join('、')}）`] : []), ...(days === null ? [] : [`${days}天内不能再报名此类项目`])]
  const en = [...(used.length > 0 ? [`this counts as used (${used.join(', ')})`] : []), ...(days === null ? [] : [`you cannot sign up for this kind for ${days} day(s)`])]
  const until = untilWords(cancelUntil, now)
  return zh.length === 0 ? null : { zh: `已过 ${until.zh}：${zh.join('，')}。`, en: `It is past ${until.en}: ${en.join(', and ')}.` }
}
