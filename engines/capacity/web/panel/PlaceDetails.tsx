import type { ReactNode } from 'react'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyEnrolment, MyOffer } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'
import { bracketed, listed } from '../../../../kernel/ui/punctuation.ts'

interface PlaceDetailsProps {
  offer: MyOffer
  enrolment: MyEnrolment
}

/** What a sign-up is for, who comes along, and how it came about where it was not by me. */
export function PlaceDetails({ offer, enrolment }: PlaceDetailsProps) {
  const say = useTexts(capacityTexts)
  const { party, companions, byDefault, onBehalf, reason } = enrolment
  const names = listed(companions.map(({ name, relation }) => bracketed(name, relation)))
  return (
    <>
      <dl className="cp-facts">
        <Chosen offer={offer} enrolment={enrolment} />
        {party > 1 && <Detail label={say('yourParty')}>{names ? say('partyNames', { count: party, names }) : say('partyCount', { count: party })}</Detail>}
      </dl>
      {byDefault && <p className="tx-note">{say('byDefault')}</p>}
      {onBehalf && <p className="tx-note">{say('onBehalf')}</p>}
      {reason && <p className="tx-note">{say('reason', { reason })}</p>}
    </>
  )
}

function Chosen({ offer, enrolment }: PlaceDetailsProps) {
  const say = useTexts(capacityTexts)
  const times = useTimes()
  const option = offer.options.find(({ id }) => id === enrolment.optionId)
  const choices = enrolment.choices?.flatMap((id) => offer.options.filter((one) => one.id === id)) ?? []
  if (option)
    return (
      <Detail label={say('yourOption')}>
        <b>{option.title}</b>
        {option.startsAt && <span>{times.span(option.startsAt, option.endsAt)}</span>}
        {option.place && <span>{option.place}</span>}
      </Detail>
    )
  if (choices.length === 0) return null
  return (
    <Detail label={say('yourChoices')}>
      {choices.map(({ id, title }, at) => (
        <span key={id}>{`${at + 1}. ${title}`}</span>
      ))}
    </Detail>
  )
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="cp-lines">{children}</dd>
    </div>
  )
}
