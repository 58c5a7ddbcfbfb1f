import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { Session, Term } from '../proposals.types.ts'
import { sayUntil } from '../../../../kernel/ui/until.ts'
import { congressTexts } from './congress.texts.ts'
import { DelegatesTable } from './DelegatesTable.tsx'
import { DelegationsCard } from './DelegationsCard.tsx'
import { SessionDrawer } from './SessionDrawer.tsx'
import { TermDrawer } from './TermDrawer.tsx'
import '../proposals.css'

/** Terms, sessions, delegations and delegates: what everything about proposals stands on. */
export function CongressPage() {
  const say = useTexts(congressTexts)
  const terms = useQuery(query.proposals.terms.queryOptions({ input: {} }))
  const [adding, add] = useState(false)
  if (terms.isPending) return <SkeletonPage />
  if (terms.isError) return <ErrorState error={terms.error} onRetry={() => void terms.refetch()} />
  const { items } = terms.data
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        <Button icon="plus" onClick={() => add(true)}>
          {say('addTerm')}
        </Button>
      }
    >
      {items.length === 0 ? (
        <Card flush>
          <EmptyState
            icon="vote"
            title={say('noTerms')}
            action={
              <Button look="primary" icon="plus" onClick={() => add(true)}>
                {say('addTerm')}
              </Button>
            }
          >
            {say('noTermsBody')}
          </EmptyState>
        </Card>
      ) : (
        <Terms terms={items} />
      )}
      {adding && <TermDrawer term={null} next={items.length + 1} onClose={() => add(false)} />}
    </PageFrame>
  )
}

function Terms({ terms }: { terms: readonly Term[] }) {
  const say = useTexts(congressTexts)
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const latest = terms.toSorted((one, other) => other.fromDay.localeCompare(one.fromDay))
  const term = terms.find(({ id }) => id === search['term']) ?? latest[0]
  const [editing, edit] = useState(false)
  if (!term) return null
  return (
    <div className="tx-stack">
      <div className="pr-line">
        <span className="pr-term">
          <Select
            aria-label={say('term')}
            value={term.id}
            options={latest.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(id) => void navigate({ to: '.', search: { term: id } })}
          />
        </span>
        <Button icon="edit" onClick={() => edit(true)}>
          {say('editTerm')}
        </Button>
      </div>
      <div className="pr-columns">
        <Sessions term={term} />
        <DelegationsCard termId={term.id} />
      </div>
      <DelegatesTable key={term.id} term={term} />
      {editing && <TermDrawer term={term} next={0} onClose={() => edit(false)} />}
    </div>
  )
}

function Sessions({ term }: { term: Term }) {
  const say = useTexts(congressTexts)
  const sessions = useQuery(query.proposals.sessions.queryOptions({ input: { termId: term.id } }))
  const [editing, edit] = useState<Session | 'new' | null>(null)
  return (
    <Card
      title={say('sessions')}
      aside={
        <Button look="quiet" icon="plus" onClick={() => edit('new')}>
          {say('addSession')}
        </Button>
      }
    >
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.data?.items.length === 0 && <p className="tx-quiet">{say('noSessions')}</p>}
      <ul className="pr-list">
        {(sessions.data?.items ?? []).map((session) => (
          <li key={session.id}>
            <SessionLine session={session} onEdit={() => edit(session)} />
          </li>
        ))}
      </ul>
      {editing && <SessionDrawer term={term} session={editing === 'new' ? null : editing} next={(sessions.data?.items.length ?? 0) + 1} onClose={() => edit(null)} />}
    </Card>
  )
}

const windowTones = { before: 'neutral', open: 'ok', over: 'neutral' } as const

function SessionLine({ session, onEdit }: { session: Session; onEdit: () => void }) {
  const say = useTexts(congressTexts)
  const { i18n } = useTranslation()
  return (
    <>
      <p className="pr-line">
        <strong>{session.title}</strong>
        <Chip tone={windowTones[session.window]}>{say(`window_${session.window}`)}</Chip>
        <span className="tx-quiet">{say('proposalsCount', { count: session.proposals })}</span>
      </p>
      <p className="tx-quiet">{say('deskWindowLine', { from: formatInstant(session.collectFrom, i18n.language), until: sayUntil(session.collectUntil, i18n.language) })}</p>
      <div className="pr-actions">
        <ButtonLink icon="calendar" to={`/proposals/sessions/${session.id}`}>
          {say('openDesk')}
        </ButtonLink>
        <Button icon="edit" disabled={session.archivedAt !== null} onClick={onEdit}>
          {say('editRules')}
        </Button>
      </div>
    </>
  )
}
