import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { ImportBatch } from '../members.types.ts'
import { ErrorSheetLink } from './ErrorSheetLink.tsx'
import { GiveUp } from './GiveUp.tsx'
import { importsTexts } from './imports.texts.ts'
import { inGroups } from './in-groups.ts'
import { RowsPart } from './RowsPart.tsx'
import { UnknownUnits } from './UnknownUnits.tsx'
import { useBatchStep } from './use-batch-step.ts'

/** What writing would do, what is in the way, and the button. */
export function ResultStep({ batch, onBack }: { batch: ImportBatch; onBack: () => void }) {
  const say = useTexts(importsTexts)
  return (
    <>
      {batch.unknownUnits.length > 0 && <UnknownUnits batch={batch} />}
      <p>{say('resultNext')}</p>
      <div className="im-actions">
        <Write batch={batch} />
        <ErrorSheetLink batch={batch} />
        <Button onClick={onBack}>{say('back')}</Button>
        <GiveUp batch={batch} />
      </div>
      <RowsPart batch={batch} />
    </>
  )
}

function Write({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const [asking, ask] = useState(false)
  const { create, update, conflict, error } = batch.counts
  const apply = useBatchStep(batch.id, () => api.memberImports.apply({ id: batch.id, version: batch.version }))
  const nothing = create + update === 0
  return (
    <>
      <Button look="primary" disabled={nothing} busy={apply.isPending} onClick={() => ask(true)}>
        {say(nothing ? 'nothingToWrite' : 'write')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={say('writeTitle')}
        action={say('write')}
        onConfirm={() => {
          ask(false)
          apply.mutate()
        }}
        onClose={() => ask(false)}
      >
        <p>{say('writeBody', { create: inGroups(create), update: inGroups(update), left: inGroups(conflict + error) })}</p>
        <p>{say('writeUndo')}</p>
      </ConfirmDialog>
    </>
  )
}
