import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { OfferPanel } from '../../../engines/capacity/web/panel/OfferPanel.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { RatingCard } from '../../../engines/surveys/web/RatingCard.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { healthTexts } from './health.texts.ts'
import type { HealthRound } from './health.types.ts'
import { RoundTabs } from './RoundTabs.tsx'
import { useDaySpan } from './use-day-span.ts'
import './health.css'

/** One round: what to mind, my slot, who sees what. */
export function RoundPage() {
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.health.show.queryOptions({ input: { id: roundId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const round = read.data
  return (
    <PageFrame title={round.title} lead={round.unitName} back>
      <div className="tx-stack">
        {(round.mayManage || round.mayCount) && <RoundTabs id={round.id} mayManage={round.mayManage} />}
        <Content round={round} />
      </div>
    </PageFrame>
  )
}

function Content({ round }: { round: HealthRound }) {
  const say = useTexts(healthTexts)
  const after = (
    <>
      <RatingCard rating={round.rating} title={say('rating')} />
      <Privacy />
    </>
  )
  if (round.phase !== 'draft')
    return (
      <OfferPanel offerId={round.id} after={after}>
        <About round={round} />
      </OfferPanel>
    )
  return (
    <>
      <Banner tone="neutral" title={say('draftTitle')}>
        {say('draftBody')}
      </Banner>
      <About round={round} />
      <Privacy />
    </>
  )
}

function About({ round }: { round: HealthRound }) {
  const say = useTexts(healthTexts)
  const times = useTimes()
  const daySpan = useDaySpan()
  const facts = [
    { label: say('whenLabel'), value: round.firstAt && round.lastAt && daySpan(round.firstAt, round.lastAt) },
    { label: say('myDays'), value: round.myDays && listed(round.myDays.map(times.day)) },
    { label: say('kindLabel'), value: say(`kind_${round.kind}`) },
    { label: say('byLabel'), value: round.unitName },
    { label: say('contactLabel'), value: round.contact },
  ]
  return (
    <Card title={say('about')}>
      <div className="tx-stack">
        {round.bring && (
          <Banner tone="warn" title={say('bringLabel')}>
            {round.bring}
          </Banner>
        )}
        <FactLines facts={facts} />
        <p className={round.body ? 'tx-prose' : 'tx-note'}>{round.body || say('noBody')}</p>
      </div>
    </Card>
  )
}

const privacy = ['privacyKept', 'privacyNames', 'privacyCounts', 'privacyHospital'] as const

/** Said on the page itself: whoever is asked to undress may know who hears of it. */
function Privacy() {
  const say = useTexts(healthTexts)
  return (
    <Card title={say('privacy')}>
      <ul className="he-points">
        {privacy.map((line) => (
          <li key={line}>{say(line)}</li>
        ))}
      </ul>
    </Card>
  )
}
