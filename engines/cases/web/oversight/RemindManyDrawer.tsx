import { z } from 'zod'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
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
  const words = useBilingual()
  const remindAll = async (note: string): Promise<BulkOutcome[]> => {
    const { results } = await api.cases.remindMany({ caseIds: [...new Set(rows.map((row) => row.caseId))], note })
    const resultOf = new Map(results.map((result) => [result.caseId, result]))
    return rows.map((row) => {
      const outcome = { key: row.taskId, label: row.title }
      const result = resultOf.get(row.caseId)
      if (!result || result.error) return { ...outcome, ok: false, message: result?.error ? words(result.error.text) : say('toldNobody') }
      if (rows.find(({ caseId }) => caseId === row.caseId) !== row) return { ...outcome, ok: true, message: say('remindedToo') }
      return { ...outcome, ok: result.told > 0, message: result.told > 0 ? say('told', { count: result.told }) : say('toldNobody') }
    })
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
