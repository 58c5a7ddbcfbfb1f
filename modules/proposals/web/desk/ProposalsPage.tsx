import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ChipButton } from '../../../../kernel/ui/base/Chip.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { ProposalRow } from '../proposals.types.ts'
import { stateKeys } from '../state-keys.ts'
import { useSessions } from '../use-proposal.ts'
import { deskListTexts } from './desk.texts.ts'
import { proposalListInput } from './list-input.ts'
import { useProposalBulk } from './use-proposal-bulk.tsx'
import { useProposalColumns } from './use-proposal-columns.tsx'
import { useProposalFilters } from './use-proposal-filters.ts'
import '../proposals.css'

type Search = Readonly<Record<string, string | undefined>>

/** The desk of the secretary and the committee: everything of a session, by state, handled one by one or together. */
export function ProposalsPage() {
  const say = useTexts(deskListTexts)
  const search: Search = useSearch({ strict: false })
  const sessionId = search['f.session']
  useCurrentSession(sessionId, search)
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={<Ways sessionId={sessionId} />}>
      {sessionId && <StateTabs sessionId={sessionId} search={search} />}
      <List sessionId={sessionId} />
    </PageFrame>
  )
}

/** Without a choice the list opens with the session that runs. */
function useCurrentSession(sessionId: string | undefined, search: Search): void {
  const navigate = useNavigate()
  const sessions = useSessions()
  const current = sessions.data?.current
  const untouched = Object.keys(search).length === 0
  useEffect(() => {
    if (untouched && !sessionId && current) void navigate({ to: '.', search: { 'f.session': current }, replace: true })
  }, [untouched, sessionId, current, navigate])
}

function Ways({ sessionId }: { sessionId: string | undefined }) {
  const say = useTexts(deskListTexts)
  const [mayManage, mayReview, mayHandle, maySign] = [useMay('proposals.manage'), useMay('proposals.review'), useMay('proposals.handle'), useMay('proposals.sign_off')]
  return (
    <>
      {mayHandle && <ButtonLink to="/proposals/handling">{say('handling')}</ButtonLink>}
      {maySign && <ButtonLink to="/proposals/signing">{say('signing')}</ButtonLink>}
      {mayReview && (
        <ButtonLink icon="vote" to={sessionId ? `/proposals/review?session=${sessionId}` : '/proposals/review'}>
          {say('reviewBoard')}
        </ButtonLink>
      )}
      {mayManage && sessionId && (
        <ButtonLink look="primary" icon="calendar" to={`/proposals/sessions/${sessionId}`}>
          {say('sessionDesk')}
        </ButtonLink>
      )}
    </>
  )
}

/** How many stand where; pressed, the list shows only those. */
function StateTabs({ sessionId, search }: { sessionId: string; search: Search }) {
  const say = useTexts(deskListTexts)
  const words = useBilingual()
  const navigate = useNavigate()
  const counts = useQuery(query.proposals.counts.queryOptions({ input: { sessionId } }))
  const current = search['f.state']
  const choose = (state: string | undefined) => void navigate({ to: '.', search: { ...search, after: undefined, 'f.state': state }, replace: true, resetScroll: false })
  const states = counts.data?.states ?? []
  if (states.length === 0) return null
  return (
    <div className="pr-tabs" role="group" aria-label={say('tabs')}>
      <ChipButton pressed={current === undefined} onPress={() => choose(undefined)}>
        {say('all', { count: states.reduce((sum, { count }) => sum + count, 0) })}
      </ChipButton>
      {states.map(({ state, title, count, overdue }) => (
        <ChipButton key={state} pressed={current === state} onPress={() => choose(current === state ? undefined : state)}>
          {say(overdue > 0 ? 'tabLate' : 'tab', { title: words(title), count, overdue })}
        </ChipButton>
      ))}
    </div>
  )
}

function List({ sessionId }: { sessionId: string | undefined }) {
  const say = useTexts(deskListTexts)
  const columns = useProposalColumns()
  const filters = useProposalFilters(sessionId)
  const [ticked, tick] = useState<readonly ProposalRow[]>([])
  const bulk = useProposalBulk(ticked)
  return (
    <>
      <DataTable
        tableKey="proposals"
        columns={columns}
        filters={filters}
        searchHint={say('searchHint')}
        fetchPage={(table) => api.proposals.list(proposalListInput(table, stateKeys))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/proposals/${row.id}`}
        onSelection={tick}
        bulkActions={bulk.actions}
        {...(bulk.note ? { bulkNote: bulk.note } : {})}
        empty={{ title: say('empty'), body: say('emptyBody') }}
      />
      {bulk.drawer}
    </>
  )
}
