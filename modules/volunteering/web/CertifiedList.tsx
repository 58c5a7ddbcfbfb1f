import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { hoursText, quartersIn } from '../hours/hours-text.shapes.ts'
import { usePress } from './use-press.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { TaskHours, Volunteer } from './volunteering.types.ts'

/** What was certified for each, and the way to correct one. */
export function CertifiedList({ task }: { task: TaskHours }) {
  const say = useTexts(volunteeringTexts)
  const [correcting, correct] = useState<Volunteer | null>(null)
  return (
    <Card flush>
      <ul className="vo-lines">
        {task.people.map((one) => (
          <li key={one.staffId}>
            <span className="vo-words">
              <span>{`${one.name} ${one.staffNo}`}</span>
              <span className="tx-note">{[one.unitName, one.reason].filter(Boolean).join(' · ')}</span>
            </span>
            {!one.came && <Chip icon="clock">{say('notCame')}</Chip>}
            <span className="vo-number">{one.quarters === null ? say('notCounted') : say('hours', { hours: hoursText(one.quarters) })}</span>
            <Button look="quiet" aria-label={say('correctOf', { name: one.name })} onClick={() => correct(one)}>
              {say('correct')}
            </Button>
          </li>
        ))}
      </ul>
      {correcting && <CorrectDialog taskId={task.id} one={correcting} onClose={() => correct(null)} />}
    </Card>
  )
}

function CorrectDialog({ taskId, one, onClose }: { taskId: string; one: Volunteer; onClose: () => void }) {
  const say = useTexts(volunteeringTexts)
  const press = usePress()
  const seen = one.quarters ?? 0
  const [hours, write] = useState('')
  const [reason, explain] = useState('')
  const [tried, tryIt] = useState(false)
  const [idempotencyKey] = useState(randomKey)
  const wanted = quartersIn(hours)
  const correct = useMutation({
    ...press,
    mutationFn: (quarters: number) => api.volunteerHours.correct({ id: taskId, staffId: one.staffId, seen, quarters, reason: reason.trim() }, { context: { idempotencyKey } }),
    onSuccess: () => {
      toast(say('corrected'))
      onClose()
    },
  })
  const confirm = () => {
    tryIt(true)
    if (wanted !== null && reason.trim() !== '') correct.mutate(wanted)
  }
  return (
    <ConfirmDialog open title={say('correctTitle', { name: one.name })} action={say('correctDo')} busy={correct.isPending} onConfirm={confirm} onClose={onClose}>
      <div className="tx-stack">
        <p>{say('correctNow', { hours: hoursText(seen) })}</p>
        <Field label={say('correctNew')} help={say('help_hours')} error={tried && wanted === null ? say('badHours', { name: one.name }) : undefined}>
          {(control) => <TextInput {...control} inputMode="decimal" maxLength={6} value={hours} onChange={write} />}
        </Field>
        <Field label={say('why')} error={tried && reason.trim() === '' ? say('whyMissing') : undefined}>
          {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={explain} />}
        </Field>
      </div>
    </ConfirmDialog>
  )
}
