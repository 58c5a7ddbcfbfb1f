import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Comment } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'
import { changeKind, sortWithout, type KindDraft, type Sorting } from './sorting.ts'

interface KindCardProps {
  kind: KindDraft
  sorting: Sorting
  comments: readonly Comment[]
  onChange: (sorting: Sorting) => void
}

const outcomes = ['taken', 'partly', 'not_taken'] as const

/** One kind of comment: its name, whether it was taken in, and why. */
export function KindCard({ kind, sorting, comments, onChange }: KindCardProps) {
  const say = useTexts(consultationsTexts)
  const set = (change: Partial<KindDraft>) => onChange(changeKind(sorting, { ...kind, ...change }))
  const count = comments.filter(({ id }) => sorting.placed[id] === kind.key).length
  return (
    <section className="tx-stack tx-set" aria-label={kind.title || say('unnamedKind')}>
      <div className="tx-two">
        <Field label={say('kindTitle')}>{(control) => <TextInput {...control} value={kind.title} maxLength={80} onChange={(title) => set({ title })} />}</Field>
        <Field label={say('kindOutcome')}>
          {(control) => (
            <Select
              {...control}
              value={kind.outcome ?? ''}
              placeholder={say('chooseOutcome')}
              options={outcomes.map((value) => ({ value, label: say(`outcome_${value}`) }))}
              onChange={(value) => set({ outcome: outcomes.find((one) => one === value) ?? null })}
            />
          )}
        </Field>
      </div>
      <Field label={say('kindAnswer')}>
        {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={5000} value={kind.answer} onChange={(event) => set({ answer: event.target.value })} />}
      </Field>
      <div className="tx-actions">
        <span className="tx-quiet">{say('kindComments', { count })}</span>
        <Button look="quiet" icon="close" onClick={() => onChange(sortWithout(sorting, kind.key))}>
          {say('removeKind', { title: kind.title || say('unnamedKind') })}
        </Button>
      </div>
    </section>
  )
}
