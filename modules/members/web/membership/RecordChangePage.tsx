import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CasePanel } from '../../../../engines/cases/web/CasePanel.tsx'
import { useCase, useCaseChanged } from '../../../../engines/cases/web/use-case.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { Changes } from '../Changes.tsx'
import { membershipTexts } from './membership.texts.ts'
import '../my-file/my-file.css'

/** One request to change a record: what is asked, how it went, and for its reviewer the decision. */
export function RecordChangePage() {
  const say = useTexts(membershipTexts)
  const { caseId = '' } = useParams({ strict: false })
  const view = useCase(caseId)
  const request = useQuery(query.myFile.request.queryOptions({ input: { id: caseId } }))
  if (view.isPending || request.isPending) return <SkeletonPage />
  const failed = view.error ?? request.error
  if (failed || !view.data || !request.data) return <ErrorState error={failed} onRetry={() => void Promise.all([view.refetch(), request.refetch()])} />
  const { fields, note, mayReview, version, person } = request.data
  return (
    <PageFrame title={say('requestTitle')} lead={`${person.name} · ${person.unitName}`} back>
      <CasePanel view={view.data}>
        <Card title={say('requestWanted')}>
          <Changes changes={fields} />
          {note && <p>{say('requestNote', { note })}</p>}
          {mayReview && <Accept id={caseId} version={version} />}
        </Card>
      </CasePanel>
    </PageFrame>
  )
}

function Accept({ id, version }: { id: string; version: number }) {
  const say = useTexts(membershipTexts)
  const cache = useQueryClient()
  const changed = useCaseChanged()
  const accept = useMutation({
    mutationFn: () => api.members.decideRequest({ id, version, decision: 'accept', answer: null }),
    onSuccess: () => toast(say('requestAccepted')),
    onSettled: () => Promise.all([changed(), cache.invalidateQueries({ queryKey: query.myFile.key() }), cache.invalidateQueries({ queryKey: query.members.key() })]),
  })
  return (
    <div className="mf-ask">
      <Refusal error={accept.error} />
      <Button look="primary" busy={accept.isPending} onClick={() => accept.mutate()}>
        {say('requestAccept')}
      </Button>
    </div>
  )
}
