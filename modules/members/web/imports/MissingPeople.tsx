import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import type { ImportBatch } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'

/** On the roll but not in the sheet: proposals to look at, never deletions. */
export function MissingPeople({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const missing = useEndless(query.memberImports.missing, (page) => ({ id: batch.id, limit: 50, ...page }))
  if (missing.isPending) return <SkeletonRows />
  if (missing.isError) return <ErrorState error={missing.error} onRetry={() => void missing.refetch()} />
  const people = missing.data.pages.flatMap((page) => page.items)
  if (people.length === 0) return <EmptyState title={say('noRows')} />
  return (
    <>
      <p className="im-lead">{say(seemsPartial(batch) ? 'missingPart' : 'missingLead')}</p>
      <Card flush>
        <ul>
          {people.map((person) => (
            <li key={person.staffId}>
              <ListRow title={person.name} hint={`${person.staffNo} · ${person.unitName} · ${person.membership}`} to={`/members/${person.staffId}`} />
            </li>
          ))}
        </ul>
        {missing.hasNextPage && (
          <Button look="quiet" block busy={missing.isFetchingNextPage} onClick={() => void missing.fetchNextPage()}>
            {say('more')}
          </Button>
        )}
      </Card>
    </>
  )
}

/** A sheet of one branch, or of the rows that were mended, leaves out more people than it has. */
function seemsPartial({ counts, rowsTotal }: ImportBatch): boolean {
  return rowsTotal !== null && counts.missing > rowsTotal
}
