import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { InboxItem } from '../case.types.ts'
import { giveForm, useGiveFields } from '../form/GiveDrawer.tsx'
import { takeRows } from './act-on-rows.ts'
import { inboxTexts } from './inbox.texts.ts'

interface GiveManyDrawerProps {
  rows: readonly InboxItem[]
  onDone: (outcomes: BulkOutcome[]) => void
  onClose: () => void
}

/** Hands the ticked cases to one colleague. */
export function GiveManyDrawer({ rows, onDone, onClose }: GiveManyDrawerProps) {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  const fields = useGiveFields()
  return (
    <FormDrawer
      title={say('giveTitle', { count: rows.length })}
      action={say('give')}
      schema={giveForm}
      fields={fields}
      onSubmit={async ({ colleague }) =>
        onDone(
          await takeRows(rows, {
            staffId: colleague.id,
            taken: say('bulkTaken', { name: colleague.name }),
            notAsked: say('notAsked'),
            words,
          }),
        )
      }
      onClose={onClose}
    />
  )
}
