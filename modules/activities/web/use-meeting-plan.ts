import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { planAskedOf, type SeriesDraft, type Span } from './series-draft.ts'

/** The meetings of a class as its rule lays them out, or as single ones were left out since. */
export function useMeetingPlan(draft: SeriesDraft, { announced }: { announced: boolean }) {
  const asked = announced ? null : planAskedOf(draft)
  const read = useQuery(
    query.activities.planMeetings.queryOptions({
      input: asked ?? { firstDay: '', weekdays: '', from: '', to: '' },
      enabled: asked !== null,
      placeholderData: keepPreviousData,
    }),
  )
  const plan = asked === null ? undefined : read.data
  const meetings: readonly Span[] = draft.meetings ?? (read.isPlaceholderData ? [] : (plan?.meetings ?? []))
  return { meetings, plan, asked: asked !== null, waiting: asked !== null && read.isFetching, error: asked === null ? null : read.error }
}

export type MeetingPlan = ReturnType<typeof useMeetingPlan>
