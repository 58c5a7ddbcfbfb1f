import { useId } from 'react'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyOffer, MyOption } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'

interface OptionChoiceProps {
  offer: MyOffer
  /** How many come: an option with fewer places left is full for them. */
  party: number
  chosen: string | null
  onChange: (optionId: string) => void
}

/** The options of an offer with what is left of each, one of them taken. */
export function OptionChoice({ offer, party, chosen, onChange }: OptionChoiceProps) {
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
export function OptionWords({ option, left }: { option: MyOption; left: string | null }) {
  const times = useTimes()
  const say = useTexts(capacityTexts)
  const facts = [option.startsAt && times.span(option.startsAt, option.endsAt), option.place].filter(Boolean).join(' · ')
  return (
    <span className="cp-option-words">
      <span className="cp-option-title">{option.title}</span>
      {facts && <span className="cp-quiet">{facts}</span>}
      {option.note && <span className="cp-quiet">{option.note}</span>}
      <span className="cp-left">{option.state === 'withdrawn' ? say('withdrawn') : left}</span>
    </span>
  )
}

/** Where a press does not decide at once, or there is one for everybody, a number says nothing. */
function saysLeft({ mode }: Pick<MyOffer, 'mode'>, { left }: Pick<MyOption, 'left'>): boolean {
  return mode === 'first_come' || (mode === 'choice' && left !== null)
}

const few = 5

/** What is left, in words; where a waiting list takes over, how many wait. */
export function sayLeft({ left, waiting }: Pick<MyOption, 'left' | 'waiting'>, { rules }: Pick<MyOffer, 'rules'>, say: SayOf<typeof capacityTexts>): string {
  if (left === null) return say('leftUnlimited')
  if (left > 0) return say(left <= few ? 'leftFew' : 'left', { count: left })
  return rules.waiting === 'none' ? say('leftNone') : say('leftNoneWait', { count: waiting })
}

function isShut({ state, left }: MyOption, { mode, rules }: MyOffer, party: number): boolean {
  if (state === 'withdrawn') return true
  const decidesAtOnce = mode === 'first_come' || mode === 'choice'
  return decidesAtOnce && rules.waiting === 'none' && left !== null && left < party
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
    <div className="cp-form">
      <p className="cp-quiet">{say('choicesHelp', { most })}</p>
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
