import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { plansTexts } from './plans.texts.ts'
import { uploadFile } from './upload.ts'

/** Upload or paste a published plan; what was read is then reviewed. */
export function ReadPlanPage() {
  const say = useTexts(plansTexts)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const onSuccess = ({ id }: { id: string }) => navigate({ to: '/plans/$planId/review', params: { planId: id } })
  const byFile = useMutation({ mutationFn: (file: File) => uploadFile('/plan-files', file), onSuccess })
  const byText = useMutation({ mutationFn: () => api.plans.readText({ text }), onSuccess })
  const error = byFile.error ?? byText.error
  return (
    <PageFrame title={say('uploadTitle')} lead={say('uploadBody')} back width="read">
      <Refusal error={error} />
      <Card title={say('uploadFile')}>
        <input
          ref={input}
          type="file"
          hidden
          accept=".docx,.pdf,.txt"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) byFile.mutate(file)
            event.target.value = ''
          }}
        />
        <Button look="primary" icon="upload" busy={byFile.isPending} onClick={() => input.current?.click()}>
          {say(byFile.isPending ? 'reading' : 'uploadFile')}
        </Button>
      </Card>
      <Card title={say('orPaste')}>
        <Field label={say('paste')}>{(control) => <textarea {...control} className="tx-input" rows={12} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
        <p>
          <Button busy={byText.isPending} disabled={text.trim().length < 20} onClick={() => byText.mutate()}>
            {say('read')}
          </Button>
        </p>
      </Card>
    </PageFrame>
  )
}
