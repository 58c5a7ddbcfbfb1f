import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { ButtonLink, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useMedia } from '../../../kernel/ui/base/use-media.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { BookDialog } from './BookDialog.tsx'
import { DayList } from './DayList.tsx'
import { dayBeside, spanOf } from './hours.ts'
import { venuesTexts } from './venues.texts.ts'
import type { Booked, SlotTime, Venue } from './venues.types.ts'
import { WeekGrid } from './WeekGrid.tsx'

const daysShown = 7
const isDay = /^\d{4}-\d{2}-\d{2}$/

/** Free times of seven days: a list by day on the phone, a grid on the desk. One press on a free time books it. */
export function BookingBoard({ venue }: { venue: Venue }) {
  const say = useTexts(venuesTexts)
  const wide = useMedia('(min-width: 60rem)')
  const today = dayOf(useNow())
  const { from, day, go } = useDays(today)
  const [chosen, choose] = useState<SlotTime | null>(null)
  const [booked, setBooked] = useState<Booked | null>(null)
  const read = useQuery(query.venues.times.queryOptions({ input: { id: venue.id, from, days: daysShown }, staleTime: 10_000 }))
  return (
    <Card title={say('times')} aside={<Days {...{ from, today, go }} lastDay={venue.lastDay} />}>
      <div className="tx-stack">
        {booked && <Done venue={venue} booked={booked} />}
        {read.isPending && <SkeletonRows />}
        {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data &&
          (wide ? (
            <WeekGrid days={read.data.days} units={venue.units} onChoose={choose} />
          ) : (
            <DayList days={read.data.days} units={venue.units} day={day} onDay={(next) => go({ from, day: next })} onChoose={choose} />
          ))}
      </div>
      {chosen && (
        <BookDialog
          key={chosen.startsAt}
          venue={venue}
          slot={chosen}
          leftMinutes={read.data?.days.find((one) => one.day === dayOf(new Date(chosen.startsAt)))?.leftMinutes ?? null}
          onBooked={(done) => {
            choose(null)
            setBooked(done)
          }}
          onClose={() => choose(null)}
        />
      )}
    </Card>
  )
}

/** The days of the address: the first of seven, and the one that was pressed on the phone. */
function useDays(today: string) {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const asked = (key: string) => (typeof search[key] === 'string' && isDay.test(search[key]) && !Number.isNaN(Date.parse(search[key])) ? search[key] : null)
  const from = [asked('from') ?? today, today].toSorted()[1] ?? today
  const day = asked('day')
  const go = (to: { from: string; day?: string }) => void navigate({ to: '.', search: to, replace: true, resetScroll: false })
  return { from, day: day !== null && day >= from && day < dayBeside(from, daysShown) ? day : null, go }
}

interface DaysProps {
  from: string
  today: string
  lastDay: string
  go: (to: { from: string; day?: string }) => void
}

function Days({ from, today, lastDay, go }: DaysProps) {
  const say = useTexts(venuesTexts)
  const [earlier, later] = [dayBeside(from, -daysShown), dayBeside(from, daysShown)]
  const back = earlier < today ? today : earlier
  return (
    <span className="ve-days">
      <IconButton icon="back" label={say('earlier')} disabled={from <= today} onClick={() => go({ from: back })} />
      <IconButton icon="forward" label={say('later')} disabled={later > lastDay} onClick={() => go({ from: later })} />
    </span>
  )
}

function Done({ venue, booked }: { venue: Venue; booked: Booked }) {
  const say = useTexts(venuesTexts)
  const { i18n } = useTranslation()
  const when = [`${formatDay(dayOf(new Date(booked.startsAt)), i18n.language)} ${spanOf(booked)}`, booked.unitNo !== null && say('unitNo', { no: booked.unitNo })]
    .filter(Boolean)
    .join(' · ')
  const key = booked.state === 'asked' ? 'asked' : 'booked'
  return (
    <Banner tone="ok" title={say(key)}>
      <p>{say(`${key}Body`, { name: venue.name, when })}</p>
      <p className="tx-actions">
        {booked.state === 'booked' && <CalendarLink id={booked.id} />}
        <ButtonLink to="/venues/mine">{say('toMine')}</ButtonLink>
      </p>
    </Banner>
  )
}

export function CalendarLink({ id }: { id: string }) {
  const say = useTexts(venuesTexts)
  return (
    <a className="tx-button tx-button-plain" href={`${apiPrefix}/me/venue-bookings/${id}/booking.ics`} download>
      <Icon name="calendar" />
      <span>{say('addToCalendar')}</span>
    </a>
  )
}
