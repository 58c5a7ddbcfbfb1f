import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { hoursText, quartersIn } from '../hours/hours-text.shapes.ts'
import { certifying, faultOf, typedOf, type HoursDraft, type Typed } from './hours-draft.ts'
import { useVolunteeringChanged } from './use-volunteering-changed.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { TaskHours, Volunteer } from './volunteering.types.ts'

/** Proposed are the task's hours for whoever came; one number at a time is changed, with its reason. */
export function CertifyForm({ task }: { task: TaskHours }) {
  const say = useTexts(volunteeringTexts)
  const changed = useVolunteeringChanged()
  const [draft, setDraft] = useState<HoursDraft>({})
  const [asking, ask] = useState(false)
  const [idempotencyKey] = useState(randomKey)
  const ready = certifying(task, draft)
  const certify = useMutation({
    mutationFn: ({ came, others }: NonNullable<typeof ready>) => api.volunteerHours.certify({ id: task.id, came, others }, { context: { idempotencyKey } }),
    onSuccess: ({ people, quarters }) => toast(say('certifiedToast', { count: people, hours: hoursText(quarters) })),
    onSettled: async () => {
      ask(false)
      await changed()
    },
  })
  const type = (staffId: string, typed: Typed) => setDraft((before) => ({ ...before, [staffId]: typed }))
  return (
    <>
      {task.came === 0 ? (
        <Banner tone="warn">{say('nobodyCame')}</Banner>
      ) : (
        <Banner tone="neutral">{say('proposal', { count: task.came, hours: hoursText(task.quarters) })}</Banner>
      )}
      <Card flush>
        <ul className="vo-lines">
          {task.people.map((one) => (
            <li key={one.staffId}>
              <PersonHours one={one} quarters={task.quarters} typed={typedOf(draft, one, task.quarters)} onType={(typed) => type(one.staffId, typed)} />
            </li>
          ))}
        </ul>
      </Card>
      <Refusal error={certify.error} />
      {task.came > 0 && (
        <div className="tx-actions">
          <Button look="primary" disabled={ready === null} onClick={() => ask(true)}>
            {say('certify', { count: task.came, hours: hoursText(ready?.sum ?? 0) })}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        title={say('certifyConfirm')}
        action={say('certifyDo')}
        busy={certify.isPending}
        onConfirm={() => ready && certify.mutate(ready)}
        onClose={() => ask(false)}
      >
        {say('certifyConfirmBody')}
      </ConfirmDialog>
    </>
  )
}

interface PersonHoursProps {
  one: Volunteer
  quarters: number
  typed: Typed
  onType: (typed: Typed) => void
}

function PersonHours({ one, quarters, typed, onType }: PersonHoursProps) {
  const say = useTexts(volunteeringTexts)
  const isOfficer = useMay('volunteering.manage')
  const { name, staffNo, unitName, came, isMe } = one
  const fault = came ? faultOf(typed, { quarters, isOwn: isMe && !isOfficer }) : null
  const differs = quartersIn(typed.hours) !== quarters
  return (
    <>
      <span className="vo-words">
        <span>{`${name} ${staffNo}`}</span>
        <span className="tx-note">{unitName}</span>
      </span>
      <Chip tone={came ? 'ok' : 'neutral'} icon={came ? 'ok' : 'clock'}>
        {say(came ? 'came' : 'notCame')}
      </Chip>
      {came ? (
        <span className="vo-hours">
          <TextInput
            className="tx-input vo-hours-input"
            inputMode="decimal"
            maxLength={6}
            aria-label={say('hoursOf', { name })}
            aria-invalid={fault === null ? undefined : true}
            value={typed.hours}
            onChange={(hours) => onType({ ...typed, hours })}
          />
          {say('hoursUnit')}
        </span>
      ) : (
        <span className="tx-note">{say('notCounted')}</span>
      )}
      {came && differs && (
        <TextInput
          className="tx-input vo-reason"
          maxLength={200}
          placeholder={say('reasonOf')}
          aria-label={say('reasonFor', { name })}
          value={typed.reason}
          onChange={(reason) => onType({ ...typed, reason })}
        />
      )}
      {fault && (
        <span className="vo-fault" role="status">
          {say(fault, { name })}
        </span>
      )}
    </>
  )
}
