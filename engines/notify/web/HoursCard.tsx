import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice, Switch } from '../../../kernel/ui/base/Choice.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { notifyTexts } from './notify.texts.ts'
import type { Preferences } from './use-wishes.ts'

/** What the night is for most people; offered when quiet hours are turned on. */
const night = { quietFromMinute: 22 * 60, quietUntilMinute: 7 * 60 }
const halfHours = Array.from({ length: 48 }, (_, index) => index * 30)

export function HoursCard({ preferences, change }: { preferences: Preferences; change: (change: Partial<Preferences>) => void }) {
  const say = useTexts(notifyTexts)
  const { quietFromMinute, quietUntilMinute, digestHour, language } = preferences
  const quiet = quietFromMinute !== quietUntilMinute
  return (
    <Card title={say('hours')}>
      <div className="nt-stack">
        <div className="nt-actions">
          <span className="nt-line-words">
            {say('quiet')}
            <span className="nt-line-hint">{say('quietHint')}</span>
          </span>
          <Switch label={say('quiet')} checked={quiet} onChange={(on) => change(on ? night : { quietFromMinute: 0, quietUntilMinute: 0 })} />
        </div>
        {quiet && (
          <div className="nt-pair">
            <MinuteField label={say('quietFrom')} minute={quietFromMinute} not={quietUntilMinute} onChange={(minute) => change({ quietFromMinute: minute })} />
            <MinuteField label={say('quietUntil')} minute={quietUntilMinute} not={quietFromMinute} onChange={(minute) => change({ quietUntilMinute: minute })} />
          </div>
        )}
        <div className="nt-narrow">
          <Field label={say('digestHour')} help={say('digestHint')}>
            {(control) => (
              <Select
                {...control}
                value={String(digestHour)}
                options={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: say('hour', { hour: String(hour).padStart(2, '0') }) }))}
                onChange={(hour) => change({ digestHour: Number(hour) })}
              />
            )}
          </Field>
        </div>
        <div className="nt-actions">
          <span className="nt-line-words">{say('language')}</span>
          <Choice
            label={say('language')}
            value={language}
            options={[
              { value: 'zh', label: say('chinese') },
              { value: 'en', label: 'English' },
            ]}
            onChange={(chosen) => change({ language: chosen })}
          />
        </div>
      </div>
    </Card>
  )
}

/** A time of the day by half hours. Equal ends would mean none, so the other end is not offered. */
function MinuteField({ label, minute, not, onChange }: { label: string; minute: number; not: number; onChange: (minute: number) => void }) {
  const minutes = halfHours.includes(minute) ? halfHours : [...halfHours, minute].toSorted((a, b) => a - b)
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={String(minute)}
          options={minutes.filter((each) => each !== not).map((each) => ({ value: String(each), label: clock(each) }))}
          onChange={(value) => onChange(Number(value))}
        />
      )}
    </Field>
  )
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
