import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../kernel/ui/base/days.ts'
import { clauses } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { WeekLeft } from './DayList.tsx'
import { clockOf, spanOf, weekdayOfDay } from './hours.ts'
import { isFree, minutesOf, sayState } from './slot-state.ts'
import { venuesTexts } from './venues.texts.ts'
import type { DayTimes, SlotTime } from './venues.types.ts'

interface WeekGridProps {
  days: readonly DayTimes[]
  units: number
  onChoose: (slot: SlotTime) => void
}

/** Seven days side by side, an hour in each row. */
export function WeekGrid({ days, units, onChoose }: WeekGridProps) {
  const say = useTexts(venuesTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const rows = [...new Set(days.flatMap(({ slots }) => slots.map(spanOf)))].toSorted()
  const notices = [...new Set(days.flatMap((day) => day.notices))]
  return (
    <>
      <WeekLeft leftMinutes={days[0]?.leftMinutes ?? null} />
      {notices.length > 0 && <p className="tx-note">{say('notice', { what: clauses(notices) })}</p>}
      {rows.length === 0 && <p className="tx-note">{say('nothingOpen')}</p>}
      <div className="ve-week-scroll">
        <table className="ve-week">
          <thead>
            <tr>
              <th scope="col">{say('byClock')}</th>
              {days.map((day) => (
                <th key={day.day} scope="col" abbr={formatDay(day.day, i18n.language)}>
                  {weekdayOfDay(day.day, i18n.language)}
                  <span className="ve-week-date">{`${Number(day.day.slice(5, 7))}/${Number(day.day.slice(8))}`}</span>
                  {day.closed && <span className="ve-week-closed">{words(day.closed)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {days.map((day) => (
                  <Cell key={day.day} day={day} slot={day.slots.find((slot) => spanOf(slot) === row)} units={units} onChoose={onChoose} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface CellProps {
  day: DayTimes
  slot: SlotTime | undefined
  units: number
  onChoose: (slot: SlotTime) => void
}

function Cell({ day, slot, units, onChoose }: CellProps) {
  const say = useTexts(venuesTexts)
  const { i18n } = useTranslation()
  if (!slot) return <td>{say('closedThen')}</td>
  const state = sayState(slot, units, say)
  if (!isFree(slot, day.leftMinutes, minutesOf(slot))) return <td className={slot.mine ? 've-cell ve-cell-mine' : 've-cell'}>{state}</td>
  return (
    <td className="ve-cell">
      <button type="button" aria-label={`${formatDay(day.day, i18n.language)} ${clockOf(slot.startsAt)} ${state}`} onClick={() => onChoose(slot)}>
        {state}
      </button>
    </td>
  )
}
