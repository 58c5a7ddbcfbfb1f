import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxItem } from '../../../../engines/cases/web/case.types.ts'
import { CaseDrawer } from '../../../../engines/cases/web/inbox/CaseDrawer.tsx'
import { useCaseBulk } from '../../../../engines/cases/web/inbox/use-case-bulk.tsx'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { mattersTexts } from './matters.texts.ts'
import './membership.css'

const kinds = ['admission', 'transfer_in', 'retention', 'retirement', 'transfer_out', 'withdrawal'] as const
const states = ['checking', 'agreed', 'filling', 'done', 'declined', 'withdrawn'] as const

/** All matters within reach: checked and approved one by one beside the list, or many at once. */
export function MattersTable() {
  const say = useTexts(mattersTexts)
  const columns = useMatterColumns()
  const [ticked, tick] = useState<readonly InboxItem[]>([])
  const { actions, note, drawer } = useCaseBulk(ticked)
  const [opened, open] = useOpened()
  // Taking and handing over belong to the inbox; here is decided.
  const deciding = actions.filter(({ key }) => key !== 'take' && key !== 'give')
  return (
    <>
      <DataTable
        tableKey="membership-matters"
        columns={columns}
        filters={[
          { key: 'state', label: say('state'), kind: 'one', options: states.map((value) => ({ value, label: say(value) })) },
          { key: 'process', label: say('kind'), kind: 'one', options: kinds.map((value) => ({ value, label: say(value) })) },
        ]}
        fetchPage={(query) => api.membership.list(listInput(query))}
        rowKey={(row) => row.caseId}
        rowLabel={(row) => row.title}
        onOpen={(row) => open(row.caseId)}
        onSelection={tick}
        bulkActions={deciding}
        {...(note ? { bulkNote: note } : {})}
        empty={{ title: say('emptyMatters'), body: say('emptyMattersBody') }}
      />
      {drawer}
      {opened && <CaseDrawer caseId={opened} onClose={() => open(null)} />}
    </>
  )
}

function listInput({ filters, cursor, limit }: TableQuery) {
  const state = states.find((each) => each === filters['state']?.[0])
  const process = kinds.find((each) => each === filters['process']?.[0])
  return { limit, ...(state ? { state } : {}), ...(process ? { process } : {}), ...(cursor ? { cursor } : {}) }
}

function useMatterColumns(): Column<InboxItem>[] {
  const say = useTexts(mattersTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const mayAdmit = useMay('members.admit')
  const letter: Column<InboxItem> = { key: 'letter', title: say('letter'), width: 120, onCard: 'none', render: (row) => <LetterLink row={row} /> }
  return [
    { key: 'person', title: say('person'), render: (row) => row.title.split('：')[0] },
    { key: 'kind', title: say('kind'), width: 160, render: (row) => words(row.processTitle) },
    { key: 'state', title: say('state'), width: 160, onCard: 'aside', render: (row) => <StateChip stateTitle={row.stateTitle} tone={row.tone} /> },
    { key: 'unit', title: say('unit'), width: 200, render: (row) => row.unitName },
    { key: 'changed', title: say('changed'), width: 180, render: (row) => formatDay(dayOf(new Date(row.at)), i18n.language) },
    ...(mayAdmit ? [letter] : []),
  ]
}

function LetterLink({ row }: { row: InboxItem }) {
  const say = useTexts(mattersTexts)
  if (row.state !== 'done' || !row.process.startsWith('transfer_')) return null
  return (
    <a
      className="ms-letter"
      href={`/api/v1/membership/matters/${row.caseId}/letter.docx`}
      download
      aria-label={say('printLetter', { title: row.title })}
      onClick={(event) => event.stopPropagation()}
    >
      <Icon name="download" /> {say('letter')}
    </a>
  )
}

/** Which matter lies open beside the list; the address remembers it. */
function useOpened(): [string | undefined, (caseId: string | null) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  return [search['case'], (caseId) => void navigate({ to: '.', search: { ...search, case: caseId ?? undefined }, replace: true, resetScroll: false })]
}
