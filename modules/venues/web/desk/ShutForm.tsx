import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { SaveForm } from '../../../../kernel/ui/base/SaveForm.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { instantOf } from '../../../../kernel/ui/local-time.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useVenuesChanged } from '../use-venues-changed.ts'
import type { EditedVenue } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'

const blank = { from: '', to: '', unitNo: '', reason: '' }

/** Shuts a venue for a time; what it would call off is said before it is done. */
export function ShutForm({ venue }: { venue: EditedVenue }) {
  const say = useTexts(deskTexts)
  const [draft, setDraft] = useState(blank)
  const [missing, setMissing] = useState(false)
  const span = spanOf(draft)
  const { look, shut } = useShut(venue, () => setDraft(blank))
  const set = (change: Partial<typeof blank>) => {
    setDraft((before) => ({ ...before, ...change }))
    setMissing(false)
    look.reset()
    shut.reset()
  }
  const onSubmit = () => {
    setMissing(span === null)
    if (span) look.mutate(span)
  }
  return (
    <Card>
      <SaveForm action={say('shutDo')} save={{ isPending: look.isPending, error: look.error ?? shut.error }} lacking={missing && say('shutMissing')} onSubmit={onSubmit}>
        <Fields {...{ venue, draft, set }} />
      </SaveForm>
      <ConfirmDialog
        open={look.data !== undefined && !shut.isError}
        danger={(look.data?.bookings ?? 0) > 0}
        title={say('shutConfirm')}
        action={say('shutDo')}
        busy={shut.isPending}
        onConfirm={() => span && look.data && shut.mutate({ ...span, seen: look.data.bookings })}
        onClose={look.reset}
      >
        {(look.data?.bookings ?? 0) > 0 ? say('shutEffect', { count: look.data?.bookings ?? 0 }) : say('shutEffectNone')}
      </ConfirmDialog>
    </Card>
  )
}

interface Span {
  from: string
  to: string
  unitNo: number | null
  reason: string
}

function spanOf({ from, to, unitNo, reason }: typeof blank): Span | null {
  const [start, end] = [instantOf(from), instantOf(to)]
  return start && end && reason.trim() !== '' ? { from: start, to: end, unitNo: unitNo === '' ? null : Number(unitNo), reason: reason.trim() } : null
}

/** Looks first at what it would call off, and then shuts. */
function useShut({ id }: EditedVenue, onDone: () => void) {
  const say = useTexts(deskTexts)
  const changed = useVenuesChanged()
  const look = useMutation({ mutationFn: ({ from, to, unitNo }: Span) => api.venues.blockEffect({ id, from, to, ...(unitNo === null ? {} : { unitNo }) }) })
  const [idempotencyKey, renew] = useState(randomKey)
  const shut = useMutation({
    mutationFn: (input: Span & { seen: number }) => api.venues.addBlock({ id, ...input }, { context: { idempotencyKey } }),
    onSuccess: async ({ calledOff }) => {
      toast(calledOff > 0 ? say('shutDoneTold', { count: calledOff }) : say('shutDone'))
      renew(randomKey())
      look.reset()
      onDone()
      await changed()
    },
  })
  return { look, shut }
}

interface FieldsProps {
  venue: EditedVenue
  draft: typeof blank
  set: (change: Partial<typeof blank>) => void
}

function Fields({ venue, draft, set }: FieldsProps) {
  const say = useTexts(deskTexts)
  const numbers = Array.from({ length: venue.units }, (_, index) => String(index + 1))
  return (
    <>
      <div className="tx-two">
        <Field label={say('shutFrom')}>{(control) => <TextInput {...control} type="datetime-local" value={draft.from} onChange={(from) => set({ from })} />}</Field>
        <Field label={say('shutTo')}>{(control) => <TextInput {...control} type="datetime-local" value={draft.to} onChange={(to) => set({ to })} />}</Field>
      </div>
      {venue.units > 1 && (
        <Field label={say('shutWhich')}>
          {(control) => (
            <Select
              {...control}
              value={draft.unitNo}
              options={[{ value: '', label: say('shutAll') }, ...numbers.map((no) => ({ value: no, label: say('shutOne', { no }) }))]}
              onChange={(unitNo) => set({ unitNo })}
            />
          )}
        </Field>
      )}
      <Field label={say('shutReason')} help={say('shutReasonHelp')}>
        {(control) => <TextInput {...control} maxLength={100} value={draft.reason} onChange={(reason) => set({ reason })} />}
      </Field>
    </>
  )
}
