import { useState, type ReactNode } from 'react'
import { outcomeOf } from '../../../../engines/capacity/web/desk/outcome-of.ts'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import type { BulkAction, BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { ClubFee } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { deskTexts } from './desk.texts.ts'

interface Asked {
  count: number
  /** Null: thought better of it. */
  settle: (day: string | null) => void
}

/** Records several as paid on one day, each with what is due. */
export function useMarkPaid(): { actions: BulkAction<ClubFee>[]; dialog: ReactNode } {
  const say = useTexts(deskTexts)
  const changed = useClubsChanged()
  const [asked, setAsked] = useState<Asked | null>(null)
  const askDay = (count: number) =>
    new Promise<string | null>((resolve) => {
      const settle = (day: string | null) => {
        setAsked(null)
        resolve(day)
      }
      setAsked({ count, settle })
    })
  const run = async (rows: readonly ClubFee[]) => {
    const paidOn = await askDay(rows.length)
    if (paidOn === null) return null
    const outcomes: BulkOutcome[] = []
    for (const row of rows) outcomes.push(await markPaid(row, paidOn))
    await changed()
    return outcomes
  }
  const markPaid = async ({ id, name, version, due, paid, note }: ClubFee, paidOn: string): Promise<BulkOutcome> => {
    if (paid !== null) return { key: id, label: name, ok: false, message: say('paidAlready') }
    return outcomeOf({ key: id, label: name, done: say('markedPaid') }, () => api.clubRoster.recordFee({ feeId: id, version, due, paid: due, paidOn, note }))
  }
  return { actions: [{ key: 'paid', label: say('markPaid'), run }], dialog: asked && <DayDialog asked={asked} /> }
}

function DayDialog({ asked: { count, settle } }: { asked: Asked }) {
  const say = useTexts(deskTexts)
  const today = dayOf(useNow())
  const [day, write] = useState(today)
  const wrong = day === '' || day > today
  const [tried, tryIt] = useState(false)
  return (
    <ConfirmDialog open title={say('markPaidTitle', { count })} action={say('markPaid')} onConfirm={() => (wrong ? tryIt(true) : settle(day))} onClose={() => settle(null)}>
      <p>{say('markPaidHelp')}</p>
      <Field label={say('col_paidOn')} error={tried && wrong ? say('markPaidBadDay') : undefined}>
        {(control) => <TextInput {...control} type="date" value={day} max={today} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
