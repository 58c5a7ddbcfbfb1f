import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Project } from '../suggestions.types.ts'
import { projectsTexts } from './projects.texts.ts'

/** Finishes a project and, where a day is given, asks every member whether they are satisfied. */
export function FinishProject({ project: { id, version } }: { project: Project }) {
  const say = useTexts(projectsTexts)
  const client = useQueryClient()
  const [asked, ask] = useState(false)
  const [report, setReport] = useState('')
  const [until, setUntil] = useState('')
  const finish = useMutation({
    mutationFn: () => api.practicalProjects.finish({ id, version, report, surveyUntil: until === '' ? null : until }),
    onSuccess: () => {
      toast(say('finished'))
      ask(false)
    },
    onSettled: () => client.invalidateQueries({ queryKey: query.practicalProjects.key() }),
  })
  return (
    <>
      <Button look="primary" onClick={() => ask(true)}>
        {say('finish')}
      </Button>
      <ConfirmDialog open={asked} title={say('finishTitle')} action={say('finishSend')} busy={finish.isPending} onConfirm={() => finish.mutate()} onClose={() => ask(false)}>
        <div className="tx-stack">
          <Field label={say('finishReport')}>
            {(control) => <textarea {...control} className="tx-input" rows={4} maxLength={5000} value={report} onChange={(event) => setReport(event.target.value)} />}
          </Field>
          <Field label={say('finishSurvey')} help={say('finishSurveyHelp')} optional>
            {(control) => <TextInput {...control} type="date" value={until} onChange={setUntil} />}
          </Field>
          <Refusal error={finish.error} />
        </div>
      </ConfirmDialog>
    </>
  )
}
