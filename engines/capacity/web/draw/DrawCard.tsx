import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { DrawFacts } from './DrawFacts.tsx'
import { drawTexts } from './draw.texts.ts'

/** The draw as a member sees it. */
export function DrawCard({ offerId }: { offerId: string }) {
  const say = useTexts(drawTexts)
  const read = useQuery(query.draws.show.queryOptions({ input: { offerId } }))
  if (!read.data) return null
  return (
    <Card title={say('title')}>
      <div className="tx-stack">
        <DrawFacts draw={read.data} />
      </div>
    </Card>
  )
}
