import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { InboxItem } from '../../../../engines/cases/web/case.types.ts'
import { CaseDrawer } from '../../../../engines/cases/web/inbox/CaseDrawer.tsx'
import { CaseDue } from '../../../../engines/cases/web/CaseDue.tsx'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import type { ProposalRow } from '../proposals.types.ts'
import { stateKeys } from '../state-keys.ts'
import { wordsTexts } from '../words.texts.ts'
import { deskListTexts } from './desk.texts.ts'
import { proposalListInput } from './list-input.ts'
import { useProposalBulk } from './use-proposal-bulk.tsx'
import { useProposalColumns } from './use-proposal-columns.tsx'
import { useProposalFilters } from './use-proposal-filters.ts'
import '../proposals.css'

/** A handling unit's desk: what waits for it by deadline, done beside the list; below, everything it handles. */
export function HandlingPage() {
  const say = useTexts(deskListTexts)
  const [opened, open] = useState<string | null>(null)
  return (
    <PageFrame title={say('handlingTitle')} lead={say('handlingLead')}>
      <div className="tx-stack">
        <Todo onOpen={open} />
        <section aria-label={say('handlingAll')}>
          <h2 className="pr-heading">{say('handlingAll')}</h2>
          <Handled />
        </section>
      </div>
      {opened && <CaseDrawer caseId={opened} onClose={() => open(null)} />}
    </PageFrame>
  )
}

function Todo({ onOpen }: { onOpen: (caseId: string) => void }) {
  const say = useTexts(deskListTexts)
  const todo = useQuery(query.cases.inbox.queryOptions({ input: { box: 'todo', process: 'proposal', limit: 50 } }))
  return (
    <Card title={say('handlingTodo')} flush>
      {todo.isPending && <SkeletonRows rows={3} />}
      {todo.isError && <ErrorState error={todo.error} onRetry={() => void todo.refetch()} />}
      {todo.isSuccess && todo.data.items.length === 0 && (
        <EmptyState icon="ok" title={say('handlingNone')}>
          {say('handlingNoneBody')}
        </EmptyState>
      )}
      <ul>
        {(todo.data?.items ?? []).map((item) => (
          <li key={item.asks?.taskId ?? item.caseId}>
            <TodoRow item={item} onOpen={() => onOpen(item.caseId)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function TodoRow({ item, onOpen }: { item: InboxItem; onOpen: () => void }) {
  const sayWord = useTexts(wordsTexts)
  const words = useBilingual()
  return (
    <ListRow
      onPress={onOpen}
      title={item.title}
      hint={[item.number && sayWord('numbered', { number: item.number }), item.asks && words(item.asks.title)].filter(Boolean).join(' · ')}
      aside={
        <span className="pr-row-aside">
          <StateChip stateTitle={item.stateTitle} tone={item.tone} />
          <CaseDue due={item} />
        </span>
      }
    />
  )
}

function Handled() {
  const say = useTexts(deskListTexts)
  const columns = useProposalColumns()
  const filters = useProposalFilters(undefined)
  const [ticked, tick] = useState<readonly ProposalRow[]>([])
  const bulk = useProposalBulk(ticked)
  return (
    <>
      <DataTable
        tableKey="proposals-handling"
        columns={columns}
        filters={filters}
        searchHint={say('searchHint')}
        defaultSort={{ key: 'due', descending: false }}
        fetchPage={(table) => api.proposals.list({ ...proposalListInput(table, stateKeys), ...handledOnly(table.filters), handledByMe: true })}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/proposals/${row.id}`}
        onSelection={tick}
        bulkActions={bulk.actions}
        {...(bulk.note ? { bulkNote: bulk.note } : {})}
        empty={{ title: say('handlingEmpty'), body: say('handlingEmptyBody') }}
      />
      {bulk.drawer}
    </>
  )
}

const handledStates = ['assigned', 'reassigning', 'handling', 'sign_off', 'signed', 'replied', 'checking', 'escalated', 'tracked', 'done'] as const

/** From the day it was assigned; somebody who asks for other states gets those. */
function handledOnly(filters: Readonly<Record<string, readonly string[]>>) {
  return filters['state'] ? {} : { state: [...handledStates] }
}
