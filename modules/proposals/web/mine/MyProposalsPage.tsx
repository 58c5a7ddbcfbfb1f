import { useQuery } from '@tanstack/react-query'
import type { InboxItem } from '../../../../engines/cases/web/case.types.ts'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage, SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { useMay, useShell } from '../../../../web/session.tsx'
import type { Standing } from '../proposals.types.ts'
import { useStanding } from '../use-proposal.ts'
import { mineTexts } from './mine.texts.ts'
import { MyRow } from './MyRow.tsx'
import { ProposalRowLine } from './ProposalRowLine.tsx'
import { WindowBanner } from './WindowBanner.tsx'
import '../proposals.css'

/** A delegate's own desk on the phone: what waits, what was written and where it stands, what asks for seconds. */
export function MyProposalsPage() {
  const say = useTexts(mineTexts)
  const standing = useStanding()
  if (standing.isPending) return <SkeletonPage />
  if (standing.isError) return <ErrorState error={standing.error} onRetry={() => void standing.refetch()} />
  const { delegate, session } = standing.data
  const mayWrite = delegate && session !== null && session.window !== 'over'
  return (
    <PageFrame
      title={say('title')}
      width="read"
      action={
        mayWrite && (
          <ButtonLink look="primary" icon="edit" to="/proposals/new">
            {say('write')}
          </ButtonLink>
        )
      }
    >
      <div className="tx-stack">
        <WindowBanner standing={standing.data} />
        <Waiting />
        {delegate && session && <ToSecond sessionId={session.id} />}
        <Mine standing={standing.data} />
        {delegate && <Seconded />}
        <Ways />
      </div>
    </PageFrame>
  )
}

/** Where else the proposals are, for whoever has more to do with them. */
function Ways() {
  const say = useTexts(mineTexts)
  const [maySign, mayHandle, mayRead] = [useMay('proposals.sign_off'), useMay('proposals.handle'), useMay('proposals.read')]
  return (
    <div className="pr-actions">
      {maySign && <ButtonLink to="/proposals/signing">{say('toSigning')}</ButtonLink>}
      {mayHandle && <ButtonLink to="/proposals/handling">{say('toHandling')}</ButtonLink>}
      {mayRead && <ButtonLink to="/proposals">{say('toList')}</ButtonLink>}
      <ButtonLink icon="list" to="/proposals/published">
        {say('toPublished')}
      </ButtonLink>
    </div>
  )
}

function useTodo() {
  return useQuery(query.cases.inbox.queryOptions({ input: { box: 'todo', process: 'proposal', limit: 50 } }))
}

/** What the engine waits for me in proposals, rating first. */
function Waiting() {
  const say = useTexts(mineTexts)
  const todo = useTodo()
  // One's own draft stands below, among the drafts.
  const items = (todo.data?.items ?? []).filter(({ asks }) => asks?.action !== 'openSeconding')
  if (items.length === 0) return null
  const [rate, others] = [items.filter(isRating), items.filter((item) => !isRating(item))]
  return (
    <>
      {rate.length > 0 && (
        <Card title={say('rate')} flush>
          <Rows items={rate} />
        </Card>
      )}
      {others.length > 0 && (
        <Card title={say('asks')} flush>
          <Rows items={others} />
        </Card>
      )}
    </>
  )
}

function isRating({ asks }: InboxItem): boolean {
  return asks?.action === 'rate'
}

const shownToSecond = 5

/** Those of others that any delegate may second. */
function ToSecond({ sessionId }: { sessionId: string }) {
  const say = useTexts(mineTexts)
  const { person } = useShell()
  const list = useQuery(query.proposals.list.queryOptions({ input: { sessionId, state: 'seconding', limit: 20 } }))
  const rows = (list.data?.items ?? []).filter(({ proposers }) => proposers.every(({ staffId }) => staffId !== person.staffId))
  return (
    <Card title={say('toSecond')} flush>
      {list.isPending && <SkeletonRows rows={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className="pr-inset tx-quiet">{say('toSecondNone')}</p>}
      <ul>
        {rows.slice(0, shownToSecond).map((row) => (
          <li key={row.id}>
            <ProposalRowLine row={row} tells="seconds" />
          </li>
        ))}
      </ul>
      {rows.length > shownToSecond && (
        <div className="pr-inset">
          <ButtonLink block to={`/proposals?f.state=seconding&f.session=${sessionId}`}>
            {say('toSecondMore', { count: list.data?.count ?? rows.length })}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}

const ended = ['done', 'withdrawn', 'lapsed', 'converted', 'not_accepted']

function Mine({ standing }: { standing: Standing }) {
  const say = useTexts(mineTexts)
  const filed = useQuery(query.cases.inbox.queryOptions({ input: { box: 'filed', process: 'proposal', limit: 100 } }))
  if (filed.isPending) return <SkeletonRows rows={3} />
  if (filed.isError) return <ErrorState error={filed.error} onRetry={() => void filed.refetch()} />
  const { items } = filed.data
  if (items.length === 0) {
    if (!standing.delegate) return null
    return (
      <Card flush>
        <EmptyState icon="edit" title={say('none')}>
          {say('noneBody')}
        </EmptyState>
      </Card>
    )
  }
  const parts = [
    { title: say('drafts'), rows: items.filter(({ state }) => state === 'draft') },
    { title: say('underWay'), rows: items.filter(({ state }) => state !== 'draft' && !ended.includes(state)) },
    { title: say('ended'), rows: items.filter(({ state }) => ended.includes(state)) },
  ]
  return parts.map(
    ({ title, rows }) =>
      rows.length > 0 && (
        <Card key={title} title={title} flush>
          <Rows items={rows} />
        </Card>
      ),
  )
}

const shownSeconded = 5

/** What became of those that I seconded. */
function Seconded() {
  const say = useTexts(mineTexts)
  const list = useQuery(query.proposals.list.queryOptions({ input: { myPart: 'seconder', limit: shownSeconded } }))
  const rows = list.data?.items ?? []
  if (rows.length === 0) return null
  return (
    <Card title={say('seconded')} flush>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <ProposalRowLine row={row} tells="result" />
          </li>
        ))}
      </ul>
      {list.data?.nextCursor && (
        <div className="pr-inset">
          <ButtonLink block to="/proposals?f.part=seconder">
            {say('secondedMore', { count: list.data.count })}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}

function Rows({ items }: { items: readonly InboxItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.asks?.taskId ?? item.caseId}>
          <MyRow item={item} />
        </li>
      ))}
    </ul>
  )
}
