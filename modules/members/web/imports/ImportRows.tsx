import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import { Changes } from '../Changes.tsx'
import type { ImportBatch, ImportRow, RowOutcome } from '../members.types.ts'
import { FixRow } from './FixRow.tsx'
import { importsTexts } from './imports.texts.ts'

/** The rows of one kind: what would change, or what is wrong and can be mended here. */
export function ImportRows({ batch, outcome }: { batch: ImportBatch; outcome: RowOutcome }) {
  const say = useTexts(importsTexts)
  const rows = useEndless(query.memberImports.rows, (page) => ({ id: batch.id, outcome, limit: 50, ...page }))
  if (rows.isPending) return <SkeletonRows />
  if (rows.isError) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
  const items = rows.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <EmptyState title={say('noRows')} />
  return (
    <Card flush>
      <ul className="im-rows" aria-label={say('rowsOf', { outcome: say(outcome) })}>
        {items.map((row) => (
          <li key={row.rowNo}>
            <Row batch={batch} row={row} />
          </li>
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button look="quiet" block busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </Card>
  )
}

function Row({ batch, row }: { batch: ImportBatch; row: ImportRow }) {
  const say = useTexts(importsTexts)
  const [fixing, fix] = useState(false)
  const canFix = batch.state === 'checked' && row.cells !== null && row.problems.length > 0
  return (
    <div className="im-row">
      <div className="im-row-head">
        <span className="tx-quiet">{say('row', { no: row.rowNo })}</span>
        <strong>{row.label}</strong>
        {row.mended && <span className="tx-quiet">{say('mended')}</span>}
        {canFix && !fixing && (
          <Button icon="edit" aria-label={say('fixTitle', { no: row.rowNo })} onClick={() => fix(true)}>
            {say('fix')}
          </Button>
        )}
      </div>
      {row.problems.length > 0 && (
        <ul className="im-problems">
          {row.problems.map((problem) => (
            <li key={`${problem.field} ${problem.message}`}>{problem.message}</li>
          ))}
        </ul>
      )}
      {row.changes.length > 0 && <Changes changes={row.changes} />}
      {fixing && <FixRow batch={batch} row={row} onDone={() => fix(false)} />}
    </div>
  )
}
