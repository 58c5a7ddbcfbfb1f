import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { PanelForm } from '../../../engines/panels/web/PanelForm.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import { useChanged } from './use-changed.ts'

/** How agencies were scored, entered from the signed sheets. */
export function AgencyPanelPage() {
  const say = useTexts(recuperationTexts)
  const { programmeId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const changed = useChanged()
  const read = useQuery(query.recuperation.steps.queryOptions({ input: { id: programmeId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { title, panel } = read.data
  return (
    <PageFrame title={`${title} · ${say('panelTitle')}`} lead={say('panelLead')} width="read" back>
      <PanelForm
        key={panel?.no ?? 0}
        panel={panel}
        parts={['lead', 'member', 'member', 'audit']}
        save={({ after, panel: entry, idempotencyKey }) => api.recuperation.recordPanel({ id: programmeId, after, panel: entry }, { context: { idempotencyKey } })}
        onSaved={async () => {
          await navigate({ to: `/recuperation/${programmeId}/steps`, replace: true })
          await changed()
        }}
      />
    </PageFrame>
  )
}
