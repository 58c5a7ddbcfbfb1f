import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import { commonTexts } from '../common.texts.ts'
import type { RequestState } from '../members.types.ts'
import { requestStateWords } from '../request-state.ts'
import { RequestCard } from './RequestCard.tsx'
import { requestsTexts } from './requests.texts.ts'
import './requests.css'

const states: readonly RequestState[] = ['waiting', 'accepted', 'declined', 'withdrawn']

/** What people ask to have changed in their records, the oldest first. */
export function RequestsPage() {
  const say = useTexts(requestsTexts)
  const sayCommon = useTexts(commonTexts)
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const navigate = useNavigate()
  const state = states.find((known) => known === search['state']) ?? 'waiting'
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read">
      <div>
        <Choice
          label={say('show')}
          value={state}
          options={states.map((value) => ({ value, label: sayCommon(requestStateWords[value].key) }))}
          onChange={(next) => void navigate({ to: '.', search: { state: next }, replace: true })}
        />
      </div>
      <Requests state={state} />
    </PageFrame>
  )
}

function Requests({ state }: { state: RequestState }) {
  const say = useTexts(requestsTexts)
  const requests = useEndless(query.members.listRequests, (page) => ({ state, ...page }))
  if (requests.isPending) return <SkeletonRows />
  if (requests.isError) return <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
  const items = requests.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <Card>
        <EmptyState icon="todo" title={say(state === 'waiting' ? 'none' : 'noneOther')}>
          {state === 'waiting' && say('noneBody')}
        </EmptyState>
      </Card>
    )
  return (
    <>
      <p role="status">{say('count', { count: requests.data.pages[0]?.count ?? items.length })}</p>
      {items.map((request) => (
        <RequestCard key={request.id} request={request} />
      ))}
      {requests.hasNextPage && (
        <Button busy={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}
