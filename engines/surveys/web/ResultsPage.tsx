import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'
import { surveysTexts } from './surveys.texts.ts'
import type { Results } from './surveys.types.ts'
import './surveys.css'

/** How one survey was answered; of too few anonymous answers nothing but their number. */
export function ResultsPage() {
  const say = useTexts(surveysTexts)
  const words = useBilingual()
  const { surveyId = '' } = useParams({ strict: false })
  const read = useQuery(query.surveys.results.queryOptions({ input: { id: surveyId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const results = read.data
  return (
    <PageFrame
      title={words(results.question)}
      width="read"
      back
      lead={
        <>
          <Chip tone={results.state === 'open' ? 'brand' : 'neutral'}>{say(`state_${results.state}`)}</Chip>{' '}
          {say('answered', { invited: results.invited, answered: results.answered })}
        </>
      }
    >
      <div className="tx-stack">{results.suppressed ? <Banner tone="neutral">{say('suppressed')}</Banner> : <Counts results={results} />}</div>
    </PageFrame>
  )
}

function Counts({ results }: { results: Results }) {
  const say = useTexts(surveysTexts)
  const words = useBilingual()
  const percent = results.rate === null ? '—' : `${Math.round(results.rate * 1000) / 10}%`
  const countOf = (key: string) => results.counts.find(({ choice }) => choice === key)?.count ?? 0
  return (
    <>
      {results.counted < results.answered && <Banner tone="neutral">{say('pending')}</Banner>}
      <Card title={results.kind === 'needs' ? say('answers') : `${say('rate')} ${percent}`} aside={<span className="tx-quiet">{say('counted', { count: results.counted })}</span>}>
        <table className="tx-table tx-figures">
          <tbody>
            {results.choices.map((choice) => (
              <tr key={choice.key}>
                <th scope="row">{words(choice.label)}</th>
                <td>{countOf(choice.key)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={say('lines')}>
        {results.lines.length === 0 && <p className="tx-quiet">{say('noLines')}</p>}
        <ul className="sv-lines">
          {results.lines.map(({ line }, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      </Card>
    </>
  )
}
