import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { courseTexts } from './course.texts.ts'
import type { Span } from './series-draft.ts'
import type { MeetingPlan } from './use-meeting-plan.ts'

interface PlannedMeetingsProps {
  plan: MeetingPlan
  /** Single ones were left out. */
  changed: boolean
  onChange: (meetings: readonly Span[] | null) => void
}

/** Every date before it is saved: which holidays were left out, and of which year nobody knows them. */
export function PlannedMeetings({ plan: { meetings, plan, asked, waiting, error }, changed, onChange }: PlannedMeetingsProps) {
  const say = useTexts(courseTexts)
  const sayBase = useTexts(baseTexts)
  const times = useTimes()
  if (error) return <Banner tone="bad">{describeError(error, sayBase).message}</Banner>
  if (!asked && meetings.length === 0) return <p className="tx-note">{say('planNone')}</p>
  const madeUp = new Set(plan?.meetings.flatMap(({ startsAt, madeUp: on }) => (on ? [startsAt] : [])))
  return (
    <section className="tx-stack" aria-label={say('planTitle')} aria-live="polite" aria-busy={waiting || undefined}>
      <div className="tx-bar">
        <strong>{waiting && meetings.length === 0 ? say('planWaiting') : meetings.length === 0 ? say('planEmpty') : say('planCount', { count: meetings.length })}</strong>
        {changed && <Button onClick={() => onChange(null)}>{say('layOutAgain')}</Button>}
      </div>
      {plan && plan.unknownYears.length > 0 && <Banner tone="warn">{say('unknownYears', { years: listed(plan.unknownYears) })}</Banner>}
      {plan && plan.skipped.length > 0 && <p>{say('skipped', { days: listed(plan.skipped.map(({ day, name }) => `${times.day(day)} ${name}`)) })}</p>}
      <ol className="ac-planned">
        {meetings.map(({ startsAt, endsAt }) => (
          <li key={startsAt}>
            <span>
              {times.span(startsAt, endsAt)}
              {madeUp.has(startsAt) && <Chip tone="warn">{say('madeUp')}</Chip>}
            </span>
            {meetings.length > 1 && (
              <IconButton icon="close" label={say('leaveOut', { when: times.at(startsAt) })} onClick={() => onChange(meetings.filter((one) => one.startsAt !== startsAt))} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
