import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../../web/api.ts'
import { hoursText } from '../../hours/hours-text.shapes.ts'
import type { LedgerItem } from '../volunteering.types.ts'
import { deskTexts } from './desk.texts.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { useYear } from './use-year.tsx'

const kinds = ['certified', 'correction', 'merge'] as const

/** Every entry of the ledger, as it was written. */
export function LedgerPage() {
  const say = useTexts(deskTexts)
  const times = useTimes()
  const { year, choice } = useYear()
  return (
    <DeskFrame>
      <div className="vo-year">{choice}</div>
      <DataTable
        key={year}
        tableKey={`volunteer-hours-${year}`}
        columns={columnsOf(say, times)}
        filters={[{ key: 'kind', label: say('col_kind'), kind: 'one', options: kinds.map((value) => ({ value, label: say(`kind_${value}`) })) }]}
        searchHint={say('searchLedger')}
        fetchPage={({ cursor, limit, ...asked }) => api.volunteerHours.ledger({ year, limit, ...inputOf(asked), ...(cursor ? { cursor } : {}) })}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.name} · ${row.title}`}
        rowHref={(row) => `/volunteering/tasks/${row.taskId}/hours`}
        exportHref={(asked) => `${apiPrefix}/volunteering/hours/hours.xlsx?${new URLSearchParams({ year: String(year), ...inputOf(asked) }).toString()}`}
        empty={{ title: say('noHours'), body: say('noHoursBody') }}
      />
    </DeskFrame>
  )
}

function columnsOf(say: SayOf<typeof deskTexts>, times: ReturnType<typeof useTimes>): Column<LedgerItem>[] {
  return [
    { key: 'person', title: say('col_person'), width: 170, render: (row) => `${row.name} ${row.staffNo}` },
    { key: 'day', title: say('col_day'), width: 170, render: (row) => times.day(row.servedOn) },
    { key: 'task', title: say('col_task'), render: (row) => row.title },
    { key: 'team', title: say('col_team'), width: 180, render: (row) => row.teamName },
    { key: 'amount', title: say('col_amount'), width: 110, align: 'end', render: (row) => hoursText(row.quarters) },
    { key: 'kind', title: say('col_kind'), width: 100, onCard: 'aside', render: (row) => <Chip tone={row.kind === 'certified' ? 'ok' : 'warn'}>{say(`kind_${row.kind}`)}</Chip> },
    { key: 'by', title: say('col_by'), width: 100, render: (row) => row.by },
    { key: 'reason', title: say('col_reason'), width: 180, extra: true, render: (row) => row.reason ?? '—' },
    { key: 'branch', title: say('col_branch'), width: 200, extra: true, render: (row) => row.unitName },
  ]
}

function inputOf({ q, filters }: Pick<TableQuery, 'q' | 'filters'>) {
  const kind = kinds.find((one) => one === filters['kind']?.[0])
  return { ...(q ? { search: q } : {}), ...(kind ? { kind } : {}) }
}
