import { useState, type ReactNode } from 'react'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import type { BulkAction, BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useVenuesChanged } from '../use-venues-changed.ts'
import type { DeskBooking } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'

type Rows = readonly DeskBooking[]
type Refusing = 'decline' | 'callOff'

interface Asked {
  action: Refusing
  /** Null: thought better of it. */
  settle: (reason: string | null) => void
}

/** What an officer does with the ticked bookings, with a result for each. */
export function useBookingActions(): { actions: BulkAction<DeskBooking>[]; onSelection: (rows: Rows) => void; dialog: ReactNode } {
  const say = useTexts(deskTexts)
  const changed = useVenuesChanged()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [ticked, onSelection] = useState<Rows>([])
  const askReason = (action: Refusing) =>
    new Promise<string | null>((resolve) => {
      const settle = (reason: string | null) => {
        setAsked(null)
        resolve(reason)
      }
      setAsked({ action, settle })
    })
  const each = async (rows: Rows, done: string, work: (bookingId: string) => Promise<unknown>): Promise<BulkOutcome[]> => {
    const outcomes: BulkOutcome[] = []
    // One after another: each changes the same venue.
    for (const row of rows) outcomes.push(await outcomeOf(row, done, work))
    await changed()
    return outcomes
  }
  const withReason = (action: Refusing, done: string, work: (bookingId: string, reason: string) => Promise<unknown>) => async (rows: Rows) => {
    const reason = await askReason(action)
    return reason === null ? null : each(rows, done, (bookingId) => work(bookingId, reason))
  }
  const { decide, callOff, markNoShow } = api.venueBookings
  const all: (BulkAction<DeskBooking> & { fits: (row: DeskBooking) => boolean })[] = [
    { key: 'approve', label: say('approve'), fits: isAsked, run: (rows) => each(rows, say('approved'), (bookingId) => decide({ bookingId, declined: null })) },
    {
      key: 'decline',
      label: say('decline'),
      danger: true,
      fits: isAsked,
      run: withReason('decline', say('declined'), (bookingId, declined) => decide({ bookingId, declined })),
    },
    {
      key: 'callOff',
      label: say('callOff'),
      danger: true,
      fits: ({ state, begun }) => state === 'booked' && !begun,
      run: withReason('callOff', say('calledOff'), (bookingId, reason) => callOff({ bookingId, reason })),
    },
    {
      key: 'noShow',
      label: say('markNoShow'),
      fits: ({ state, begun, noShow }) => state === 'booked' && begun && !noShow,
      run: (rows) => each(rows, say('markedNoShow'), (bookingId) => markNoShow({ bookingId, noShow: true })),
    },
    { key: 'came', label: say('markCame'), fits: ({ noShow }) => noShow, run: (rows) => each(rows, say('markedCame'), (bookingId) => markNoShow({ bookingId, noShow: false })) },
  ]
  // What fits none of the ticked ones would only be refused.
  return { actions: all.filter(({ fits }) => ticked.some(fits)), onSelection, dialog: asked && <ReasonDialog asked={asked} /> }
}

function isAsked({ state, begun }: DeskBooking): boolean {
  return state === 'asked' && !begun
}

async function outcomeOf(row: DeskBooking, done: string, work: (bookingId: string) => Promise<unknown>): Promise<BulkOutcome> {
  const label = `${row.person.name} · ${row.venueName}`
  try {
    await work(row.id)
    return { key: row.id, label, ok: true, message: done }
  } catch (error) {
    if (!isApiError(error)) throw error
    return { key: row.id, label, ok: false, message: error.message }
  }
}

function ReasonDialog({ asked: { action, settle } }: { asked: Asked }) {
  const say = useTexts(deskTexts)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = () => (reason.trim() === '' ? setMissing(true) : settle(reason.trim()))
  return (
    <ConfirmDialog open title={say(`${action}Title`)} action={say(action)} danger onConfirm={confirm} onClose={() => settle(null)}>
      <Field label={say('reason')} help={say('reasonHelp')} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={100} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
