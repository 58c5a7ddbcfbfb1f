import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { hoursText } from '../../hours/hours-text.shapes.ts'
import type { TeamItem } from '../volunteering.types.ts'
import { deskTexts } from './desk.texts.ts'
import { DeskFrame } from './DeskFrame.tsx'

const states = ['active', 'disbanded'] as const

/** Every team, with its people and what they served this year. */
export function TeamsDeskPage() {
  const say = useTexts(deskTexts)
  const create = (
    <ButtonLink look="primary" icon="plus" to="/volunteering-desk/teams/new">
      {say('newTeam')}
    </ButtonLink>
  )
  return (
    <DeskFrame action={create}>
      <DataTable
        tableKey="volunteer-teams"
        columns={columnsOf(say)}
        filters={[{ key: 'state', label: say('col_state'), kind: 'one', options: states.map((value) => ({ value, label: say(`state_${value}`) })) }]}
        searchHint={say('searchTeams')}
        fetchPage={(asked) => api.volunteerTeams.list(inputOf(asked))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        rowHref={(row) => `/volunteering/teams/${row.id}`}
        empty={{ title: say('noTeams'), body: say('noTeamsBody'), action: create }}
      />
    </DeskFrame>
  )
}

function columnsOf(say: SayOf<typeof deskTexts>): Column<TeamItem>[] {
  return [
    { key: 'name', title: say('col_name'), render: (row) => row.name },
    { key: 'unit', title: say('col_unit'), width: 220, render: (row) => row.unitName },
    { key: 'leader', title: say('col_leader'), width: 120, render: (row) => row.leaderName },
    { key: 'members', title: say('col_members'), width: 90, align: 'end', render: (row) => row.members },
    { key: 'hours', title: say('col_hours'), width: 140, align: 'end', render: (row) => hoursText(row.quarters) },
    { key: 'joining', title: say('col_joining'), width: 130, render: (row) => say(`joining_${row.joining}`) },
    {
      key: 'state',
      title: say('col_state'),
      width: 110,
      onCard: 'aside',
      render: (row) => <Chip tone={row.state === 'active' ? 'ok' : 'neutral'}>{say(`state_${row.state}`)}</Chip>,
    },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const state = states.find((one) => one === filters['state']?.[0])
  return { kept: 'yes' as const, limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}), ...(state ? { state } : {}) }
}
