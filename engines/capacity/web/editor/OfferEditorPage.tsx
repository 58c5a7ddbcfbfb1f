import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { editorTexts } from './editor.texts.ts'
import { OfferEditor } from './OfferEditor.tsx'

/** The rules and places of any offer, for services without a page of their own for them. */
export function OfferEditorPage() {
  const say = useTexts(editorTexts)
  const router = useRouter()
  const { offerId = '' } = useParams({ strict: false })
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId } }))
  return (
    <PageFrame title={read.data?.title ?? say('pageTitle')} lead={say('pageTitle')} back>
      <OfferEditor offerId={offerId} onDiscarded={() => router.history.back()} />
    </PageFrame>
  )
}
