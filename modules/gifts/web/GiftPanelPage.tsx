import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { PanelForm } from '../../../engines/panels/web/PanelForm.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { useGiftChanged } from './use-gift-changed.ts'

/** How suppliers were scored, entered from the signed sheets. */
export function GiftPanelPage() {
  const say = useTexts(giftsDeskTexts)
  const { giftId = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const changed = useGiftChanged()
  const read = useQuery(query.giftChain.show.queryOptions({ input: { id: giftId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { title, panel } = read.data
  return (
    <PageFrame title={`${title} · ${say('panelTitle')}`} lead={say('panelLead')} width="read" back>
      <PanelForm
        panel={panel}
        parts={['lead', 'welfare', 'member', 'audit']}
        save={({ after, panel: entry, idempotencyKey }) => api.giftChain.recordPanel({ id: giftId, after, panel: entry }, { context: { idempotencyKey } })}
        onSaved={async () => {
          await changed()
          await navigate({ to: `/gifts/${giftId}/chain`, replace: true })
        }}
      />
    </PageFrame>
  )
}
