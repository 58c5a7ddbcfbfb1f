import { useTexts } from '../../../kernel/ui/texts.ts'
import { calendarTexts } from './calendar.texts.ts'
import type { SpecialDay } from './calendar.types.ts'
import { spansOf, weeksOf, type DayCell } from './month-days.ts'
import { useSpanWords } from './use-span-words.ts'
import './calendar.css'
import { clauses } from '../../../kernel/ui/punctuation.ts'

const months = Array.from({ length: 12 }, (_, index) => index + 1)

interface YearPictureProps {
  year: number
  /** All special days of the year; some of its notice may lie in the December before. */
  days: readonly SpecialDay[]
}

/** Twelve months; what differs from the week is coloured, carries a word in its cell and stands in words below its month. */
export function YearPicture({ year, days }: YearPictureProps) {
  const say = useTexts(calendarTexts)
  const spanWords = useSpanWords()
  const byDay = new Map(days.map((special) => [special.day, special]))
  const before = days.filter(({ day }) => day < `${year}-`)
  return (
    <section className="wd-picture" aria-label={say('months', { year })}>
      <Legend />
      <div className="wd-months">
        {months.map((month) => (
          <Month key={month} year={year} month={month} specialDays={byDay} />
        ))}
      </div>
      {before.length > 0 && (
        <p>
          {say('before', { year: year - 1 })} {clauses(spansOf(before).map(spanWords))}
        </p>
      )}
    </section>
  )
}

function Legend() {
  const say = useTexts(calendarTexts)
  return (
    <ul className="wd-legend" aria-label={say('legend')}>
      <li>
        <span className="wd-day wd-holiday" aria-hidden="true">
          <small>{say('offMark')}</small>
        </span>
        {say('off')}
      </li>
      <li>
        <span className="wd-day wd-makeup" aria-hidden="true">
          <small>{say('workMark')}</small>
        </span>
        {say('work')}
      </li>
      <li>
        <span className="wd-day wd-weekend" aria-hidden="true">
          6
        </span>
        {say('weekend')}
      </li>
      <li>
        <span className="wd-day" aria-hidden="true">
          1
        </span>
        {say('weekday')}
      </li>
    </ul>
  )
}

function Month({ year, month, specialDays }: { year: number; month: number; specialDays: ReadonlyMap<string, SpecialDay> }) {
  const say = useTexts(calendarTexts)
  const spanWords = useSpanWords()
  const weeks = weeksOf(year, month, specialDays)
  const spans = spansOf(weeks.flatMap((week) => week.flatMap((cell) => cell?.special ?? [])))
  return (
    <div className="wd-month">
      <table>
        <caption>{say('monthNames').split(' ')[month - 1]}</caption>
        <thead>
          <tr>
            {say('weekdays')
              .split(' ')
              .map((weekday) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={index}>
              {week.map((cell, column) => (
                <td key={cell?.day ?? column}>{cell && <Day cell={cell} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {spans.length > 0 && (
        <ul className="wd-spans">
          {spans.map((span) => (
            <li key={span.from}>{spanWords(span)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Day({ cell: { date, weekend, special } }: { cell: DayCell }) {
  const say = useTexts(calendarTexts)
  if (!special) return <span className={weekend ? 'wd-day wd-weekend' : 'wd-day'}>{date}</span>
  const off = special.kind === 'holiday'
  return (
    <span className={off ? 'wd-day wd-holiday' : 'wd-day wd-makeup'} title={`${special.name} ${say(off ? 'off' : 'work')}`}>
      {date}
      <small>{say(off ? 'offMark' : 'workMark')}</small>
    </span>
  )
}
