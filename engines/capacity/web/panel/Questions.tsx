import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { Answers, Question } from '../offer.types.ts'

interface QuestionsProps {
  questions: readonly Question[]
  answers: Readonly<Answers>
  onChange: (answers: Answers) => void
}

/** What the organiser asks of everybody who signs up. */
export function Questions({ questions, answers, onChange }: QuestionsProps) {
  const put = (key: string, answer: string | boolean) => onChange({ ...answers, [key]: answer })
  return (
    <div className="tx-stack">
      {questions.map((question) => (
        <OneQuestion key={question.key} question={question} answer={answers[question.key]} onChange={(answer) => put(question.key, answer)} />
      ))}
    </div>
  )
}

function OneQuestion({ question, answer, onChange }: { question: Question; answer: string | boolean | undefined; onChange: (answer: string | boolean) => void }) {
  const say = useTexts(capacityTexts)
  if (question.kind === 'yes') return <TickField label={question.label} checked={answer === true} onChange={onChange} />
  const value = typeof answer === 'string' ? answer : ''
  return (
    <Field label={question.label} optional={!question.required}>
      {(control) =>
        question.kind === 'choice' ? (
          <Select {...control} value={value} placeholder={say('notChosen')} options={question.choices.map((choice) => ({ value: choice, label: choice }))} onChange={onChange} />
        ) : (
          <TextInput {...control} maxLength={500} value={value} onChange={onChange} />
        )
      }
    </Field>
  )
}
