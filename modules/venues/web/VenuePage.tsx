import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { BookingBoard } from './BookingBoard.tsx'
import { sayHours, sayLength } from './hours.ts'
import { venuesTexts } from './venues.texts.ts'
import type { Venue } from './venues.types.ts'
import { VenueTabs } from './VenueTabs.tsx'
import './venues.css'

/** One venue: its free times first, then where it is and on which terms. */
export function VenuePage() {
  const say = useTexts(venuesTexts)
  const { venueId = '' } = useParams({ strict: false })
  const read = useQuery(query.venues.show.queryOptions({ input: { id: venueId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const venue = read.data
  const mine = (
    <ButtonLink icon="list" to="/venues/mine">
      {say('mine')}
    </ButtonLink>
  )
  return (
    <PageFrame title={venue.name} lead={venue.place} back action={mine}>
      <div className="tx-stack">
        {venue.mayManage && <VenueTabs id={venue.id} />}
        {venue.state === 'open' && <BookingBoard venue={venue} />}
        <About venue={venue} />
      </div>
    </PageFrame>
  )
}

function About({ venue }: { venue: Venue }) {
  const say = useTexts(venuesTexts)
  const { i18n } = useTranslation()
  const hours = sayHours(venue.hours, { say, language: i18n.language })
  return (
    <Card title={say('about')}>
      <div className="tx-stack">
        {venue.about && <p className="tx-prose">{venue.about}</p>}
        <dl className="tx-facts">
          <dt>{say('whereLabel')}</dt>
          <dd>{venue.place}</dd>
          <dt>{say('hoursLabel')}</dt>
          <dd>
            {(hours.length > 0 ? hours : [say('neverOpen')]).map((line) => (
              <p key={line}>{line}</p>
            ))}
            {venue.closedOnHolidays && <p className="tx-note">{say('closedHolidays')}</p>}
          </dd>
          <dt>{say('termsLabel')}</dt>
          <dd>
            <ul>
              {useTerms(venue).map((term) => (
                <li key={term}>{term}</li>
              ))}
            </ul>
          </dd>
          {venue.rules && (
            <>
              <dt>{say('rulesLabel')}</dt>
              <dd className="tx-prose">{venue.rules}</dd>
            </>
          )}
          <dt>{say('byLabel')}</dt>
          <dd>{venue.unitName}</dd>
          {venue.contact && (
            <>
              <dt>{say('contactLabel')}</dt>
              <dd>{venue.contact}</dd>
            </>
          )}
        </dl>
      </div>
    </Card>
  )
}

function useTerms(venue: Venue): string[] {
  const say = useTexts(venuesTexts)
  return [
    say(venue.approval ? 'termApproval' : 'termDirect'),
    venue.aheadDays === 0 ? say('termToday') : say('termAhead', { days: venue.aheadDays }),
    say('termMost', { count: venue.mostSlots, length: sayLength(venue.mostSlots * venue.slotMinutes, say) }),
    ...(venue.weekHours === null ? [] : [say('termWeek', { hours: venue.weekHours })]),
    venue.cancelHours === 0 ? say('termCancelAny') : say('termCancel', { hours: venue.cancelHours }),
    ...(venue.audience === 'unit' ? [say('termUnit')] : []),
  ]
}
