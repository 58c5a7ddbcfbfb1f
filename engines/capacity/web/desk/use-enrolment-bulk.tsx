import type { ReactNode } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import type { BulkAction, BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import type { DeskEnrolment, DeskOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { deskTexts } from './desk.texts.ts'
import { outcomeOf } from './outcome-of.ts'
import { useReason } from './use-reason.tsx'

type Rows = readonly DeskEnrolment[]

/** What an officer does with the ticked sign-ups together, with a result for each. */
export function useEnrolmentBulk(offer: DeskOffer): { actions: BulkAction<DeskEnrolment>[]; dialog: ReactNode } {
  const say = useTexts(deskTexts)
  const changed = useOffersChanged()
  const review = useReview(offer.id)
  const { ask, dialog } = useReason()
  const withReason = (action: 'decline' | 'takeOff', work: (rows: Rows, reason: string) => Promise<BulkOutcome[]>) => async (rows: Rows) => {
    const body = action === 'takeOff' && <Banner tone="warn">{say('takeOffBody')}</Banner>
    const reason = await ask({ title: say(`${action}Title`), action: say(action), label: say('reason'), danger: true, body })
    return reason === null ? null : work(rows, reason)
  }
  const takeOff = async (rows: Rows, reason: string): Promise<BulkOutcome[]> => {
    const outcomes: BulkOutcome[] = []
    // One after another: each frees a place behind the same gate.
    for (const { id, name } of rows)
      outcomes.push(await outcomeOf({ key: id, label: name, done: say('takenOff') }, () => api.capacity.desk.takeOff({ offerId: offer.id, enrolmentId: id, reason })))
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
  return { actions: [...reviewing, { key: 'takeOff', label: say('takeOff'), danger: true, run: withReason('takeOff', takeOff) }], dialog }
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
