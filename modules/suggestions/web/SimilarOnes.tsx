import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { StateChip } from '../../../engines/cases/web/StateChip.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDebounced } from '../../../kernel/ui/use-debounced.ts'
import { query } from '../../../web/api.ts'
import { suggestionsTexts } from './suggestions.texts.ts'

const leastLength = 4
const restMs = 500

/** While one types: what others have suggested already, and what came of it. */
export function SimilarOnes({ title, text }: { title: string; text: string }) {
  const say = useTexts(suggestionsTexts)
  const asked = useDebounced(`${title.trim()}\n${text.trim()}`, restMs)
  const [heading = '', ...rest] = asked.split('\n')
  const found = useQuery(
    query.suggestions.similar.queryOptions({
      input: { title: heading, text: rest.join('\n') },
      enabled: heading.length >= leastLength,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  )
  const items = heading.length >= leastLength ? (found.data?.items ?? []) : []
  if (items.length === 0) return null
  return (
    <Card title={say('similar')} flush>
      <p className="sg-pad tx-quiet">{say('similarLead')}</p>
      <ul aria-live="polite">
        {items.map((item) => (
          <li key={item.id}>
            <ListRow
              to={`/suggestions/${item.id}`}
              title={item.title}
              hint={item.feedback ?? say('supports', { count: item.supports })}
              aside={<StateChip stateTitle={item.stateTitle} tone={item.tone} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
