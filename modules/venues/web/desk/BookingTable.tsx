import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, Filter, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { BookingChip } from '../BookingChip.tsx'
import { venuesTexts } from '../venues.texts.ts'
import type { BookingState, DeskBooking } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'
import { useBookingActions } from './use-booking-actions.tsx'

const states: readonly BookingState[] = ['asked', 'booked', 'declined', 'given_back', 'called_off', 'lapsed']
const whens = ['coming', 'past'] as const

/** Who booked what, to approve, call off, or note that nobody came; what is to come unless asked otherwise. */
export function BookingTable({ venueId }: { venueId: string | null }) {
  const say = useTexts(deskTexts)
  const columns = useColumns(venueId !== null)
  const filters = useFilters()
  const { actions, onSelection, dialog } = useBookingActions()
  return (
    <>
      <DataTable
        tableKey={`venue-bookings-${venueId ?? 'all'}`}
        columns={columns}
        filters={filters}
        searchHint={say('bookingsSearch')}
        fetchPage={(asked) => api.venueBookings.list({ ...inputOf(asked), ...(venueId === null ? {} : { venueId }) })}
        rowKey={({ id }) => id}
        rowLabel={({ person, venueName }) => `${person.name} · ${venueName}`}
        bulkActions={actions}
        onSelection={onSelection}
        bulkNote={say('nothingFits')}
        empty={{ title: say('bookingsNone'), body: say('bookingsNoneBody') }}
      />
      {dialog}
    </>
  )
}

function useColumns(ofOne: boolean): Column<DeskBooking>[] {
  const say = useTexts(deskTexts)
  const sayVenue = useTexts(venuesTexts)
  const times = useTimes()
  return [
    { key: 'person', title: say('col_person'), width: 150, render: (row) => `${row.person.name} ${row.person.staffNo}` },
    { key: 'state', title: say('col_state'), width: 110, onCard: 'aside', render: (row) => <BookingChip state={row.state} noShow={row.noShow} /> },
    { key: 'when', title: say('col_when'), width: 270, render: (row) => times.span(row.startsAt, row.endsAt) },
    {
      key: 'venue',
      title: say('col_venue'),
      extra: ofOne,
      render: (row) => [row.venueName, row.unitNo !== null && sayVenue('unitNo', { no: row.unitNo })].filter(Boolean).join(' · '),
    },
    ...(ofOne ? [{ key: 'unitNo', title: say('col_units'), width: 80, render: (row: DeskBooking) => (row.unitNo === null ? '—' : sayVenue('unitNo', { no: row.unitNo })) }] : []),
    { key: 'purpose', title: say('col_purpose'), render: (row) => row.purpose || '—' },
    { key: 'missed', title: say('col_missed'), width: 120, align: 'end', render: (row) => (row.missed === 0 ? '—' : say('times', { count: row.missed })) },
    { key: 'personUnit', title: say('col_personUnit'), width: 180, extra: true, render: (row) => row.person.unitName },
    { key: 'reason', title: say('reason'), width: 180, extra: true, render: (row) => row.reason ?? '—' },
  ]
}

function useFilters(): Filter[] {
  const say = useTexts(deskTexts)
  const sayVenue = useTexts(venuesTexts)
  return [
    { key: 'when', label: say('filterWhen'), kind: 'one', options: whens.map((value) => ({ value, label: say(`when_${value}`) })) },
    { key: 'state', label: say('filterState'), kind: 'one', options: states.map((value) => ({ value, label: sayVenue(`state_${value}`) })) },
    { key: 'days', label: say('filterDays'), kind: 'days' },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const state = states.find((one) => one === filters['state']?.[0])
  const when = whens.find((one) => one === filters['when']?.[0])
  const [from, to] = filters['days'] ?? []
  return {
    limit,
    ...(q ? { search: q } : {}),
    ...(cursor ? { cursor } : {}),
    ...(state ? { state } : {}),
    ...(when ? { when } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}
