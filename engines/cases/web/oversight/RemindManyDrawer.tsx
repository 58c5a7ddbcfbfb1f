import { z } from 'zod'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Supervised } from '../case.types.ts'
import { oversightTexts } from './oversight.texts.ts'

const remindForm = z.object({ note: z.string().trim().max(500).optional() })

interface RemindManyDrawerProps {
  rows: readonly Supervised[]
  onDone: (outcomes: BulkOutcome[]) => void
  onClose: () => void
}

/** One word for many; each case is reminded of once, though several may be waited for in it. */
export function RemindManyDrawer({ rows, onDone, onClose }: RemindManyDrawerProps) {
  const say = useTexts(oversightTexts)
  const sayBase = useTexts(baseTexts)
  const remindAll = async (note: string): Promise<BulkOutcome[]> => {
    const outcomes: BulkOutcome[] = []
    for (const row of rows) {
      const outcome = { key: row.taskId, label: row.title }
      const earlier = rows.find(({ caseId }) => caseId === row.caseId)
      if (earlier !== row) {
        outcomes.push({ ...outcome, ok: true, message: say('remindedToo') })
        continue
      }
      try {
        const { told } = await api.cases.remind({ caseId: row.caseId, note })
        outcomes.push({ ...outcome, ok: told > 0, message: told > 0 ? say('told', { count: told }) : say('toldNobody') })
      } catch (error) {
        outcomes.push({ ...outcome, ok: false, message: describeError(error, sayBase).message })
      }
    }
    return outcomes
  }
  return (
    <FormDrawer
      title={say('remindTitle', { count: rows.length })}
      action={say('remind')}
      schema={remindForm}
      fields={{ note: { label: say('remindNote'), help: say('remindHelp'), widget: 'longText' } }}
      onSubmit={async ({ note }) => onDone(await remindAll(note ?? ''))}
      onClose={onClose}
    />
  )
}
