import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { placementTexts } from './placement.texts.ts'

const shownMs = 60_000

/** A child's identity number: its mask, and after a reason the whole of it for a minute. */
export function SealedNumber({ id, mask }: { id: string; mask: string }) {
  const say = useTexts(placementTexts)
  const [asking, ask] = useState(false)
  const [value, show] = useState<string | null>(null)
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => show(null), shownMs)
    return () => clearTimeout(timer)
  }, [value])
  return (
    <span className="tx-actions">
      <span className="fa-number">{value ?? mask}</span>
      {value === null && (
        <Button look="quiet" icon="eye" onClick={() => ask(true)}>
          {say('look')}
        </Button>
      )}
      {asking && <ReasonDialog id={id} onValue={show} onClose={() => ask(false)} />}
    </span>
  )
}

function ReasonDialog({ id, onValue, onClose }: { id: string; onValue: (value: string) => void; onClose: () => void }) {
  const say = useTexts(placementTexts)
  const sayBase = useTexts(baseTexts)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const reveal = useMutation({
    mutationFn: () => api.placement.reveal({ id, reason: reason.trim() }),
    onSuccess: ({ idNo }) => {
      onValue(idNo)
      onClose()
    },
  })
  const confirm = () => {
    if (reason.trim() === '') setMissing(true)
    else reveal.mutate()
  }
  const error = missing ? say('needReason') : reveal.error ? describeError(reveal.error, sayBase).message : undefined
  return (
    <ConfirmDialog open title={say('lookTitle')} action={say('look')} busy={reveal.isPending} onConfirm={confirm} onClose={onClose}>
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
