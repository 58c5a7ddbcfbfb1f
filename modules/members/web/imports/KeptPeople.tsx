import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import type { ImportBatch } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'

/** Whom the undo left as they are. Past its day an import keeps their number only. */
export function KeptPeople({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const kept = useEndless(query.memberImports.kept, (page) => ({ id: batch.id, limit: 50, ...page }))
  if (kept.isPending) return <SkeletonRows />
  if (kept.isError) return <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />
  const people = kept.data.pages.flatMap((page) => page.items)
  if (people.length === 0) return null
  return (
    <Card title={say('keptList')} flush>
      <ul>
        {people.map((person) => (
          <li key={person.staffId}>
            <ListRow title={person.name} hint={`${person.staffNo} · ${person.reason}`} to={`/members/${person.staffId}`} />
          </li>
        ))}
      </ul>
      {kept.hasNextPage && (
        <Button look="quiet" block busy={kept.isFetchingNextPage} onClick={() => void kept.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </Card>
  )
}
