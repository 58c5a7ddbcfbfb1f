import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'
import { TimeField, type PartProps } from './ActivityFields.tsx'
import { courseTexts } from './course.texts.ts'
import { SeriesFields } from './SeriesFields.tsx'
import type { MeetingPlan } from './use-meeting-plan.ts'

interface WhenProps extends PartProps {
  /** Of one that is announced: it stays with one meeting or with several. */
  announcedId: string | null
  plan: MeetingPlan
}

const often = ['once', 'many'] as const

/** When and where: once, or by a rule several times. */
export function WhenFields({ draft, set, over, announcedId, plan }: WhenProps) {
  const say = useTexts(activitiesTexts)
  const sayCourse = useTexts(courseTexts)
  const { series } = draft
  return (
    <Card title={say('part_when')}>
      <div className="tx-stack">
        {announcedId === null && (
          <Choice
            label={sayCourse('howOften')}
            value={series.many ? 'many' : 'once'}
            options={often.map((value) => ({ value, label: sayCourse(value) }))}
            onChange={(value) => set({ series: { ...series, many: value === 'many' } })}
          />
        )}
        {!series.many && (
          <div className="tx-two">
            <TimeField name="startsAt" {...{ draft, set }} locked={over} />
            <TimeField name="endsAt" {...{ draft, set }} locked={over} />
          </div>
        )}
        {series.many && announcedId === null && <SeriesFields draft={series} plan={plan} onChange={(change) => set({ series: { ...series, ...change } })} />}
        {series.many && announcedId !== null && <Announced id={announcedId} />}
        <Field label={say('field_place')}>{(control) => <TextInput {...control} value={draft.place} maxLength={120} readOnly={over} onChange={(place) => set({ place })} />}</Field>
      </div>
    </Card>
  )
}

function Announced({ id }: { id: string }) {
  const say = useTexts(courseTexts)
  return (
    <Banner tone="neutral" action={<ButtonLink to={`/activities/${id}/meetings`}>{say('toMeetings')}</ButtonLink>}>
      {say('announced')}
    </Banner>
  )
}
