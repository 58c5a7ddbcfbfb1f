import { useId } from 'react'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyOffer, MyOption } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'
import { DayChoice } from './DayChoice.tsx'
import { isShut, sayLeft, saysLeft } from './option-left.ts'
import { isTimetable } from './timetable.ts'

interface OptionChoiceProps {
  offer: MyOffer
  /** How many come: an option with fewer places left is full for them. */
  party: number
  chosen: string | null
  /** Of somebody who changes: what they hold, which is no choice. */
  instead?: string | null
  onChange: (optionId: string) => void
}

/** The options of an offer with what is left of each, one of them taken; hours of several days by day. */
export function OptionChoice({ instead, ...props }: OptionChoiceProps) {
  const { offer } = props
  const shown = instead === undefined ? offer : { ...offer, options: offer.options.filter(({ id, state }) => state === 'open' && id !== instead) }
  return isTimetable(offer.options) ? <DayChoice {...props} offer={shown} /> : <OptionList {...props} offer={shown} />
}

function OptionList({ offer, party, chosen, onChange }: Omit<OptionChoiceProps, 'instead'>) {
  const say = useTexts(capacityTexts)
  const name = useId()
  return (
    <div className="cp-options" role="radiogroup" aria-label={say('options')}>
      {offer.options.map((option) => {
        const shut = isShut(option, offer, party)
        return (
          <label key={option.id} className={shut ? 'cp-option cp-option-shut' : 'cp-option'}>
            <input type="radio" name={name} checked={option.id === chosen} disabled={shut} onChange={() => onChange(option.id)} />
            <OptionWords option={option} left={saysLeft(offer, option) ? sayLeft(option, offer, say) : null} />
          </label>
        )
      })}
    </div>
  )
}

/** What an option is: its name, time, place, note, and what is left of it. */
function OptionWords({ option, left }: { option: MyOption; left: string | null }) {
  const times = useTimes()
  const say = useTexts(capacityTexts)
  const facts = [option.startsAt && times.span(option.startsAt, option.endsAt), option.place].filter(Boolean).join(' · ')
  return (
    <span className="cp-option-words">
      <span className="cp-option-title">{option.title}</span>
      {facts && <span className="tx-note">{facts}</span>}
      {option.note && <span className="tx-note">{option.note}</span>}
      <span className="cp-left">{option.state === 'withdrawn' ? say('withdrawn') : left}</span>
    </span>
  )
}

interface ChoicesInOrderProps {
  offer: MyOffer
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** First, second, third choice, each once. */
export function ChoicesInOrder({ offer, chosen, onChange }: ChoicesInOrderProps) {
  const say = useTexts(capacityTexts)
  const times = useTimes()
  const open = offer.options.filter(({ state }) => state === 'open')
  const most = Math.min(offer.rules.choicesMost, open.length)
  const shown = Math.min(most, chosen.length + 1)
  const put = (at: number, id: string) => onChange(id === '' ? chosen.filter((_, index) => index !== at) : [...chosen.slice(0, at), id, ...chosen.slice(at + 1)])
  return (
    <div className="tx-stack">
      <p className="tx-note">{say('choicesHelp', { most })}</p>
      {Array.from({ length: shown }, (_, at) => (
        <Field key={at} label={say('choiceNo', { no: at + 1 })} optional={at > 0}>
          {(control) => (
            <Select
              {...control}
              value={chosen[at] ?? ''}
              placeholder={say('notChosen')}
              options={open
                .filter(({ id }) => id === chosen[at] || !chosen.includes(id))
                .map(({ id, title, startsAt }) => ({ value: id, label: startsAt ? `${title} · ${times.at(startsAt)}` : title }))}
              onChange={(id) => put(at, id)}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
