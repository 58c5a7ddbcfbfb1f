import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import type { CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { useCaseChanged } from './use-case.ts'

/** Reminds whoever is waited for, with a word; shown to those who may. */
export function RemindButton({ view }: { view: Pick<CaseView, 'id' | 'mayRemind'> }) {
  const say = useTexts(casesTexts)
  const [open, setOpen] = useState(false)
  if (!view.mayRemind) return null
  return (
    <>
      <Button icon="bell" onClick={() => setOpen(true)}>
        {say('remind')}
      </Button>
      {open && <RemindDialog caseId={view.id} onClose={() => setOpen(false)} />}
    </>
  )
}

function RemindDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const changed = useCaseChanged()
  const [note, setNote] = useState('')
  const remind = useMutation({
    mutationFn: () => api.cases.remind({ caseId, note }),
    onSuccess: async ({ told }) => {
      onClose()
      toast(told > 0 ? say('reminded', { count: told }) : { message: say('remindedNobody'), tone: 'warn' })
      await changed()
    },
  })
  return (
    <ConfirmDialog open title={say('remindTitle')} action={say('remind')} busy={remind.isPending} onConfirm={() => remind.mutate()} onClose={onClose}>
      <p>{say('remindBody')}</p>
      <Field label={say('remindNote')} optional>
        {(control) => <textarea {...control} className="tx-input ca-comment-box" rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Refusal error={remind.error} />
    </ConfirmDialog>
  )
}
