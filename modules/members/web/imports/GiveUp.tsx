import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { ImportBatch } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'
import { useBatchStep } from './use-batch-step.ts'

/** Puts away an import that changed nothing yet. */
export function GiveUp({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const cancel = useBatchStep(batch.id, async () => {
    const cancelled = await api.memberImports.cancel({ id: batch.id, version: batch.version })
    toast(say('givenUp'))
    return cancelled
  })
  return (
    <Button look="quiet" busy={cancel.isPending} onClick={() => cancel.mutate()}>
      {say('giveUp')}
    </Button>
  )
}
