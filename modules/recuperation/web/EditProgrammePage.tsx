import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EligibilityPreview } from '../../../engines/capacity/web/editor/EligibilityPreview.tsx'
import { LimitTable } from '../../../engines/capacity/web/editor/LimitTable.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { draftOf } from './programme-draft.ts'
import { ProgrammeForm } from './ProgrammeForm.tsx'
import { ProgrammeTabs } from './ProgrammeTabs.tsx'
import { PublishCard } from './PublishCard.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { EditedProgramme, Groups } from './recuperation.types.ts'
import { TripTable } from './TripTable.tsx'
import { useOwnVersions } from './use-own-versions.ts'
import '../../../engines/capacity/web/capacity.css'
import '../../../engines/capacity/web/editor/editor.css'
import './recuperation.css'

/** A programme on one page: rule, trips, places by branch, who may come, publication. */
export function EditProgrammePage() {
  const say = useTexts(recuperationTexts)
  const { programmeId = '' } = useParams({ strict: false })
  const edited = useQuery(query.recuperation.edited.queryOptions({ input: { id: programmeId }, staleTime: 0 }))
  const groups = useQuery(query.recuperation.groups.queryOptions({ input: { id: programmeId } }))
  const offer = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId: programmeId } }))
  const failed = [edited, groups, offer].find(({ isLoadingError }) => isLoadingError)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  if (!edited.data || !groups.data || !offer.data) return <SkeletonPage />
  const { id, title, unitName } = edited.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        <ProgrammeTabs id={id} mayManage />
        <FactsAndTrips key={id} programme={edited.data} groups={groups.data} />
        {offer.data.options.length > 0 && <LimitTable offer={offer.data} />}
        <Card title={say('whoMay')}>
          <EligibilityPreview offerId={id} conditions={offer.data.rules.eligibility} />
        </Card>
        <PublishCard programme={edited.data} />
      </div>
    </PageFrame>
  )
}

/** Two forms over one record: each keeps what is typed in it while the other is stored. */
function FactsAndTrips({ programme, groups }: { programme: EditedProgramme; groups: Groups }) {
  const own = useOwnVersions()
  return (
    <>
      <ProgrammeForm stored={programme} initial={draftOf(programme)} own={own} />
      <TripTable id={programme.id} stored={groups} isDraft={programme.phase === 'draft'} own={own} />
    </>
  )
}
