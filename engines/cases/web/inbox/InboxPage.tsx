import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { InboxItem } from '../case.types.ts'
import { useProcesses } from '../use-processes.ts'
import { BoxChoice } from './BoxChoice.tsx'
import { useBox, type Box } from './boxes.ts'
import { CaseDrawer } from './CaseDrawer.tsx'
import { inboxTexts } from './inbox.texts.ts'
import { useCaseBulk } from './use-case-bulk.tsx'
import { useInboxColumns } from './use-inbox-columns.tsx'

/** Everything of mine that runs through a process: found, opened beside the list, done one by one or many at once. */
export function InboxPage() {
  const say = useTexts(inboxTexts)
  const [box, choose] = useBox()
  useProcessOfAddress()
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        <>
          <ButtonLink to="/cases/delegations">{say('delegations')}</ButtonLink>
          <ButtonLink to="/cases/templates">{say('templates')}</ButtonLink>
        </>
      }
    >
      <BoxChoice box={box} onChange={choose} />
      <BoxTable key={box} box={box} />
    </PageFrame>
  )
}

function BoxTable({ box }: { box: Box }) {
  const say = useTexts(inboxTexts)
  const columns = useInboxColumns(box)
  const processes = useProcesses()
  const [ticked, tick] = useState<readonly InboxItem[]>([])
  const bulk = useCaseBulk(ticked)
  const [opened, open] = useOpened()
  const waits = box === 'todo' || box === 'delegated'
  return (
    <>
      <DataTable
        tableKey={`cases-${box}`}
        columns={columns}
        filters={[
          { key: 'process', label: say('process'), kind: 'one', options: processes },
          ...(waits ? [{ key: 'due', label: say('due'), kind: 'one' as const, options: dueGroups.map((value) => ({ value, label: say(value) })) }] : []),
        ]}
        fetchPage={(query) => api.cases.inbox(inboxInput(box, query))}
        rowKey={(row) => row.asks?.taskId ?? row.caseId}
        rowLabel={(row) => row.title}
        onOpen={(row) => open(row.caseId)}
        {...(waits ? { onSelection: tick, bulkActions: bulk.actions, ...(bulk.note ? { bulkNote: bulk.note } : {}) } : {})}
        empty={{ title: say(`empty_${box}`), body: say(`emptyBody_${box}`) }}
      />
      {bulk.drawer}
      {opened && <CaseDrawer caseId={opened} onClose={() => open(null)} />}
    </>
  )
}

const dueGroups = ['overdue', 'today', 'week', 'later'] as const

function inboxInput(box: Box, { filters, cursor, limit }: TableQuery) {
  const process = filters['process']?.[0]
  const due = dueGroups.find((group) => group === filters['due']?.[0])
  return { box, limit, ...(process ? { process } : {}), ...(due ? { due } : {}), ...(cursor ? { cursor } : {}) }
}

/** Which case lies open beside the list; the address remembers it. */
function useOpened(): [string | undefined, (caseId: string | null) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  return [search['case'], (caseId) => void navigate({ to: '.', search: { ...search, case: caseId ?? undefined }, replace: true, resetScroll: false })]
}

/** The home page names a process in the address: here it is the list's filter. */
function useProcessOfAddress(): void {
  const { process, ...search }: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  useEffect(() => {
    if (process) void navigate({ to: '.', search: { ...search, 'f.process': process }, replace: true })
  })
}
