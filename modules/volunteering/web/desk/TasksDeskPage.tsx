import { useQuery } from '@tanstack/react-query'
import { PhaseChip } from '../../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { hoursText } from '../../hours/hours-text.shapes.ts'
import type { DeskTask } from '../volunteering.types.ts'
import { deskTexts } from './desk.texts.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { useYear } from './use-year.tsx'

const phases = ['draft', 'soon', 'open', 'closed', 'settled', 'cancelled'] as const

/** This year in four numbers, and every task within reach. */
export function TasksDeskPage() {
  const say = useTexts(deskTexts)
  const times = useTimes()
  const { years } = useYear()
  return (
    <DeskFrame>
      <Figures />
      <DataTable
        tableKey="volunteer-tasks"
        columns={columnsOf(say, times)}
        filters={[
          { key: 'phase', label: say('col_phase'), kind: 'one', options: phases.map((value) => ({ value, label: say(`phase_${value}`) })) },
          { key: 'year', label: say('year'), kind: 'one', options: years.map((year) => ({ value: String(year), label: say('ofYear', { year }) })) },
        ]}
        searchHint={say('searchTasks')}
        fetchPage={(asked) => api.volunteerTasks.desk(inputOf(asked))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/volunteering/tasks/${row.id}${row.phase === 'draft' ? '/edit' : ''}`}
        empty={{ title: say('noTasks'), body: say('noTasksBody'), action: <ButtonLink to="/volunteering-desk/teams">{say('toTeams')}</ButtonLink> }}
      />
    </DeskFrame>
  )
}

function Figures() {
  const say = useTexts(deskTexts)
  const read = useQuery(query.volunteerHours.figures.queryOptions({ input: {} }))
  if (!read.data) return null
  const { year, people, teams, tasks, quarters } = read.data
  return (
    <section aria-label={say('figures', { year })}>
      <StatRow>
        <StatTile label={say('fig_people')} value={people} unit={say('unit_people')} to="/volunteering-desk/honours" />
        <StatTile label={say('fig_teams')} value={teams} unit={say('unit_teams')} to="/volunteering-desk/teams?f.state=active" />
        <StatTile label={say('fig_tasks')} value={tasks} unit={say('unit_tasks')} to={`/volunteering-desk?f.phase=settled&f.year=${year}`} />
        <StatTile label={say('fig_hours')} value={hoursText(quarters)} unit={say('unit_hours')} to="/volunteering-desk/hours" />
      </StatRow>
    </section>
  )
}

function columnsOf(say: SayOf<typeof deskTexts>, times: ReturnType<typeof useTimes>): Column<DeskTask>[] {
  return [
    { key: 'title', title: say('col_task'), render: (row) => row.title },
    {
      key: 'phase',
      title: say('col_phase'),
      width: 120,
      onCard: 'aside',
      render: (row) => (row.certified ? <Chip tone="ok">{say('certified')}</Chip> : <PhaseChip phase={row.phase} />),
    },
    { key: 'when', title: say('col_when'), width: 260, render: (row) => (row.startsAt ? times.span(row.startsAt, row.endsAt) : '—') },
    { key: 'team', title: say('col_team'), width: 180, render: (row) => row.teamName },
    { key: 'taken', title: say('col_taken'), width: 110, align: 'end', render: (row) => `${row.taken} / ${row.cap ?? '—'}` },
    { key: 'came', title: say('col_came'), width: 80, align: 'end', render: (row) => row.came },
    { key: 'counts', title: say('col_counts'), width: 120, align: 'end', render: (row) => hoursText(row.quarters) },
    { key: 'place', title: say('col_place'), width: 180, extra: true, render: (row) => row.place ?? '—' },
    { key: 'unit', title: say('col_unit'), width: 180, extra: true, render: (row) => row.unitName },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const year = Number(filters['year']?.[0])
  const phase = phases.find((one) => one === filters['phase']?.[0])
  return { limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}), ...(phase ? { phase } : {}), ...(year > 0 ? { year } : {}) }
}
