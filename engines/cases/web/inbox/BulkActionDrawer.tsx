import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { CaseAction, InboxItem } from '../case.types.ts'
import { useReadForm } from '../form/use-read-form.ts'
import { actOnRows } from './act-on-rows.ts'
import { inboxTexts } from './inbox.texts.ts'

interface BulkActionDrawerProps {
  action: CaseAction
  rows: readonly InboxItem[]
  onDone: (outcomes: BulkOutcome[]) => void
  onClose: () => void
}

const noKit = {}

/** Filled in once, for all the ticked cases. */
export function BulkActionDrawer({ action, rows, onDone, onClose }: BulkActionDrawerProps) {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  const { schema, fields, initial } = useReadForm(action, { view: null, kit: noKit })
  const label = words(action.title)
  return (
    <FormDrawer
      title={say('bulkTitle', { action: label, count: rows.length })}
      action={label}
      schema={schema}
      fields={fields}
      initial={initial}
      onSubmit={async (input) => onDone(await actOnRows(rows, { action: action.name, input, done: say('bulkDone'), words }))}
      onClose={onClose}
    />
  )
}
