import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { PartProps } from './ApplicationForm.tsx'
import { placementTexts } from './placement.texts.ts'

const mostWishes = 5

/** Which grade, and which schools in the order of wish. */
export function WishFields({ application, typed, set, faultOf }: PartProps) {
  const say = useTexts(placementTexts)
  const times = useTimes()
  const { grades, round } = application
  const ages = grades.find(({ grade }) => grade === typed.grade)
  return (
    <Card title={say('wishes')}>
      <div className="tx-stack">
        <Field
          label={say('grade')}
          error={faultOf('grade')}
          help={ages && say('ages', { grade: say(`grade_${ages.grade}`), on: times.day(round.countedOn), from: ages.from, below: ages.below })}
        >
          {(control) => (
            <Select
              {...control}
              value={typed.grade}
              placeholder=""
              options={grades.map(({ grade }) => ({ value: grade, label: say(`grade_${grade}`) }))}
              // Of another grade no wish holds.
              onChange={(value) => set({ grade: grades.find(({ grade }) => grade === value)?.grade ?? '', wishes: [] })}
            />
          )}
        </Field>
        {typed.grade === '' ? <p className="tx-note">{say('chooseGrade')}</p> : <Wishes {...{ application, typed, set, faultOf }} />}
      </div>
    </Card>
  )
}

function Wishes({ application, typed: { grade, wishes }, set, faultOf }: PartProps) {
  const say = useTexts(placementTexts)
  const schools = application.schools.filter((school) => school.grade === grade)
  const fault = faultOf('wishes')
  const shown = Math.min(wishes.length + 1, schools.length, mostWishes)
  const choose = (at: number, id: string) =>
    set({ wishes: (id === '' ? wishes.toSpliced(at, 1) : wishes.toSpliced(at, 1, id)).filter((one, index, all) => all.indexOf(one) === index) })
  return (
    <fieldset className="fa-field-group">
      <legend className="tx-hidden">{say('wishes')}</legend>
      <div className="tx-stack">
        <p className="tx-note">{say('wishesHelp')}</p>
        {Array.from({ length: shown }, (_, at) => (
          <Field key={at} label={say('wish', { no: at + 1 })} optional={at > 0}>
            {(control) => (
              <Select
                {...control}
                value={wishes[at] ?? ''}
                placeholder={say('noWish')}
                options={schools
                  .filter(({ id }) => id === wishes[at] || !wishes.includes(id))
                  .map(({ id, name, places }) => ({ value: id, label: `${name} · ${say('places', { count: places })}` }))}
                onChange={(id) => choose(at, id)}
              />
            )}
          </Field>
        ))}
        {fault && (
          <p className="tx-field-error">
            <Icon name="error" size="1.15em" />
            <span>{fault}</span>
          </p>
        )}
      </div>
    </fieldset>
  )
}
