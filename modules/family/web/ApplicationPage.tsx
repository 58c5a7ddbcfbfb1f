import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CaseKit, CaseView } from '../../../engines/cases/web/case.types.ts'
import { CasePanel } from '../../../engines/cases/web/CasePanel.tsx'
import { useCaseKit } from '../../../engines/cases/web/kits.ts'
import { useCase } from '../../../engines/cases/web/use-case.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { ApplicationCards } from './ApplicationCards.tsx'
import { ApplicationForm } from './ApplicationForm.tsx'
import { placementTexts } from './placement.texts.ts'
import type { Application } from './placement.types.ts'
import './family.css'

/** One application: being filled in, or as the case that it is, with what was applied for in its middle. */
export function ApplicationPage() {
  const { applicationId = '' } = useParams({ strict: false })
  const read = useQuery(query.placement.read.queryOptions({ input: { id: applicationId } }))
  const matter = useCase(applicationId)
  // Whoever has just passed it on may not read it any more: what was read stays until they are led away.
  if (read.data && matter.data) return <ApplicationView application={read.data} view={matter.data} />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  if (matter.isError) return <ErrorState error={matter.error} onRetry={() => void matter.refetch()} />
  return <SkeletonPage />
}

function ApplicationView({ application, view }: { application: Application; view: CaseView }) {
  const say = useTexts(placementTexts)
  const kit = usePlacementKit(application, view)
  if (application.state === 'filling' && application.mayEdit)
    return (
      <PageFrame title={say('applicationTitle')} lead={`${application.round.title} · ${say('editLead')}`} width="read" back>
        <ApplicationForm application={application} view={view} />
      </PageFrame>
    )
  return (
    <PageFrame title={view.title} lead={application.round.title} back>
      <CasePanel view={view} kit={kit}>
        {application.mayEdit ? <ApplicationForm application={application} view={view} /> : <ApplicationCards application={application} />}
      </CasePanel>
    </PageFrame>
  )
}

/** After a branch has passed an application on it goes back to the list: the child is the office's to read from then on. */
function usePlacementKit({ isMine, round, state }: Application, view: CaseView): CaseKit {
  const client = useQueryClient()
  const navigate = useNavigate()
  const isOffice = useMay('family.manage')
  const base = useCaseKit(view)
  const leaves = !isMine && !isOffice && state === 'checking'
  const { id: roundId } = round
  return useMemo(
    () => ({
      ...base,
      onActed: () => {
        if (leaves) void navigate({ to: `/placement-desk/${roundId}`, replace: true })
        void client.invalidateQueries({ queryKey: query.placement.key() })
      },
    }),
    [base, client, leaves, navigate, roundId],
  )
}
