import { useQuery } from '@tanstack/react-query'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Chart } from '../../../kernel/ui/desk/chart/Chart.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'
import { giftNeedsTexts } from './gift-needs.texts.ts'
import type { Needs } from './gifts.types.ts'

/** What members said they need for a year, as pictures: the plan stands on it. */
export function NeedsPictures({ year }: { year: number }) {
  const read = useQuery(query.giftNeeds.list.queryOptions({ input: { year } }))
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return read.data?.items.map((needs) => <NeedsPicture key={needs.surveyId} needs={needs} />)
}

/** One question with its answers, the most wanted first. */
export function NeedsPicture({ needs }: { needs: Needs }) {
  const say = useTexts(giftNeedsTexts)
  const words = useBilingual()
  const times = useTimes()
  const { question, unitName, askedBy, closesAt, open, invited, answered, counted, suppressed, counts, lines } = needs
  const wanted = counts.toSorted((one, other) => other.count - one.count)
  const [top] = wanted
  const said = say('answered', { invited, answered })
  const sentence =
    suppressed || !top
      ? `${words(question)} ${said}`
      : `${words(question)} ${say('most', { what: words(top.label), percent: Math.round((100 * top.count) / Math.max(1, counted)) })} ${said}`
  return (
    <div className="tx-stack">
      {suppressed ? (
        <>
          <p>{sentence}</p>
          <p className="tx-note">{say('suppressed')}</p>
        </>
      ) : (
        <Chart
          kind="bars"
          sentence={sentence}
          height={Math.max(140, wanted.length * 36)}
          data={{ categories: wanted.map(({ label }) => words(label)), series: [{ name: say('people'), values: wanted.map(({ count }) => count) }], unit: say('people') }}
        />
      )}
      {lines.length > 0 && (
        <details className="tx-more">
          <summary>{say('lines', { count: lines.length })}</summary>
          <ul className="gf-lines">
            {lines.map((line, at) => (
              // Lines carry nothing to be known by: they are anonymous.
              <li key={at}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="tx-note">
        {[say('askedBy', { name: askedBy, unit: unitName }), open ? say('openUntil', { at: times.until(closesAt) }) : say('closed'), open && counted < answered && say('inGroups')]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}
