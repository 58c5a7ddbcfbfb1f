import { useState } from 'react'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, Filter, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../../web/api.ts'
import { hoursText } from '../../hours/hours-text.shapes.ts'
import type { RankedPerson, RankedTeam } from '../volunteering.types.ts'
import { deskTexts } from './desk.texts.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { ThresholdCard, useThreshold } from './ThresholdCard.tsx'
import { useYear } from './use-year.tsx'

const lists = ['people', 'teams'] as const
type List = (typeof lists)[number]

/** Members and teams by hours within a year; the same hours share a rank. */
export function HonoursPage() {
  const say = useTexts(deskTexts)
  const { year, choice } = useYear()
  const [of, choose] = useState<List>('people')
  return (
    <DeskFrame action={<ExportLink href={`${apiPrefix}/volunteering/honours/${year}/honours.xlsx`} />}>
      <div className="tx-two">
        {choice}
        <div className="vo-list-choice">
          <Choice label={say('of')} value={of} options={lists.map((value) => ({ value, label: say(`of_${value}`) }))} onChange={choose} />
        </div>
      </div>
      <ThresholdCard of={of} year={year} />
      {of === 'people' ? <People key={year} year={year} /> : <Teams key={year} year={year} />}
    </DeskFrame>
  )
}

function People({ year }: { year: number }) {
  const say = useTexts(deskTexts)
  const least = useThreshold({ of: 'people', year })
  return (
    <DataTable
      tableKey={`volunteer-people-${year}`}
      columns={[
        nameColumn<RankedPerson>(say, { title: say('col_person'), nameOf: (row) => `${row.name} ${row.staffNo}` }),
        { key: 'unit', title: say('col_branch'), width: 240, render: (row) => row.unitName },
        ...sumColumns<RankedPerson>(say, least),
      ]}
      filters={filtersOf(say)}
      searchHint={say('searchHonours')}
      fetchPage={(asked) => api.volunteerHours.people({ year, ...inputOf(asked) })}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      empty={{ title: say('noHonours'), body: say('noHonoursBody') }}
    />
  )
}

function Teams({ year }: { year: number }) {
  const say = useTexts(deskTexts)
  const least = useThreshold({ of: 'teams', year })
  return (
    <DataTable
      tableKey={`volunteer-honoured-teams-${year}`}
      columns={[
        nameColumn<RankedTeam>(say, { title: say('col_name'), nameOf: (row) => row.name }),
        { key: 'leader', title: say('col_leader'), width: 120, render: (row) => row.leaderName },
        { key: 'people', title: say('col_took'), width: 100, align: 'end', render: (row) => row.people },
        ...sumColumns<RankedTeam>(say, least),
      ]}
      filters={filtersOf(say)}
      searchHint={say('searchHonours')}
      fetchPage={(asked) => api.volunteerHours.teams({ year, ...inputOf(asked) })}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => `/volunteering/teams/${row.id}`}
      empty={{ title: say('noHonours'), body: say('noHonoursBody') }}
    />
  )
}

type Ranked = Pick<RankedPerson, 'rank' | 'tied' | 'tasks' | 'quarters'>

/** The rank stands before the name: on a phone both are the title of the card. */
function nameColumn<Row extends Ranked>(say: SayOf<typeof deskTexts>, { title, nameOf }: { title: string; nameOf: (row: Row) => string }): Column<Row> {
  return {
    key: 'name',
    title: `${say('col_rank')} · ${title}`,
    render: (row) => (
      <span className="vo-ranked">
        <span className="vo-rank">{row.tied ? say('tied', { rank: row.rank }) : row.rank}</span>
        <span>{nameOf(row)}</span>
      </span>
    ),
  }
}

function sumColumns<Row extends Ranked>(say: SayOf<typeof deskTexts>, least: number | null): Column<Row>[] {
  return [
    { key: 'tasks', title: say('col_tasks'), width: 100, align: 'end', render: (row) => row.tasks },
    { key: 'amount', title: say('col_amount'), width: 120, align: 'end', render: (row) => hoursText(row.quarters) },
    {
      key: 'reached',
      title: say('col_reached'),
      width: 110,
      onCard: 'aside',
      render: (row) =>
        least !== null && row.quarters >= least ? (
          <Chip tone="ok" icon="award">
            {say('reached')}
          </Chip>
        ) : (
          '—'
        ),
    },
  ]
}

function filtersOf(say: SayOf<typeof deskTexts>): Filter[] {
  return [{ key: 'reached', label: say('onlyReached'), kind: 'one', options: [{ value: 'yes', label: say('yes') }] }]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  return { limit, ...(q ? { search: q } : {}), ...(filters['reached']?.[0] === 'yes' ? { reached: 'yes' as const } : {}), ...(cursor ? { cursor } : {}) }
}
