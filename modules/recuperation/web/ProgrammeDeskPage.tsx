import { PhaseChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { DeskItem } from './recuperation.types.ts'

/** Every programme within reach, for those who organise it, check its sign-ups or look after its money. */
export function ProgrammeDeskPage() {
  const say = useTexts(recuperationTexts)
  const mayManage = useMay('recuperation.manage')
  const create = mayManage && (
    <ButtonLink look="primary" icon="plus" to="/recuperation/new">
      {say('create')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('deskTitle')} lead={say('deskLead')} action={create}>
      <DataTable
        tableKey="recuperation"
        columns={columnsOf(say)}
        searchHint={say('search')}
        fetchPage={({ q, cursor, limit }) => api.recuperation.desk({ limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) })}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/recuperation/${row.id}/${firstFace(row, mayManage)}`}
        empty={{ title: say('deskNone'), body: say('deskNoneBody') }}
      />
    </PageFrame>
  )
}

/** A draft is edited; a branch comes for its checks; else the groups are what one looks for. */
function firstFace({ phase, mayManage, unchecked }: DeskItem, mayWork: boolean): string {
  if (phase === 'draft' && mayManage) return 'edit'
  return mayWork && unchecked > 0 ? 'checks' : 'groups'
}

function columnsOf(say: SayOf<typeof recuperationTexts>): Column<DeskItem>[] {
  return [
    { key: 'title', title: say('col_title'), render: (row) => row.title },
    { key: 'phase', title: say('col_phase'), width: 110, onCard: 'aside', render: (row) => <PhaseChip phase={row.phase} /> },
    { key: 'year', title: say('col_year'), width: 80, align: 'end', render: (row) => row.year },
    { key: 'trips', title: say('col_trips'), width: 80, align: 'end', render: (row) => row.trips },
    { key: 'taken', title: say('col_taken'), width: 130, align: 'end', render: (row) => `${row.taken} / ${row.places}` },
    { key: 'waiting', title: say('col_waiting'), width: 80, align: 'end', render: (row) => row.waiting },
    { key: 'unchecked', title: say('col_unchecked'), width: 90, align: 'end', render: (row) => row.unchecked },
    { key: 'unit', title: say('col_unit'), width: 200, render: (row) => row.unitName },
  ]
}
