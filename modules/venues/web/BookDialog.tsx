import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { dayOf, formatDay, formatInstant } from '../../../kernel/ui/base/days.ts'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { sayLength, spanOf } from './hours.ts'
import { minutesOf } from './slot-state.ts'
import { useVenuesChanged } from './use-venues-changed.ts'
import { venuesTexts } from './venues.texts.ts'
import type { Booked, SlotTime, Venue } from './venues.types.ts'

interface BookDialogProps {
  venue: Venue
  slot: SlotTime
  /** Of my hours in this week; null: there is no limit. */
  leftMinutes: number | null
  onBooked: (booked: Booked) => void
  onClose: () => void
}

/** How long and what for. Whoever comes second stays here, with the nearest free times to press. */
export function BookDialog({ venue, slot, leftMinutes, onBooked, onClose }: BookDialogProps) {
  const say = useTexts(venuesTexts)
  const { i18n } = useTranslation()
  const now = useNow()
  const slotMinutes = minutesOf(slot)
  const most = Math.max(1, Math.min(slot.most, leftMinutes === null ? slot.most : Math.floor(leftMinutes / slotMinutes)))
  const [startsAt, setStart] = useState(slot.startsAt)
  const [slots, setSlots] = useState(1)
  const [purpose, setPurpose] = useState('')
  const [missing, setMissing] = useState(false)
  const book = useBook(venue, onBooked)
  const endsAt = new Date(Date.parse(startsAt) + slots * slotMinutes * 60_000).toISOString()
  const lengths = Array.from({ length: startsAt === slot.startsAt ? most : slots }, (_, index) => index + 1)
  const press = (at: string) => {
    setStart(at)
    const lacking = venue.approval && purpose.trim() === ''
    setMissing(lacking)
    if (!lacking) book.mutate({ startsAt: at, slots, purpose: purpose.trim() })
  }
  const until = new Date(Date.parse(startsAt) - venue.cancelHours * 3_600_000).toISOString()
  return (
    <ConfirmDialog
      open
      title={say('bookTitle', { name: venue.name })}
      action={say(venue.approval ? 'ask' : 'book')}
      busy={book.isPending}
      onConfirm={() => press(startsAt)}
      onClose={onClose}
    >
      <div className="tx-stack">
        <p className="ve-when">{`${formatDay(dayOf(new Date(startsAt)), i18n.language)} ${spanOf({ startsAt, endsAt })}`}</p>
        {book.error && <Refusal error={book.error} busy={book.isPending} onPress={press} />}
        {most > 1 && (
          <Field label={say('lengthLabel')}>
            {(control) => (
              <Select
                {...control}
                value={String(slots)}
                options={lengths.map((count) => ({ value: String(count), label: sayLength(count * slotMinutes, say) }))}
                onChange={(value) => setSlots(Number(value))}
              />
            )}
          </Field>
        )}
        <Field label={say('purpose')} help={say('purposeHelp')} optional={!venue.approval} error={missing && purpose.trim() === '' ? say('purposeMissing') : undefined}>
          {(control) => <TextInput {...control} maxLength={100} value={purpose} onChange={setPurpose} />}
        </Field>
        {venue.approval && <p className="tx-note">{say('askNote')}</p>}
        {new Date(until) > now && <p className="tx-note">{say('cancelNote', { until: formatInstant(until, i18n.language) })}</p>}
      </div>
    </ConfirmDialog>
  )
}

function useBook(venue: Venue, onBooked: (booked: Booked) => void) {
  const changed = useVenuesChanged()
  const [keys] = useState(() => new Map<string, string>())
  return useMutation({
    mutationFn: (wanted: { startsAt: string; slots: number; purpose: string }) => {
      // The same wish sent again after a lost answer books nothing twice; another wish has a key of its own.
      const wish = JSON.stringify(wanted)
      const idempotencyKey = keys.get(wish) ?? randomKey()
      keys.set(wish, idempotencyKey)
      return api.venueBookings.book({ venueId: venue.id, ...wanted }, { context: { idempotencyKey } })
    },
    // The free times are read anew before the page says that it is booked: what was just taken must not look free.
    onSuccess: async (booked) => {
      await changed()
      onBooked(booked)
    },
    onError: () => void changed(),
  })
}

interface Nearest {
  startsAt: string
  endsAt: string
}

/** Why not, and what is free instead: one press takes it. */
function Refusal({ error, busy, onPress }: { error: Error; busy: boolean; onPress: (startsAt: string) => void }) {
  const say = useTexts(venuesTexts)
  const sayBase = useTexts(baseTexts)
  const { i18n } = useTranslation()
  const taken = isApiError(error, 'venue.slot_taken') ? error : null
  const nearest = taken ? nearestIn(taken.details['nearest']) : []
  return (
    <Banner tone="warn" title={say('refused')} urgent>
      <p>{taken && nearest.length === 0 ? say('nearestNone') : describeError(error, sayBase).message}</p>
      {nearest.length > 0 && (
        <ul className="ve-nearest" aria-label={say('nearest')}>
          {nearest.map((one) => (
            <li key={one.startsAt}>
              <Button busy={busy} onClick={() => onPress(one.startsAt)}>{`${formatDay(dayOf(new Date(one.startsAt)), i18n.language)} ${spanOf(one)}`}</Button>
            </li>
          ))}
        </ul>
      )}
    </Banner>
  )
}

function nearestIn(details: unknown): Nearest[] {
  return Array.isArray(details) ? details.filter(isTime) : []
}

function isTime(value: unknown): value is Nearest {
  return typeof value === 'object' && value !== null && 'startsAt' in value && 'endsAt' in value && typeof value.startsAt === 'string' && typeof value.endsAt === 'string'
}
