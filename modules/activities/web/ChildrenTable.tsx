import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import type { ChildRow } from './activities.types.ts'
import { childrenTexts } from './children.texts.ts'

/** The children of a class: opened on purpose, for each look is recorded. */
export function ChildrenTable({ activityId }: { activityId: string }) {
  const say = useTexts(childrenTexts)
  const [shown, show] = useState(false)
  return (
    <Card title={say('list')}>
      <div className="tx-stack">
        <p className="tx-note">{say('listNote')}</p>
        {shown ? (
          <Rows activityId={activityId} />
        ) : (
          <div>
            <Button icon="eye" onClick={() => show(true)}>
              {say('show')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function Rows({ activityId }: { activityId: string }) {
  const say = useTexts(childrenTexts)
  // What is so personal is not read again behind anybody's back.
  const read = useQuery(query.activities.children.queryOptions({ input: { id: activityId }, refetchOnWindowFocus: false, staleTime: Infinity, gcTime: 0 }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  if (items.length === 0) return <EmptyState icon="people" title={say('none')} />
  return (
    <ScrollBox label={say('list')}>
      <table className="tx-table ac-sheet ac-children">
        <thead>
          <tr>
            {(['child', 'age', 'emergency', 'collectedBy', 'notes', 'parent'] as const).map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Row key={row.enrolmentId} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Row({ row: { child, parent, unitName } }: { row: ChildRow }) {
  const say = useTexts(childrenTexts)
  const times = useTimes()
  return (
    <tr>
      <th scope="row">{child?.name ?? <span className="tx-note">{say('notTold')}</span>}</th>
      <td>{[child?.bornOn && times.day(child.bornOn), child?.grade].filter(Boolean).join(' · ')}</td>
      <td>{child?.emergency}</td>
      <td>{child?.collectedBy}</td>
      <td>{child?.notes}</td>
      <td>
        {parent}
        <span className="tx-note">{unitName}</span>
      </td>
    </tr>
  )
}
