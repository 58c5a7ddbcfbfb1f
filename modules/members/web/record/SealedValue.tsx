import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { SealedKey } from '../members.types.ts'
import { recordTexts } from './record.texts.ts'
import { useShortly } from './use-shortly.ts'

interface SealedValueProps {
  staffId: string
  field: SealedKey
  label: string
  mask: string
}

const shownSeconds = 60

/** A protected value: its mask, and after a reason the whole of it for a minute. */
export function SealedValue({ staffId, field, label, mask }: SealedValueProps) {
  const say = useTexts(recordTexts)
  const [asking, ask] = useState(false)
  const { value, secondsLeft, show } = useShortly<string>(shownSeconds)
  return (
    <span className="mr-sealed">
      <span className="mr-number">{value ?? mask}</span>
      {value === null ? (
        <Button look="quiet" icon="eye" onClick={() => ask(true)} aria-label={say('lookTitle', { label })}>
          {say('look')}
        </Button>
      ) : (
        <span className="tx-quiet">{say('lookLeft', { count: secondsLeft })}</span>
      )}
      {asking && <ReasonDialog staffId={staffId} field={field} label={label} onClose={() => ask(false)} onValue={(found) => show(found ?? say('lookEmpty'))} />}
    </span>
  )
}

interface ReasonDialogProps {
  staffId: string
  field: SealedKey
  label: string
  onValue: (value: string | null) => void
  onClose: () => void
}

function ReasonDialog({ staffId, field, label, onValue, onClose }: ReasonDialogProps) {
  const say = useTexts(recordTexts)
  const sayBase = useTexts(baseTexts)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const reveal = useMutation({
    mutationFn: () => api.members.reveal({ id: staffId, field, reason: reason.trim() }),
    onSuccess: ({ value }) => {
      onValue(value)
      onClose()
    },
  })
  const confirm = () => {
    if (reason.trim() === '') setMissing(true)
    else reveal.mutate()
  }
  const error = missing ? say('needReason') : reveal.error ? describeError(reveal.error, sayBase).message : undefined
  return (
    <ConfirmDialog open title={say('lookTitle', { label })} action={say('lookAction')} busy={reveal.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{say('lookBody')}</p>
      <Field label={say('lookReason')} error={error}>
        {(control) => (
          <TextInput
            {...control}
            value={reason}
            placeholder={say('lookHint')}
            maxLength={200}
            onChange={(text) => {
              setMissing(false)
              setReason(text)
            }}
          />
        )}
      </Field>
    </ConfirmDialog>
  )
}
