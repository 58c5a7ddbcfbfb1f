import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay, formatInstant } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage, SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { ProposalRowLine } from '../mine/ProposalRowLine.tsx'
import type { Session } from '../proposals.types.ts'
import { sayUntil } from '../../../../kernel/ui/until.ts'
import { useSessions } from '../use-proposal.ts'
import { ArchiveCard } from './ArchiveCard.tsx'
import { congressTexts } from './congress.texts.ts'
import { DeliveryCard } from './DeliveryCard.tsx'
import { DocumentsCard } from './DocumentsCard.tsx'
import { PublishCard } from './PublishCard.tsx'
import { SessionDrawer } from './SessionDrawer.tsx'
import '../proposals.css'

/** The secretary's desk of one session: from its window to its archive. */
export function SessionPage() {
  const { sessionId = '' } = useParams({ strict: false })
  const sessions = useSessions()
  if (sessions.isPending) return <SkeletonPage />
  if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  const session = sessions.data.items.find(({ id }) => id === sessionId)
  return session ? <Desk session={session} /> : <NoSession />
}

/** An address from an old mail, or mistyped. */
function NoSession() {
  const say = useTexts(congressTexts)
  return (
    <PageFrame title={say('deskNone')} width="read" back>
      <Card flush>
        <EmptyState icon="vote" title={say('deskNone')} action={<ButtonLink to="/proposals">{say('deskTable')}</ButtonLink>}>
          {say('deskNoneBody')}
        </EmptyState>
      </Card>
    </PageFrame>
  )
}

function Desk({ session }: { session: Session }) {
  const say = useTexts(congressTexts)
  const mayManage = useMay('proposals.manage')
  return (
    <PageFrame
      title={session.title}
      lead={say('deskLead')}
      back
      action={
        <>
          <ButtonLink icon="chart" to={`/proposals/statistics?session=${session.id}`}>
            {say('deskStatistics')}
          </ButtonLink>
          <ButtonLink icon="list" to={`/proposals?f.session=${session.id}`}>
            {say('deskTable')}
          </ButtonLink>
        </>
      }
    >
      <div className="pr-columns">
        <div className="tx-stack">
          <WindowCard session={session} mayManage={mayManage} />
          <CountsCard session={session} />
          <StuckCard session={session} />
        </div>
        <div className="tx-stack">
          {mayManage && <PublishCard session={session} />}
          <DeliveryCard session={session} mayManage={mayManage} />
          <DocumentsCard session={session} />
          {mayManage && <ArchiveCard session={session} />}
        </div>
      </div>
    </PageFrame>
  )
}

function WindowCard({ session, mayManage }: { session: Session; mayManage: boolean }) {
  const say = useTexts(congressTexts)
  const { i18n } = useTranslation()
  const [editing, edit] = useState(false)
  const terms = useQuery(query.proposals.terms.queryOptions({ input: {} }))
  const term = terms.data?.items.find(({ id }) => id === session.termId)
  return (
    <Card title={say('deskWindow')} aside={<Chip tone={session.window === 'open' ? 'ok' : 'neutral'}>{say(`window_${session.window}`)}</Chip>}>
      <p>{say('deskWindowLine', { from: formatInstant(session.collectFrom, i18n.language), until: sayUntil(session.collectUntil, i18n.language) })}</p>
      {session.heldOn && <p>{say('deskHeld', { day: formatDay(session.heldOn, i18n.language) })}</p>}
      {mayManage && session.archivedAt === null && (
        <div className="pr-actions">
          <Button icon="edit" disabled={!term} onClick={() => edit(true)}>
            {say('editRules')}
          </Button>
        </div>
      )}
      {editing && term && <SessionDrawer term={term} session={session} next={0} onClose={() => edit(false)} />}
    </Card>
  )
}

function CountsCard({ session }: { session: Session }) {
  const say = useTexts(congressTexts)
  const words = useBilingual()
  const counts = useQuery(query.proposals.counts.queryOptions({ input: { sessionId: session.id } }))
  const states = counts.data?.states ?? []
  const sum = (key: 'count' | 'overdue') => states.reduce((total, state) => total + state[key], 0)
  return (
    <Card title={say('deskCounts')} flush>
      {counts.isPending && <SkeletonRows />}
      {counts.isError && <ErrorState error={counts.error} onRetry={() => void counts.refetch()} />}
      {counts.isSuccess && <p className="pr-inset">{say('deskCountsSentence', { count: sum('count'), overdue: sum('overdue') })}</p>}
      <ul>
        {states.map(({ state, title, count, overdue }) => (
          <li key={state}>
            <ListRow
              to={`/proposals?f.session=${session.id}&f.state=${state}`}
              title={words(title)}
              aside={
                <span className="pr-line">
                  {overdue > 0 && (
                    <Chip tone="bad" icon="warning">
                      {overdue}
                    </Chip>
                  )}
                  <span>{count}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What is late, the longest first. */
function StuckCard({ session }: { session: Session }) {
  const say = useTexts(congressTexts)
  const late = useQuery(query.proposals.list.queryOptions({ input: { sessionId: session.id, overdue: true, sort: 'due', limit: 20 } }))
  return (
    <Card title={say('deskStuck')} flush>
      {late.isPending && <SkeletonRows rows={2} />}
      {late.isError && <ErrorState error={late.error} onRetry={() => void late.refetch()} />}
      {late.data?.items.length === 0 && <p className="pr-inset tx-quiet">{say('deskStuckNone')}</p>}
      <ul>
        {(late.data?.items ?? []).map((row) => (
          <li key={row.id}>
            <ProposalRowLine row={row} tells="result" />
          </li>
        ))}
      </ul>
    </Card>
  )
}
