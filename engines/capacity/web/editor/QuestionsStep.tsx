import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useState } from 'react'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import type { Question } from '../offer.types.ts'
import { editorTexts } from './editor.texts.ts'
import type { StepProps } from './step.types.ts'
import { useFrozen } from './use-frozen.ts'

const kinds = ['text', 'choice', 'yes'] as const

/** What everybody is asked who signs up. */
export function QuestionsStep({ offer, draft: { facts, changeRules } }: StepProps) {
  const say = useTexts(editorTexts)
  const why = useFrozen(offer)('rules.questions')
  const [rows, setRows] = useState<readonly Question[]>(facts.rules.questions)
  const change = (next: readonly Question[]) => {
    setRows(next)
    const whole = next.filter(({ label, kind, choices }) => label.trim() !== '' && (kind !== 'choice' || choices.length > 0))
    if (JSON.stringify(whole) !== JSON.stringify(facts.rules.questions)) changeRules({ questions: whole })
  }
  const blank = (): Question => ({ key: `q${randomKey().slice(0, 12)}`, label: '', kind: 'text', choices: [], required: false })
  return (
    <Card title={say('questions')}>
      <div className="tx-stack">
        {why && <p className="tx-note">{why}</p>}
        {rows.map((question, at) => (
          <QuestionFields
            key={question.key}
            question={question}
            onChange={(next) => change(rows.toSpliced(at, 1, { ...question, ...next }))}
            onRemove={() => change(rows.toSpliced(at, 1))}
          />
        ))}
        {!why && rows.length < 20 && (
          <div>
            <Button icon="plus" onClick={() => change([...rows, blank()])}>
              {say('addQuestion')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function QuestionFields({ question, onChange, onRemove }: { question: Question; onChange: (change: Partial<Question>) => void; onRemove: () => void }) {
  const say = useTexts(editorTexts)
  const [written, write] = useState(listed(question.choices))
  return (
    <fieldset className="tx-set ce-option">
      <legend>{question.label || say('questionLabel')}</legend>
      <Field label={say('questionLabel')}>{(control) => <TextInput {...control} maxLength={60} value={question.label} onChange={(label) => onChange({ label })} />}</Field>
      <Field label={say('questionKind')}>
        {(control) => (
          <Select
            {...control}
            value={question.kind}
            options={kinds.map((kind) => ({ value: kind, label: say(`question_${kind}`) }))}
            onChange={(value) => onChange({ kind: kinds.find((kind) => kind === value) ?? 'text' })}
          />
        )}
      </Field>
      {question.kind === 'choice' && (
        <Field label={say('questionChoices')}>
          {(control) => (
            <TextInput
              {...control}
              value={written}
              onChange={(text) => {
                write(text)
                onChange({ choices: choicesIn(text) })
              }}
            />
          )}
        </Field>
      )}
      <TickField label={say('questionRequired')} checked={question.required} onChange={(required) => onChange({ required })} />
      <span className="ce-tools">
        <IconButton icon="close" label={say('removeQuestion', { what: question.label })} onClick={onRemove} />
      </span>
    </fieldset>
  )
}

function choicesIn(text: string): string[] {
  const words = text.split(/[、,，;；\n]/).map((word) => word.trim().slice(0, 60))
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 30)
}
