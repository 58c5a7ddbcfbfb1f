import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import type { MergeEntry } from '../members.types.ts'
import { duplicatesTexts } from './duplicates.texts.ts'

/** Merges, the latest first; each can be taken back. */
export function MergeList() {
  const say = useTexts(duplicatesTexts)
  const merges = useEndless(query.duplicates.merges, (page) => page)
  if (merges.isPending) return <SkeletonRows rows={2} />
  if (merges.isError) return <ErrorState error={merges.error} onRetry={() => void merges.refetch()} />
  const entries = merges.data.pages.flatMap((page) => page.items)
  if (entries.length === 0) return <p className="du-none tx-quiet">{say('noMerges')}</p>
  return (
    <>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {merges.hasNextPage && (
        <Button look="quiet" block busy={merges.isFetchingNextPage} onClick={() => void merges.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}

function Entry({ entry }: { entry: MergeEntry }) {
  const say = useTexts(duplicatesTexts)
  const { i18n } = useTranslation()
  const cache = useQueryClient()
  const undo = useMutation({
    mutationFn: () => api.duplicates.undo({ id: entry.id }),
    onSuccess: ({ conflicts }) => {
      toast(conflicts.length === 0 ? say('undone') : { message: say('undoKept', { count: conflicts.length, fields: listed(conflicts.map(({ label }) => label)) }), tone: 'warn' })
      void cache.invalidateQueries()
    },
    onError: toastRefusal,
  })
  const title = say('entry', { merged: entry.merged.name, mergedNo: entry.merged.staffNo, kept: entry.kept.name, keptNo: entry.kept.staffNo })
  const aside = entry.undoneAt ? (
    <span className="tx-quiet">{say('undoneAt', { at: formatInstant(entry.undoneAt, i18n.language) })}</span>
  ) : (
    <Button icon="undo" busy={undo.isPending} onClick={() => undo.mutate()}>
      {say('undo')}
    </Button>
  )
  return <ListRow title={title} hint={`${entry.by} · ${formatInstant(entry.at, i18n.language)}`} aside={aside} />
}
