import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { useEndless } from '../../../web/use-endless.ts'
import { CalendarLink } from './BookingBoard.tsx'
import { BookingChip } from './BookingChip.tsx'
import { useVenuesChanged } from './use-venues-changed.ts'
import { venuesTexts } from './venues.texts.ts'
import type { MyBooking } from './venues.types.ts'
import './venues.css'

const whens = ['coming', 'past'] as const

/** What I booked: to be used, or over. */
export function MyBookingsPage() {
  const say = useTexts(venuesTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const when = whens.find((one) => one === search['when']) ?? 'coming'
  return (
    <PageFrame title={say('mineTitle')} back action={<ButtonLink to="/venues">{say('toVenues')}</ButtonLink>}>
      <div className="tx-stack">
        <Choice
          label={say('mineWhen')}
          value={when}
          options={whens.map((value) => ({ value, label: say(`when_${value}`) }))}
          onChange={(value) => void navigate({ to: '.', search: value === 'coming' ? {} : { when: value }, replace: true })}
        />
        <Bookings key={when} when={when} />
      </div>
    </PageFrame>
  )
}

function Bookings({ when }: { when: (typeof whens)[number] }) {
  const say = useTexts(venuesTexts)
  const read = useEndless(query.venueBookings.mine, (page) => ({ when, limit: 20, ...page }))
  return (
    <EndlessList
      read={read}
      className="tx-stack"
      empty={
        <Card flush>
          <EmptyState icon="calendar" title={say(`none_${when}`)}>
            {say('noneMineBody')}
          </EmptyState>
        </Card>
      }
    >
      {(booking) => <BookingCard booking={booking} coming={when === 'coming'} />}
    </EndlessList>
  )
}

function BookingCard({ booking, coming }: { booking: MyBooking; coming: boolean }) {
  const say = useTexts(venuesTexts)
  const times = useTimes()
  const stands = booking.state === 'booked' || booking.state === 'asked'
  const where = [booking.place, booking.unitNo !== null && say('unitNo', { no: booking.unitNo })].filter(Boolean).join(' · ')
  return (
    <Card>
      <div className="ve-booking">
        <div className="ve-booking-head">
          <h2>
            <Link to={`/venues/${booking.venueId}`}>{booking.venueName}</Link>
          </h2>
          <BookingChip state={booking.state} noShow={booking.noShow} />
        </div>
        <p>{times.span(booking.startsAt, booking.endsAt)}</p>
        <p className="tx-note">{where}</p>
        {booking.purpose && <p className="tx-note">{booking.purpose}</p>}
        {booking.reason && <p>{say('reason', { reason: booking.reason })}</p>}
        {coming && stands && (
          <div className="tx-actions">
            {booking.state === 'booked' && <CalendarLink id={booking.id} />}
            {booking.mayGiveBack ? (
              <GiveBack booking={booking} />
            ) : (
              <p className="tx-note">{say('tooLate', { until: times.at(booking.giveBackUntil), contact: booking.contact || say('keeper') })}</p>
            )}
          </div>
        )}
      </div>
    </Card>
  )
}

function GiveBack({ booking }: { booking: MyBooking }) {
  const say = useTexts(venuesTexts)
  const times = useTimes()
  const changed = useVenuesChanged()
  const [open, setOpen] = useState(false)
  const giveBack = useMutation({
    mutationFn: () => api.venueBookings.giveBack({ bookingId: booking.id }),
    onSuccess: () => toast(say('givenBack')),
    onError: toastRefusal,
    onSettled: async () => {
      setOpen(false)
      await changed()
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('giveBack')}</Button>
      <ConfirmDialog
        open={open}
        danger
        title={say('giveBackTitle')}
        action={say('giveBack')}
        busy={giveBack.isPending}
        onConfirm={() => giveBack.mutate()}
        onClose={() => setOpen(false)}
      >
        {say('giveBackBody', { name: booking.venueName, when: times.span(booking.startsAt, booking.endsAt) })}
      </ConfirmDialog>
    </>
  )
}
