import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PanelPage } from '../../../engines/panels/web/PanelPage.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { useGiftChanged } from './use-gift-changed.ts'

/** How suppliers were scored. */
export function GiftPanelPage() {
  const say = useTexts(giftsDeskTexts)
  const { giftId = '' } = useParams({ strict: false })
  return (
    <PanelPage
      read={useQuery(query.giftChain.show.queryOptions({ input: { id: giftId }, staleTime: 0 }))}
      heading={say('panelTitle')}
      parts={['lead', 'welfare', 'member', 'audit']}
      save={({ after, panel, idempotencyKey }) => api.giftChain.recordPanel({ id: giftId, after, panel }, { context: { idempotencyKey } })}
      changed={useGiftChanged()}
      backTo={`/gifts/${giftId}/chain`}
    />
  )
}
