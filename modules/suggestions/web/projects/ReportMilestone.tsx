import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { projectsTexts } from './projects.texts.ts'

const leastLength = 2

/** Says that a milestone is reached, and how. */
export function ReportMilestone({ projectId, milestone }: { projectId: string; milestone: { id: string; title: string } }) {
  const say = useTexts(projectsTexts)
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () => api.practicalProjects.report({ id: projectId, milestoneId: milestone.id, report: text }),
    onSuccess: () => toast(say('reported')),
    onSettled: () => client.invalidateQueries({ queryKey: query.practicalProjects.key() }),
  })
  if (!open)
    return (
      <Button look="quiet" icon="check" aria-label={say('reportTitle', { title: milestone.title })} onClick={() => setOpen(true)}>
        {say('report')}
      </Button>
    )
  return (
    <div className="sg-write">
      <Field label={say('reportText')}>
        {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Refusal error={send.error} />
      <div className="tx-actions">
        <Button look="primary" busy={send.isPending} disabled={text.trim().length < leastLength} onClick={() => send.mutate()}>
          {say('reportSend')}
        </Button>
        <Button onClick={() => setOpen(false)}>{say('cancel')}</Button>
      </div>
    </div>
  )
}
