import { useState, type ReactNode } from 'react'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import type { BulkAction, BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import type { DeskEnrolment, DeskOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { deskTexts } from './desk.texts.ts'

type Rows = readonly DeskEnrolment[]

interface Asked {
  action: 'decline' | 'takeOff'
  /** Null: thought better of it. */
  settle: (reason: string | null) => void
}

/** What an officer does with the ticked sign-ups together, with a result for each. */
export function useEnrolmentBulk(offer: DeskOffer): { actions: BulkAction<DeskEnrolment>[]; dialog: ReactNode } {
  const say = useTexts(deskTexts)
  const changed = useOffersChanged()
  const review = useReview(offer.id)
  const [asked, setAsked] = useState<Asked | null>(null)
  const askReason = (action: Asked['action']) =>
    new Promise<string | null>((resolve) => {
      const settle = (reason: string | null) => {
        setAsked(null)
        resolve(reason)
      }
      setAsked({ action, settle })
    })
  const withReason = (action: Asked['action'], work: (rows: Rows, reason: string) => Promise<BulkOutcome[]>) => async (rows: Rows) => {
    const reason = await askReason(action)
    return reason === null ? null : work(rows, reason)
  }
  const takeOff = async (rows: Rows, reason: string): Promise<BulkOutcome[]> => {
    const outcomes: BulkOutcome[] = []
    // One after another: each frees a place behind the same gate.
    for (const row of rows) outcomes.push(await outcomeOf(row, () => api.capacity.desk.takeOff({ offerId: offer.id, enrolmentId: row.id, reason }), say('takenOff')))
    await changed()
    return outcomes
  }
  const reviewing: BulkAction<DeskEnrolment>[] =
    offer.mode === 'approval'
      ? [
          { key: 'approve', label: say('approve'), run: (rows) => review(rows, null) },
          { key: 'decline', label: say('decline'), danger: true, run: withReason('decline', review) },
        ]
      : []
  return {
    actions: [...reviewing, { key: 'takeOff', label: say('takeOff'), danger: true, run: withReason('takeOff', takeOff) }],
    dialog: asked && <ReasonDialog asked={asked} />,
  }
}

function useReview(offerId: string) {
  const say = useTexts(deskTexts)
  const words = useBilingual()
  const changed = useOffersChanged()
  return async (rows: Rows, declined: string | null): Promise<BulkOutcome[]> => {
    const done = await api.capacity.desk.review({ offerId, enrolmentIds: rows.map(({ id }) => id), declined })
    const results = new Map(done.rows.map((row) => [row.enrolmentId, row]))
    await changed()
    return rows.map((row) => {
      const error = results.get(row.id)?.error
      return { key: row.id, label: row.name, ok: !error, message: error ? words(error.text) : say(declined === null ? 'approved' : 'declined') }
    })
  }
}

async function outcomeOf(row: DeskEnrolment, work: () => Promise<unknown>, done: string): Promise<BulkOutcome> {
  try {
    await work()
    return { key: row.id, label: row.name, ok: true, message: done }
  } catch (error) {
    if (!isApiError(error)) throw error
    return { key: row.id, label: row.name, ok: false, message: error.message }
  }
}

function ReasonDialog({ asked: { action, settle } }: { asked: Asked }) {
  const say = useTexts(deskTexts)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = () => (reason.trim() === '' ? setMissing(true) : settle(reason.trim()))
  return (
    <ConfirmDialog open title={say(`${action}Title`)} action={say(action)} danger onConfirm={confirm} onClose={() => settle(null)}>
      {action === 'takeOff' && <Banner tone="warn">{say('takeOffBody')}</Banner>}
      <Field label={say('reason')} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
