import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError, unreadableCode } from '../../../../kernel/ui/api-error.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { FileDrop } from '../../../../kernel/ui/desk/files/FileDrop.tsx'
import { uploadFile } from '../../../../kernel/ui/desk/files/upload.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import { importsTexts } from './imports.texts.ts'
import { StateChip } from './StateChip.tsx'

const extensions = ['.xlsx', '.xls', '.csv']
/** What the server takes as one file. */
const maxBytes = 50 * 1024 * 1024

/** Upload a sheet, or go on with one. */
export function ImportListPage() {
  const say = useTexts(importsTexts)
  const navigate = useNavigate()
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read">
      <FileDrop
        label={say('drop')}
        extensions={extensions}
        maxBytes={maxBytes}
        upload={async (file, call) => idOf(await uploadFile(`${apiPrefix}/member-imports`, file, call))}
        onUploaded={(importId) => void navigate({ to: '/members/imports/$importId', params: { importId } })}
      />
      <Card title={say('history')} flush>
        <Imports />
      </Card>
    </PageFrame>
  )
}

function Imports() {
  const say = useTexts(importsTexts)
  const { i18n } = useTranslation()
  const imports = useEndless(query.memberImports.list, (page) => page)
  if (imports.isPending) return <SkeletonRows />
  if (imports.isError) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />
  const batches = imports.data.pages.flatMap((page) => page.items)
  if (batches.length === 0)
    return (
      <EmptyState icon="upload" title={say('empty')}>
        {say('emptyBody')}
      </EmptyState>
    )
  return (
    <>
      <ul>
        {batches.map((batch) => (
          <li key={batch.id}>
            <ListRow
              icon="file"
              title={batch.fileName}
              hint={`${batch.by} · ${formatInstant(batch.createdAt, i18n.language)}`}
              aside={<StateChip state={batch.state} />}
              to={`/members/imports/${batch.id}`}
            />
          </li>
        ))}
      </ul>
      {imports.hasNextPage && (
        <Button look="quiet" block busy={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}

function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string') return answer.id
  throw new ApiError({ code: unreadableCode, message: '' }, 502)
}
