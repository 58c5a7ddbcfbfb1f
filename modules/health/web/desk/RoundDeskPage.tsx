import { PhaseChip } from '../../../../engines/capacity/web/StatusChip.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { healthTexts } from '../health.texts.ts'
import type { RoundItem } from '../health.types.ts'
import { useDaySpan } from '../use-day-span.ts'
import { healthDeskTexts } from './desk.texts.ts'
import { roundKinds } from './round-draft.ts'

/** Every round within reach, for those who organise it and those who see how many. */
export function RoundDeskPage() {
  const say = useTexts(healthDeskTexts)
  const sayRound = useTexts(healthTexts)
  const daySpan = useDaySpan()
  const mayManage = useMay('health.manage')
  const create = mayManage && (
    <ButtonLink look="primary" icon="plus" to="/health/new">
      {say('create')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('deskTitle')} lead={say(mayManage ? 'deskLead' : 'countsLead')} action={create}>
      <DataTable
        tableKey="health"
        columns={columnsOf(say, sayRound, daySpan)}
        filters={[{ key: 'kind', label: say('col_kind'), kind: 'one', options: roundKinds.map((value) => ({ value, label: sayRound(`kind_${value}`) })) }]}
        searchHint={say('search')}
        fetchPage={(query) => api.health.rounds(inputOf(query))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/health/${row.id}/${row.phase === 'draft' ? 'edit' : 'progress'}`}
        empty={{ title: say('deskNone'), ...(mayManage ? { body: say('deskNoneBody') } : {}) }}
      />
    </PageFrame>
  )
}

function columnsOf(say: SayOf<typeof healthDeskTexts>, sayRound: SayOf<typeof healthTexts>, daySpan: ReturnType<typeof useDaySpan>): Column<RoundItem>[] {
  return [
    { key: 'title', title: say('col_title'), render: (row) => row.title },
    { key: 'kind', title: say('col_kind'), width: 110, render: (row) => sayRound(`kind_${row.kind}`) },
    { key: 'phase', title: say('col_phase'), width: 110, onCard: 'aside', render: (row) => <PhaseChip phase={row.phase} /> },
    { key: 'when', title: say('col_when'), width: 300, render: (row) => (row.firstAt && row.lastAt ? daySpan(row.firstAt, row.lastAt) : '—') },
    { key: 'slots', title: say('col_slots'), width: 120, align: 'end', render: (row) => `${row.slots} / ${row.places}` },
    { key: 'picked', title: say('col_picked'), width: 130, align: 'end', render: (row) => `${row.picked} / ${row.entitled}` },
    { key: 'attended', title: say('col_attended'), width: 80, align: 'end', render: (row) => row.attended },
    { key: 'unit', title: say('col_unit'), width: 180, extra: true, render: (row) => row.unitName },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const kind = roundKinds.find((one) => one === filters['kind']?.[0])
  return { limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}), ...(kind ? { kind } : {}) }
}
