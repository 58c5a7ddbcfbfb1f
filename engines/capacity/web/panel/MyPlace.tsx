import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { Countdown } from '../Countdown.tsx'
import { overFor } from '../offer-now.ts'
import type { MyEnrolment, MyOffer, OfferPhase } from '../offer.types.ts'
import { statusLooks } from '../StatusChip.tsx'
import { useOffersChanged } from '../use-offers-changed.ts'
import { ChangeAnswers } from './ChangeAnswers.tsx'
import { ChangeOption } from './ChangeOption.tsx'
import { LeaveDialog, leaveVerb } from './LeaveDialog.tsx'
import { PlaceDetails } from './PlaceDetails.tsx'

interface MyPlaceProps {
  offer: MyOffer
  enrolment: MyEnrolment
  now: number
  phase: OfferPhase
}

/** My sign-up: what came of it, what I can do with it, and why not. */
export function MyPlace({ offer, enrolment, now, phase }: MyPlaceProps) {
  const say = useTexts(capacityTexts)
  const { status } = enrolment
  const over = overOf({ offer, enrolment, phase, now })
  const { tone, icon } = over ? overLook : statusLooks[status]
  return (
    <section className={`cp-place cp-place-${tone}`} aria-live="polite">
      <h2>
        <Icon name={icon} size="1.6rem" />
        {say(over ? 'got_over' : offer.mode === 'choice' && status === 'confirmed' ? 'got_chosen' : `got_${status}`)}
      </h2>
      {over ? <p>{say(over)}</p> : <Meaning offer={offer} enrolment={enrolment} phase={phase} />}
      {status === 'offered' && enrolment.lapsesAt && (
        <p>
          <Countdown label={say('keptFor')} until={enrolment.lapsesAt} now={now} over={say('nowLapsed')} />
        </p>
      )}
      <PlaceDetails offer={offer} enrolment={enrolment} />
      {!over && <Moves offer={offer} enrolment={enrolment} />}
    </section>
  )
}

const overLook = { tone: 'neutral', icon: 'clock' } as const
const overWords = { confirmed: 'gotBody_overConfirmed', waiting: 'gotBody_overWaiting', pending: 'gotBody_overPending' } as const

/** The words for what has ended; null: it has not. */
function overOf({ offer, enrolment: { status, optionId }, phase, now }: MyPlaceProps) {
  const option = offer.options.find(({ id }) => id === optionId)
  const over = overFor({ phase, status, endsAt: option?.endsAt ?? null }, now)
  return over && overWords[over]
}

function Meaning({ offer, enrolment: { status, placeInLine }, phase }: Omit<MyPlaceProps, 'now'>) {
  const say = useTexts(capacityTexts)
  if (status === 'waiting' && placeInLine !== null) return <p>{say('gotBody_waitingAt', { place: placeInLine })}</p>
  if (status === 'pending' && offer.mode === 'lottery') return <p>{say('gotBody_pendingLottery')}</p>
  // To come again is possible only while the door is open.
  if ((status === 'cancelled' || status === 'expired') && phase !== 'open') return null
  // Everybody has one: what is there to say is what comes next.
  if (status === 'confirmed' && offer.mode === 'choice') return <p>{say(phase === 'open' ? 'gotBody_chosenOpen' : 'gotBody_chosen')}</p>
  return <p>{say(`gotBody_${status}`)}</p>
}

type Opened = 'leave' | 'option' | 'answers' | null

function Moves({ offer, enrolment }: Pick<MyPlaceProps, 'offer' | 'enrolment'>) {
  const say = useTexts(capacityTexts)
  const [opened, open] = useState<Opened>(null)
  const { can } = enrolment
  const many = offer.options.filter(({ state }) => state === 'open').length > 1
  const close = () => open(null)
  return (
    <>
      <div className="cp-moves">
        {can.accept === null && <Accept enrolment={enrolment} />}
        {can.changeOption === null && many && <Button onClick={() => open('option')}>{say('changeOption')}</Button>}
        {can.changeAnswers === null && offer.rules.questions.length > 0 && <Button onClick={() => open('answers')}>{say('changeAnswers')}</Button>}
        {can.leave === null && (
          <Button look="quiet" icon="leave" onClick={() => open('leave')}>
            {say(leaveVerb(offer, enrolment))}
          </Button>
        )}
      </div>
      <CannotLeave enrolment={enrolment} />
      {opened === 'leave' && <LeaveDialog offer={offer} enrolment={enrolment} onClose={close} />}
      {opened === 'option' && <ChangeOption offer={offer} enrolment={enrolment} onClose={close} />}
      {opened === 'answers' && <ChangeAnswers offer={offer} enrolment={enrolment} onClose={close} />}
    </>
  )
}

/** Why a place that is held can no longer be given back. */
function CannotLeave({ enrolment: { can, status } }: Pick<MyPlaceProps, 'enrolment'>) {
  const say = useTexts(capacityTexts)
  const words = useBilingual()
  if (can.leave === null || (status !== 'confirmed' && status !== 'offered')) return null
  return <p className="tx-note">{say('cannotLeave', { why: words(can.leave.text) })}</p>
}

function Accept({ enrolment }: Pick<MyPlaceProps, 'enrolment'>) {
  const say = useTexts(capacityTexts)
  const changed = useOffersChanged()
  const run = useMutation({
    mutationFn: () => api.capacity.mine.accept({ enrolmentId: enrolment.id }),
    onSuccess: () => toast(say('accepted')),
    onSettled: changed,
  })
  return (
    <>
      <Button look="primary" icon="check" busy={run.isPending} onClick={() => run.mutate()}>
        {say('accept')}
      </Button>
      <Refusal error={run.error} />
    </>
  )
}
