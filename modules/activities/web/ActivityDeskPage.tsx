import { PhaseChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { DeskItem } from './activities.types.ts'
import { useWhen } from './use-when.ts'

const phases = ['draft', 'soon', 'open', 'closed', 'settled', 'cancelled'] as const

/** Every activity within reach for those who organise them. */
export function ActivityDeskPage() {
  const say = useTexts(activitiesTexts)
  const when = useWhen()
  const create = (
    <ButtonLink look="primary" icon="plus" to="/activities/new">
      {say('create')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('deskTitle')} lead={say('deskLead')} action={create}>
      <DataTable
        tableKey="activities"
        columns={columnsOf(say, when)}
        filters={[{ key: 'phase', label: say('col_phase'), kind: 'one', options: phases.map((value) => ({ value, label: say(`phase_${value}`) })) }]}
        searchHint={say('search')}
        fetchPage={(query) => api.activities.desk(inputOf(query))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/activities/${row.id}/${row.phase === 'draft' ? 'edit' : 'people'}`}
        empty={{ title: say('deskNone'), body: say('deskNoneBody') }}
      />
    </PageFrame>
  )
}

function columnsOf(say: SayOf<typeof activitiesTexts>, when: ReturnType<typeof useWhen>): Column<DeskItem>[] {
  return [
    { key: 'title', title: say('col_title'), render: (row) => row.title },
    { key: 'phase', title: say('col_phase'), width: 110, onCard: 'aside', render: (row) => <PhaseChip phase={row.phase} /> },
    { key: 'when', title: say('col_when'), width: 260, render: (row) => when(row) ?? '—' },
    { key: 'place', title: say('col_place'), width: 160, render: (row) => row.place ?? '—' },
    { key: 'taken', title: say('col_taken'), width: 110, align: 'end', render: (row) => `${row.taken} / ${row.cap ?? say('noLimit')}` },
    { key: 'waiting', title: say('col_waiting'), width: 80, align: 'end', render: (row) => row.waiting },
    { key: 'unit', title: say('col_unit'), width: 180, extra: true, render: (row) => row.unitName },
    { key: 'kind', title: say('col_kind'), width: 90, extra: true, render: (row) => say(`kind_${row.kind}`) },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const phase = phases.find((one) => one === filters['phase']?.[0])
  return { limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}), ...(phase ? { phase } : {}) }
}
