import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { formatDay } from '../../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyOffer, MyOption } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'
import { dayChoiceTexts } from './day-choice.texts.ts'
import { isShut, sayLeft, saysLeft } from './option-left.ts'
import { byDay, dayOfOption, nearestTo } from './timetable.ts'

interface DayChoiceProps {
  offer: MyOffer
  party: number
  chosen: string | null
  onChange: (optionId: string) => void
}

const mostInstead = 3

/** Options that are hours of several days: the day first, then the hour; where a day has nothing left, the nearest that have. */
export function DayChoice({ offer, party, chosen, onChange }: DayChoiceProps) {
  const say = useTexts(dayChoiceTexts)
  const { i18n } = useTranslation()
  const [looked, look] = useState<string | null>(null)
  const days = byDay(offer.options)
  const isFree = (option: MyOption) => !isShut(option, offer, party)
  const chosenDay = offer.options.find(({ id }) => id === chosen)
  const at = looked ?? (chosenDay ? dayOfOption(chosenDay) : null)
  const shown = days.find(({ day }) => day === at) ?? days.find(({ options }) => options.some(isFree)) ?? days[0]
  if (!shown) return null
  const free = offer.options.filter(isFree)
  const choose = (option: MyOption) => {
    look(dayOfOption(option))
    onChange(option.id)
  }
  return (
    <div className="tx-stack cp-by-day">
      <div className="cp-days" role="group" aria-label={say('days')}>
        {days.map(({ day, options }) => (
          <button key={day} type="button" className="cp-day" aria-pressed={day === shown.day} onClick={() => look(day)}>
            <span>{shortDay(day, i18n.language)}</span>
            <span className="cp-left">{options.some(isFree) ? <Left options={options.filter(isFree)} /> : say('dayNone')}</span>
          </button>
        ))}
      </div>
      {!shown.options.some(isFree) && <Instead free={nearestTo(free, shown.options[0]?.startsAt ?? null)} onChoose={choose} />}
      <Hours offer={offer} label={say('hours', { day: formatDay(shown.day, i18n.language) })} options={shown.options} isFree={isFree} chosen={chosen} onChoose={choose} />
    </div>
  )
}

/** The year is known from the page: 12月1日 周二. */
function shortDay(day: string, language: string): string {
  const zh = language.startsWith('zh')
  const at = new Date(`${day}T00:00:00Z`)
  const weekday = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'short' }).format(at)
  if (!zh) return `${weekday} ${new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(at)}`
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${weekday}`
}

/** How many are left in the hours of a day that are open, where all of them say so. */
function Left({ options }: { options: readonly MyOption[] }) {
  const say = useTexts(dayChoiceTexts)
  const numbers = options.map(({ left }) => left)
  if (numbers.includes(null)) return say('dayFree')
  return say('dayLeft', { count: numbers.reduce<number>((sum, left) => sum + (left ?? 0), 0) })
}

function Instead({ free, onChoose }: { free: readonly MyOption[]; onChoose: (option: MyOption) => void }) {
  const say = useTexts(dayChoiceTexts)
  const { i18n } = useTranslation()
  const hours = useHours()
  if (free.length === 0) return <Banner tone="warn">{say('nothingAnywhere')}</Banner>
  return (
    <Banner tone="neutral" title={say('nothingHere')}>
      <p>{say('nearest')}</p>
      <div className="cp-instead">
        {free.slice(0, mostInstead).map((option) => (
          <Button key={option.id} onClick={() => onChoose(option)}>
            {[shortDay(dayOfOption(option) ?? '', i18n.language), hours(option), option.place].filter(Boolean).join(' ')}
          </Button>
        ))}
      </div>
    </Banner>
  )
}

interface HoursProps extends Pick<DayChoiceProps, 'offer' | 'chosen'> {
  label: string
  options: readonly MyOption[]
  isFree: (option: MyOption) => boolean
  onChoose: (option: MyOption) => void
}

function Hours({ offer, label, options, isFree, chosen, onChoose }: HoursProps) {
  const say = useTexts(capacityTexts)
  const name = useId()
  const hours = useHours()
  return (
    <div className="cp-options cp-hours" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.id} className={isFree(option) ? 'cp-option' : 'cp-option cp-option-shut'}>
          <input type="radio" name={name} checked={option.id === chosen} disabled={!isFree(option)} onChange={() => onChoose(option)} />
          <span className="cp-option-words">
            <span className="cp-option-title">{hours(option)}</span>
            {option.place && <span className="tx-note">{option.place}</span>}
            {option.note && <span className="tx-note">{option.note}</span>}
            <span className="cp-left">{option.state === 'withdrawn' ? say('withdrawn') : saysLeft(offer, option) && sayLeft(option, offer, say)}</span>
          </span>
        </label>
      ))}
    </div>
  )
}

/** From when to when, without the day: 08:00–08:30. */
function useHours(): (option: MyOption) => string {
  const times = useTimes()
  return ({ startsAt, endsAt }) => [startsAt, endsAt].map((instant) => (instant === null ? '' : times.at(instant).slice(-5))).join('–')
}
