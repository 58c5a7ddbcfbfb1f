import { useQuery } from '@tanstack/react-query'
import { StatRow, StatTile } from '../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { suggestionsTexts } from './suggestions.texts.ts'

export function useFigures() {
  return useQuery(query.suggestions.statistics.queryOptions({ input: {} }))
}

/** The few figures by which the office sees how it stands. */
export function SuggestionFigures({ figures }: { figures: ReturnType<typeof useFigures> }) {
  const say = useTexts(suggestionsTexts)
  const { data } = figures
  if (!data) return null
  return (
    <StatRow>
      <StatTile label={say('total')} value={data.total} />
      <StatTile label={say('answered')} value={data.answered} />
      <StatTile label={say('done')} value={data.done} />
      <StatTile label={say('overdueCount')} value={data.overdue} to="/suggestions/desk?f.overdue=true" />
      <StatTile label={say('medianDays')} value={data.medianDays ?? '—'} {...(data.medianDays === null ? {} : { unit: say('days') })} />
    </StatRow>
  )
}
