import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkAction, BulkOutcome, Column, Filter, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import { findUnits } from '../../../../web/find-units.ts'
import type { Supervised } from '../case.types.ts'
import { CaseDue } from '../CaseDue.tsx'
import { CaseDrawer } from '../inbox/CaseDrawer.tsx'
import { useProcesses } from '../use-processes.ts'
import { oversightTexts } from './oversight.texts.ts'
import { RemindManyDrawer } from './RemindManyDrawer.tsx'
import '../inbox/inbox.css'

/** What is late or soon will be, by unit, for those who see to it. */
export function SupervisionPage() {
  const say = useTexts(oversightTexts)
  const columns = useColumns()
  const filters = useFilters()
  const { actions, drawer } = useRemindMany()
  const [opened, open] = useState<string | null>(null)
  return (
    <PageFrame title={say('supervision')} lead={say('supervisionLead')} action={<ButtonLink to="/cases/statistics">{say('toStatistics')}</ButtonLink>}>
      <DataTable
        tableKey="case-supervision"
        columns={columns}
        filters={filters}
        fetchPage={(query) => api.cases.supervise(superviseInput(query))}
        rowKey={(row) => row.taskId}
        rowLabel={(row) => row.title}
        onOpen={(row) => open(row.caseId)}
        bulkActions={actions}
        empty={{ title: say('empty'), body: say('emptyBody') }}
      />
      {drawer}
      {opened && <CaseDrawer caseId={opened} onClose={() => open(null)} />}
    </PageFrame>
  )
}

const steps = ['overdue', 'today', 'due_soon'] as const

function superviseInput({ filters, cursor, limit }: TableQuery) {
  const step = steps.find((each) => each === filters['step']?.[0])
  const process = filters['process']?.[0]
  const unitId = filters['unit']?.[0]
  return { limit, ...(step ? { step } : {}), ...(process ? { process } : {}), ...(unitId ? { unitId } : {}), ...(cursor ? { cursor } : {}) }
}

function useFilters(): Filter[] {
  const say = useTexts(oversightTexts)
  const processes = useProcesses()
  const search = async (text: string) => (await findUnits(text)).map(({ id, name }) => ({ value: id, label: name }))
  return [
    { key: 'step', label: say('step'), kind: 'one', options: steps.map((value) => ({ value, label: say(value) })) },
    { key: 'process', label: say('process'), kind: 'one', options: processes },
    { key: 'unit', label: say('unit'), kind: 'pick', single: true, search, labelOf: unitName },
  ]
}

async function unitName(id: string): Promise<string> {
  const { nodes } = await api.organisation.tree({})
  return nodes.find((node) => node.id === id)?.name ?? id
}

function useColumns(): Column<Supervised>[] {
  const say = useTexts(oversightTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  return [
    {
      key: 'title',
      title: say('colCase'),
      render: (row) => (
        <span className="ci-title">
          <span>{row.title}</span>
          <span className="ci-small">{[row.number, words(row.action)].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    { key: 'who', title: say('colWho'), width: 260, render: (row) => words(row.who) },
    { key: 'due', title: say('colDue'), width: 210, render: (row) => <CaseDue due={row} /> },
    {
      key: 'reminders',
      title: say('colReminders'),
      width: 230,
      render: (row) =>
        row.lastRemindedAt ? (
          say('reminders', { count: row.reminders, at: formatDay(dayOf(new Date(row.lastRemindedAt)), i18n.language) })
        ) : (
          <span className="tx-quiet">{say('noReminders')}</span>
        ),
    },
  ]
}

interface Asked {
  rows: readonly Supervised[]
  settle: (outcomes: BulkOutcome[] | null) => void
}

function useRemindMany(): { actions: BulkAction<Supervised>[]; drawer: ReactNode } {
  const say = useTexts(oversightTexts)
  const [asked, ask] = useState<Asked | null>(null)
  const settle = (outcomes: BulkOutcome[] | null) => {
    asked?.settle(outcomes)
    ask(null)
  }
  return {
    actions: [{ key: 'remind', label: say('remind'), run: (rows) => new Promise((settle) => ask({ rows, settle })) }],
    drawer: asked && <RemindManyDrawer rows={asked.rows} onDone={settle} onClose={() => settle(null)} />,
  }
}
