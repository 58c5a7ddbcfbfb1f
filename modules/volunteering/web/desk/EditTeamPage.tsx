import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { deskTexts } from './desk.texts.ts'
import { TeamEditor } from './TeamEditor.tsx'
import '../volunteering.css'

export function NewTeamPage() {
  const say = useTexts(deskTexts)
  const keepers = useQuery(query.volunteerTeams.keepers.queryOptions({ input: {} }))
  if (keepers.isPending) return <SkeletonPage />
  if (keepers.isLoadingError) return <ErrorState error={keepers.error} onRetry={() => void keepers.refetch()} />
  return (
    <PageFrame title={say('newTeamTitle')} width="read" back>
      <TeamEditor stored={null} keepers={keepers.data.items} />
    </PageFrame>
  )
}

export function EditTeamPage() {
  const { teamId = '' } = useParams({ strict: false })
  const read = useQuery(query.volunteerTeams.show.queryOptions({ input: { id: teamId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const team = read.data
  return (
    <PageFrame title={team.name} lead={team.unitName} width="read" back>
      <TeamEditor key={team.id} stored={team} keepers={[]} />
    </PageFrame>
  )
}
