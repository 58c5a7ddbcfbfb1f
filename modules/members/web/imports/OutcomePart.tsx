import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { ImportBatch } from '../members.types.ts'
import { ErrorSheetLink } from './ErrorSheetLink.tsx'
import { importsTexts } from './imports.texts.ts'
import { inGroups } from './in-groups.ts'
import { KeptPeople } from './KeptPeople.tsx'
import { RowsPart } from './RowsPart.tsx'
import { useBatchStep } from './use-batch-step.ts'

/** What became of an import: written and still to be undone, undone, or put away. */
export function OutcomePart({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  if (batch.state === 'applied') return <Written batch={batch} />
  if (batch.state === 'cancelled') return <Banner tone="neutral">{say('givenUp')}</Banner>
  return (
    <>
      <Banner tone="ok" title={say('undoneTitle')}>
        {batch.counts.kept === 0 ? say('undoneBody') : say('keptTitle', { count: batch.counts.kept })}
      </Banner>
      {batch.counts.kept > 0 && <KeptPeople batch={batch} />}
    </>
  )
}

function Written({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const { create, update, error, conflict } = batch.counts
  return (
    <>
      <Banner tone="ok" title={say('doneTitle')}>
        <p>{say('doneBody', { create: inGroups(create), update: inGroups(update) })}</p>
        <p>{say('doneNext')}</p>
      </Banner>
      {error + conflict > 0 && (
        <Banner tone="warn" title={say('heldTitle', { count: error + conflict })}>
          {say('heldBody')}
        </Banner>
      )}
      <div className="im-actions">
        <Link to="/members" search={{ 'f.membership': 'none' }} className="tx-button tx-button-primary">
          {say('toNotYet')}
        </Link>
        <Link to="/members" className="tx-button tx-button-plain">
          {say('toList')}
        </Link>
        <ErrorSheetLink batch={batch} />
        {batch.canUndo && <Undo batch={batch} />}
      </div>
      <RowsPart batch={batch} />
    </>
  )
}

function Undo({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const [asking, ask] = useState(false)
  const undo = useBatchStep(batch.id, () => api.memberImports.undo({ id: batch.id, version: batch.version }))
  return (
    <>
      <Button icon="undo" busy={undo.isPending} onClick={() => ask(true)}>
        {say('undo')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={say('undoTitle')}
        action={say('undo')}
        danger
        onConfirm={() => {
          ask(false)
          undo.mutate()
        }}
        onClose={() => ask(false)}
      >
        <p>{say('undoBody')}</p>
      </ConfirmDialog>
    </>
  )
}
