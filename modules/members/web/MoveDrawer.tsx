import { z } from 'zod'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkOutcome } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { staffForm } from '../members.contract.ts'
import { membersTexts } from './members.texts.ts'
import { outcomesOf } from './outcomes.ts'
import { useUnitOptions } from './units.ts'

const place = z.object({ unitId: staffForm.shape.unitId, groupId: staffForm.shape.groupId })

interface MoveDrawerProps {
  people: readonly { id: string; name: string }[]
  onDone: (outcomes: BulkOutcome[]) => void
  onClose: () => void
}

/** Another branch, and a group of it, for one or for many. */
export function MoveDrawer({ people, onDone, onClose }: MoveDrawerProps) {
  const say = useTexts(membersTexts)
  const { branches, groups } = useUnitOptions()
  return (
    <FormDrawer
      title={say('moveTitle', { count: people.length })}
      action={say('moveAction')}
      schema={place}
      fields={{
        unitId: { label: say('moveTo'), widget: 'choice', options: branches },
        groupId: { label: say('moveGroup'), help: say('moveGroupHelp'), widget: 'choice', options: groups },
      }}
      onSubmit={async ({ unitId, groupId = null }, call) => {
        const { rows } = await api.members.move({ staffIds: people.map(({ id }) => id), unitId, groupId }, { context: call })
        onDone(outcomesOf(rows, say('moved')))
      }}
      onClose={onClose}
    />
  )
}
