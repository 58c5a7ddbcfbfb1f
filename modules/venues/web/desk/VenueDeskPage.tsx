import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { venuesTexts } from '../venues.texts.ts'
import type { DeskVenue } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'

const states = ['open', 'retired'] as const

/** Every venue within reach, with what waits and what is to come. */
export function VenueDeskPage() {
  const say = useTexts(deskTexts)
  const columns = useColumns()
  const create = (
    <ButtonLink look="primary" icon="plus" to="/venues/new">
      {say('create')}
    </ButtonLink>
  )
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        <>
          <ButtonLink icon="list" to="/venues/bookings">
            {say('all')}
          </ButtonLink>
          <ButtonLink icon="chart" to="/venues/usage">
            {say('usage')}
          </ButtonLink>
          {create}
        </>
      }
    >
      <DataTable
        tableKey="venues"
        columns={columns}
        filters={[{ key: 'state', label: say('col_state'), kind: 'one', options: states.map((value) => ({ value, label: say(`state_${value}`) })) }]}
        searchHint={say('search')}
        fetchPage={(asked) => api.venues.desk(inputOf(asked))}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        rowHref={({ id }) => `/venues/${id}/bookings`}
        empty={{ title: say('none'), body: say('noneBody'), action: create }}
      />
    </PageFrame>
  )
}

function useColumns(): Column<DeskVenue>[] {
  const say = useTexts(deskTexts)
  const sayVenue = useTexts(venuesTexts)
  return [
    { key: 'name', title: say('col_name'), render: (row) => row.name },
    {
      key: 'state',
      title: say('col_state'),
      width: 110,
      onCard: 'aside',
      render: (row) => <Chip tone={row.state === 'open' ? 'ok' : 'neutral'}>{say(`state_${row.state}`)}</Chip>,
    },
    { key: 'place', title: say('col_place'), width: 260, render: (row) => row.place },
    { key: 'kind', title: say('col_kind'), width: 110, render: (row) => sayVenue(`kind_${row.kind}`) },
    { key: 'units', title: say('col_units'), width: 80, align: 'end', render: (row) => row.units },
    { key: 'asked', title: say('col_asked'), width: 90, align: 'end', render: (row) => row.asked },
    { key: 'coming', title: say('col_coming'), width: 90, align: 'end', render: (row) => row.coming },
    { key: 'unit', title: say('col_unit'), width: 200, extra: true, render: (row) => row.unitName },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const state = states.find((one) => one === filters['state']?.[0])
  return { limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}), ...(state ? { state } : {}) }
}
