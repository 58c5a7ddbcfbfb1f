import { useTranslation } from 'react-i18next'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { formatDay } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { clauses } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { sayLength, spanOf, weekdayOfDay } from './hours.ts'
import { isFree, minutesOf, sayState } from './slot-state.ts'
import { venuesTexts } from './venues.texts.ts'
import type { DayTimes, SlotTime } from './venues.types.ts'

interface DayListProps {
  days: readonly DayTimes[]
  units: number
  /** Null: none was pressed yet. */
  day: string | null
  onDay: (day: string) => void
  onChoose: (slot: SlotTime) => void
}

/** Seven days to choose from, and the times of one of them under the thumb. */
export function DayList({ days, units, day, onDay, onChoose }: DayListProps) {
  const say = useTexts(venuesTexts)
  const { i18n } = useTranslation()
  // At night there is nothing left of today: the first day with a free time is shown.
  const shown = days.find((one) => one.day === day) ?? days.find(({ slots }) => slots.some(({ closed }) => closed === null)) ?? days[0]
  return (
    <>
      <div className="ve-strip" role="group" aria-label={say('chooseDay')}>
        {days.map((one) => (
          <button key={one.day} type="button" className="ve-strip-day" aria-pressed={one.day === shown?.day} onClick={() => onDay(one.day)}>
            <span>{weekdayOfDay(one.day, i18n.language)}</span>
            <strong>{Number(one.day.slice(8))}</strong>
            <span className="tx-hidden">{formatDay(one.day, i18n.language)}</span>
          </button>
        ))}
      </div>
      {shown && <Day shown={shown} units={units} onChoose={onChoose} />}
    </>
  )
}

function Day({ shown, units, onChoose }: { shown: DayTimes; units: number; onChoose: (slot: SlotTime) => void }) {
  const say = useTexts(venuesTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  if (shown.closed) return <EmptyState icon="calendar" title={words(shown.closed)} />
  const slots = shown.slots.filter(({ closed, mine }) => closed !== 'past' || mine !== null)
  return (
    <>
      <h3 aria-live="polite">{formatDay(shown.day, i18n.language)}</h3>
      <DayNotices day={shown} />
      {slots.length === 0 && <p className="tx-note">{say('allPast')}</p>}
      <ul className="ve-slots">
        {slots.map((slot) => {
          const state = sayState(slot, units, say)
          const free = isFree(slot, shown.leftMinutes, minutesOf(slot))
          return (
            <li key={slot.startsAt}>
              {free ? (
                <button type="button" className="ve-slot ve-slot-free" onClick={() => onChoose(slot)}>
                  <strong>{spanOf(slot)}</strong>
                  <span>{state}</span>
                  <Icon name="forward" size="1.1em" />
                </button>
              ) : (
                <span className="ve-slot">
                  <strong>{spanOf(slot)}</strong>
                  {slot.mine ? <Chip tone="ok">{state}</Chip> : <span className="tx-note">{state}</span>}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What is shut on the day, and what is left of my hours in its week. */
function DayNotices({ day: { notices, leftMinutes } }: { day: DayTimes }) {
  const say = useTexts(venuesTexts)
  return (
    <>
      {notices.length > 0 && <Banner tone="warn">{say('notice', { what: clauses(notices) })}</Banner>}
      <WeekLeft leftMinutes={leftMinutes} />
    </>
  )
}

export function WeekLeft({ leftMinutes }: { leftMinutes: number | null }) {
  const say = useTexts(venuesTexts)
  if (leftMinutes === null) return null
  return leftMinutes === 0 ? <Banner tone="neutral">{say('weekUsed')}</Banner> : <p className="tx-note">{say('weekLeft', { length: sayLength(leftMinutes, say) })}</p>
}
