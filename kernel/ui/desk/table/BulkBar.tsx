import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { toastRefusal } from '../../base/toast-refusal.ts'
import { Button } from '../../base/Button.tsx'
import { ConfirmDialog } from '../../base/ConfirmDialog.tsx'
import { useTexts } from '../../texts.ts'
import { BulkResults } from '../BulkResults.tsx'
import { deskTexts } from '../desk.texts.ts'
import type { BulkAction, BulkOutcome } from './table.types.ts'
import type { Selection } from './use-selection.ts'

interface BulkBarProps<Row> {
  actions: readonly BulkAction<Row>[]
  note: string | undefined
  selection: Selection<Row>
  onDone: () => void
}

/** What can be done with the ticked rows; afterwards each row says how it went. */
export function BulkBar<Row>({ actions, note, selection, onDone }: BulkBarProps<Row>) {
  const say = useTexts(deskTexts)
  const [asked, ask] = useState<BulkAction<Row> | null>(null)
  const [results, setResults] = useState<{ label: string; outcomes: readonly BulkOutcome[] } | null>(null)
  const run = useMutation({
    mutationFn: (action: BulkAction<Row>) => action.run(selection.rows),
    onSuccess: (outcomes, action) => {
      if (!outcomes) return
      setResults({ label: action.label, outcomes })
      onDone()
    },
    onError: toastRefusal,
    onSettled: () => ask(null),
  })
  const close = () => {
    setResults(null)
    selection.clear()
  }
  return (
    <div className="tb-bulk tx-no-print" role="region" aria-label={say('selected', { count: selection.rows.length })}>
      <strong role="status">{say('selected', { count: selection.rows.length })}</strong>
      {actions.map((action) => (
        <Button
          key={action.key}
          look={action.danger ? 'danger' : 'plain'}
          busy={run.isPending && run.variables.key === action.key}
          disabled={run.isPending}
          onClick={() => (action.confirm ? ask(action) : run.mutate(action))}
        >
          {action.label}
        </Button>
      ))}
      {note && <span className="tx-quiet">{note}</span>}
      <Button look="quiet" onClick={selection.clear}>
        {say('clearSelection')}
      </Button>
      {asked?.confirm && (
        <ConfirmDialog
          open
          title={asked.confirm.title}
          action={asked.label}
          danger={asked.danger ?? false}
          busy={run.isPending}
          onConfirm={() => run.mutate(asked)}
          onClose={() => ask(null)}
        >
          <p>{asked.confirm.body}</p>
          <p>{say('cannotUndo')}</p>
        </ConfirmDialog>
      )}
      {results && <BulkResults label={results.label} outcomes={results.outcomes} onClose={close} />}
    </div>
  )
}
