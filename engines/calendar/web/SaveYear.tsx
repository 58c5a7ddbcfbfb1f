import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { calendarTexts } from './calendar.texts.ts'
import type { KnownYear, Reading } from './calendar.types.ts'

interface SaveYearProps {
  reading: Reading
  known: KnownYear | null
}

/** On which document the year rests, and the one step that puts it in force. */
export function SaveYear({ reading, known }: SaveYearProps) {
  const { year } = reading
  const say = useTexts(calendarTexts)
  const navigate = useNavigate()
  const client = useQueryClient()
  const [documentNo, setDocumentNo] = useState(reading.documentNo ?? known?.documentNo ?? '')
  const [title, setTitle] = useState(known?.title ?? say('defaultTitle', { year }))
  const [sourceUrl, setSourceUrl] = useState(known?.sourceUrl ?? '')
  const urlFits = sourceUrl.trim() === '' || /^https?:\/\/\S+$/.test(sourceUrl.trim())
  const saving = useMutation({
    mutationFn: () =>
      api.calendar.load({ year, version: known?.version ?? 0, days: reading.days, title, documentNo: documentNo.trim() || null, sourceUrl: sourceUrl.trim() || null }),
    onSuccess: async () => {
      toast(say('saved', { year }))
      await client.invalidateQueries({ queryKey: query.calendar.key() })
      await navigate({ to: '/working-days/$year', params: { year: String(year) } })
    },
  })
  return (
    <div className="tx-stack">
      <div className="tx-two">
        <Field label={say('documentNo')} optional>
          {(control) => <TextInput {...control} value={documentNo} maxLength={120} onChange={setDocumentNo} />}
        </Field>
        <Field label={say('documentTitle')}>{(control) => <TextInput {...control} value={title} maxLength={120} onChange={setTitle} />}</Field>
        <Field label={say('sourceUrl')} optional error={urlFits ? undefined : say('badUrl')}>
          {(control) => <TextInput {...control} type="url" value={sourceUrl} maxLength={400} onChange={setSourceUrl} />}
        </Field>
      </div>
      <Refusal error={saving.error} />
      <p>
        <Button look="primary" icon="check" busy={saving.isPending} disabled={!urlFits || title.trim() === ''} onClick={() => saving.mutate()}>
          {say('save', { year })}
        </Button>
      </p>
    </div>
  )
}
