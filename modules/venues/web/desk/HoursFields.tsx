import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { weekdayName } from '../hours.ts'
import { deskTexts } from './desk.texts.ts'
import { weekdays, type DraftSpan, type VenueDraft } from './venue-draft.ts'

interface HoursFieldsProps {
  draft: VenueDraft
  set: (change: Partial<VenueDraft>) => void
}

const usual = { from: '09:00', to: '21:00' }

/** When it is open on each day of the week: once, several times, or not at all. */
export function HoursFields({ draft, set }: HoursFieldsProps) {
  const say = useTexts(deskTexts)
  const spansOn = (weekday: number) => draft.hours.filter((span) => span.weekday === weekday)
  const setDay = (weekday: number, spans: readonly DraftSpan[]) => set({ hours: [...draft.hours.filter((span) => span.weekday !== weekday), ...spans] })
  const copyMonday = () => set({ hours: weekdays.flatMap((weekday) => spansOn(1).map((span) => ({ ...span, weekday }))) })
  return (
    <Card title={say('part_hours')} aside={<Button onClick={copyMonday}>{say('copyDay')}</Button>}>
      <div className="tx-stack">
        <div className="ve-hours">
          {weekdays.map((weekday) => (
            <Day key={weekday} weekday={weekday} spans={spansOn(weekday)} onChange={(spans) => setDay(weekday, spans)} />
          ))}
        </div>
        <TickField label={say('field_closedOnHolidays')} checked={draft.closedOnHolidays} onChange={(closedOnHolidays) => set({ closedOnHolidays })} />
      </div>
    </Card>
  )
}

interface DayProps {
  weekday: number
  spans: readonly DraftSpan[]
  onChange: (spans: readonly DraftSpan[]) => void
}

function Day({ weekday, spans, onChange }: DayProps) {
  const say = useTexts(deskTexts)
  const { i18n } = useTranslation()
  const day = weekdayName(weekday, i18n.language)
  const change = (at: number, to: Partial<DraftSpan>) => onChange(spans.map((span, index) => (index === at ? { ...span, ...to } : span)))
  const add = <IconButton icon="plus" label={say('addSpan', { day })} onClick={() => onChange([...spans, { weekday, ...(spans.length === 0 ? usual : { from: '', to: '' }) }])} />
  return (
    <div className="ve-hours-day" role="group" aria-label={day}>
      <span className="ve-hours-name">{day}</span>
      <div className="ve-hours-spans">
        {spans.map((span, index) => (
          <div key={index} className="ve-hours-span">
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                step={900}
                aria-label={say('spanOf', { day, no: index + 1, end: say(end) })}
                value={span[end]}
                onChange={(value) => change(index, { [end]: value })}
              />
            ))}
            <IconButton icon="close" label={say('removeSpan', { day, no: index + 1 })} onClick={() => onChange(spans.filter((_, at) => at !== index))} />
            {index === spans.length - 1 && add}
          </div>
        ))}
        {spans.length === 0 && (
          <div className="ve-hours-span">
            <span className="tx-note">{say('closedDay')}</span>
            {add}
          </div>
        )}
      </div>
    </div>
  )
}
