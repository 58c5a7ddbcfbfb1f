import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { CaseAction, CaseKit, CaseView, InboxItem } from '../case.types.ts'
import { useReadForm } from '../form/use-read-form.ts'
import { useCaseKit } from '../kits.ts'
import { actOnRows } from './act-on-rows.ts'
import { inboxTexts } from './inbox.texts.ts'

interface BulkActionDrawerProps {
  action: CaseAction
  /** One of the cases, which speaks for all in the module's own inputs. */
  view: CaseView
  rows: readonly Pick<InboxItem, 'caseId' | 'version'>[]
  onDone: (outcomes: BulkOutcome[]) => void
  onClose: () => void
}

/** Filled in once, for all the ticked cases. */
export function BulkActionDrawer(props: BulkActionDrawerProps) {
  const kit = useCaseKit(props.view)
  return kit && <BulkForm {...props} kit={kit} />
}

function BulkForm({ action, view, kit, rows, onDone, onClose }: BulkActionDrawerProps & { kit: CaseKit }) {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  const { schema, fields, initial } = useReadForm(action, { view, kit })
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
