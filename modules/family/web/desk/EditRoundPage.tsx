import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDraft } from '../../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../../web/api.ts'
import type { DeskRound } from '../placement.types.ts'
import { placementDeskTexts } from './placement-desk.texts.ts'
import { blankRound } from './blank-round.ts'
import { RoundForm } from './RoundForm.tsx'
import { RoundTabs } from './RoundTabs.tsx'
import { usePlacementChanged } from './use-placement-changed.ts'
import '../family.css'

export function NewRoundPage() {
  const say = useTexts(placementDeskTexts)
  const navigate = useNavigate()
  const changed = usePlacementChanged()
  const today = dayOf(useNow())
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <RoundForm
        draftKey="placement.round.new"
        initial={blankRound(today)}
        onSubmit={async (round, { idempotencyKey }) => {
          const { id } = await api.placement.createRound(round, { context: { idempotencyKey } })
          toast(say('saved'))
          await changed()
          await navigate({ to: `/placement-desk/${id}`, replace: true })
        }}
      />
    </PageFrame>
  )
}

export function EditRoundPage() {
  const say = useTexts(placementDeskTexts)
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.placement.readRound.queryOptions({ input: { id: roundId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const round = read.data
  return (
    <PageFrame title={round.title} lead={say(`state_${round.state}`)} width="read" back>
      <div className="tx-stack">
        <RoundTabs id={round.id} />
        {round.state !== 'draft' && <Banner tone="neutral">{say('fixed')}</Banner>}
        <RoundEditor key={round.id} stored={round} />
      </div>
    </PageFrame>
  )
}

/** The form keeps what is typed by itself; it begins anew where somebody else stored the round and nothing was typed yet. */
function RoundEditor({ stored }: { stored: DeskRound }) {
  const say = useTexts(placementDeskTexts)
  const changed = usePlacementChanged()
  const { begun, draft, set, beginAfresh, store } = useDraft(stored, { shown: stored })
  const { shown } = draft
  return (
    <RoundForm
      key={shown.version}
      draftKey={`placement.round.${shown.id}.v${shown.version}`}
      initial={shown}
      onTyped={() => set({})}
      onAfresh={beginAfresh}
      onSubmit={async (changedRound) => {
        try {
          await store(() => api.placement.editRound({ id: begun.id, version: begun.version, ...changedRound }))
        } catch (error) {
          void changed()
          throw error
        }
        toast(say('saved'))
        await changed()
      }}
    />
  )
}
