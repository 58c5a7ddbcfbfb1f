import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Consultation } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'

/** What the office does with a consultation at its stage. */
export function OfficeBar({ consultation: { id, stage, version } }: { consultation: Consultation }) {
  const say = useTexts(consultationsTexts)
  return (
    <div className="tx-actions">
      {stage === 'draft' && (
        <>
          <ButtonLink icon="edit" to={`/consultations/${id}/edit`}>
            {say('edit')}
          </ButtonLink>
          <PublishButton id={id} version={version} />
        </>
      )}
      {(stage === 'open' || stage === 'closed') && (
        <ButtonLink look={stage === 'closed' ? 'primary' : 'plain'} icon="list" to={`/consultations/${id}/sort`}>
          {say('sort')}
        </ButtonLink>
      )}
      {(stage === 'closed' || stage === 'answered') && <ButtonLink to={`/consultations/new?from=${id}`}>{say('newRound')}</ButtonLink>}
    </div>
  )
}

function PublishButton({ id, version }: { id: string; version: number }) {
  const say = useTexts(consultationsTexts)
  const client = useQueryClient()
  const [asked, ask] = useState(false)
  const publish = useMutation({
    mutationFn: () => api.consultations.publish({ id, version }),
    onSuccess: () => toast(say('published')),
    onError: toastRefusal,
    onSettled: () => {
      ask(false)
      return client.invalidateQueries({ queryKey: query.consultations.key() })
    },
  })
  return (
    <>
      <Button look="primary" onClick={() => ask(true)}>
        {say('publish')}
      </Button>
      <ConfirmDialog open={asked} title={say('publish')} action={say('publish')} busy={publish.isPending} onConfirm={() => publish.mutate()} onClose={() => ask(false)}>
        <p>{say('publishBody')}</p>
      </ConfirmDialog>
    </>
  )
}
