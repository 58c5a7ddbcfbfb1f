import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'
import { surveysTexts } from './surveys.texts.ts'

/** Surveys whose results an officer may see. */
export function SurveysPage() {
  const say = useTexts(surveysTexts)
  const words = useBilingual()
  const list = useQuery(query.surveys.list.queryOptions({ input: {} }))
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read">
      <Card flush>
        {list.isPending && <SkeletonRows rows={5} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.items.length === 0 && <EmptyState icon="chart" title={say('none')} />}
        <ul>
          {list.data?.items.map((survey) => (
            <li key={survey.id}>
              <ListRow
                to={`/surveys/${survey.id}`}
                title={words(survey.question)}
                hint={say('answered', { invited: survey.invited, answered: survey.answered })}
                aside={<Chip tone={survey.state === 'open' ? 'brand' : 'neutral'}>{say(`state_${survey.state}`)}</Chip>}
              />
            </li>
          ))}
        </ul>
      </Card>
    </PageFrame>
  )
}
