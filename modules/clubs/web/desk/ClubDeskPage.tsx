import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { clubsTexts } from '../clubs.texts.ts'
import type { DeskClub } from '../clubs.types.ts'
import { deskTexts } from './desk.texts.ts'
import { FoundDrawer } from './FoundDrawer.tsx'
import { YearSelect, useYear } from './YearSelect.tsx'
import '../clubs.css'

const states = ['living', 'dissolved'] as const

/** Every club within reach with its numbers of the year; each number opens what it counts. */
export function ClubDeskPage() {
  const say = useTexts(deskTexts)
  const mayFound = useMay('organisation.manage')
  const [founding, found] = useState(false)
  const { year } = useYear()
  const columns = useColumns(year)
  const create = mayFound && (
    <Button look="primary" icon="plus" onClick={() => found(true)}>
      {say('found')}
    </Button>
  )
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        <>
          <YearSelect />
          {create}
        </>
      }
    >
      <div className="tx-stack">
        <Totals year={year} />
        <DataTable
          tableKey={`clubs-${year}`}
          columns={columns}
          filters={[{ key: 'state', label: say('state'), kind: 'one', options: states.map((value) => ({ value, label: say(`state_${value}`) })) }]}
          searchHint={say('search')}
          fetchPage={(asked) => api.clubs.desk({ ...inputOf(asked), year })}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          rowHref={({ id }) => `/club-desk/${id}`}
          empty={{ title: say('none'), body: say('noneBody'), action: create }}
        />
        {founding && <FoundDrawer onClose={() => found(false)} />}
      </div>
    </PageFrame>
  )
}

function Totals({ year }: { year: number }) {
  const say = useTexts(deskTexts)
  const read = useQuery(query.clubs.desk.queryOptions({ input: { year, limit: 1 } }))
  const totals = read.data?.totals
  if (!totals || totals.clubs === 0) return null
  return (
    <StatRow>
      <StatTile label={say('clubs')} value={totals.clubs} />
      <StatTile label={say('people')} value={totals.people} note={say('peopleNote', { members: totals.members })} />
      <StatTile label={say('asked')} value={totals.asked} />
      <StatTile label={say('activities')} value={totals.activities} note={say('activitiesNote', { year })} />
      <StatTile label={say('planDone')} value={totals.done} unit={say('items')} note={say('planNote', { planned: totals.planned })} />
      <StatTile label={say('feesPaid')} value={totals.paid} unit={say('yuan')} note={say('feesNote', { due: totals.due })} />
    </StatRow>
  )
}

function useColumns(year: number): Column<DeskClub>[] {
  const say = useTexts(deskTexts)
  const sayClub = useTexts(clubsTexts)
  const open = (id: string, face: string, words: string | number) => <Link to={`/club-desk/${id}/${face}?year=${year}`}>{words}</Link>
  return [
    { key: 'name', title: say('col_name'), render: ({ name }) => name },
    { key: 'president', title: say('col_president'), width: 110, render: ({ president }) => president ?? '—' },
    { key: 'kind', title: say('col_kind'), width: 80, extra: true, render: ({ kind }) => sayClub(`kind_${kind}`) },
    { key: 'members', title: say('col_members'), width: 80, align: 'end', render: ({ id, members }) => <Link to={`/club-desk/${id}`}>{members}</Link> },
    { key: 'asked', title: say('col_asked'), width: 90, align: 'end', render: ({ id, asked }) => (asked === 0 ? '—' : open(id, 'requests', asked)) },
    { key: 'activities', title: say('col_activities'), width: 80, align: 'end', render: ({ id, activities }) => open(id, 'activities', activities) },
    { key: 'plan', title: say('col_plan'), width: 110, align: 'end', render: ({ id, done, planned }) => open(id, 'plan', `${done} / ${planned}`) },
    { key: 'fees', title: say('col_fees'), width: 190, align: 'end', render: ({ id, paid, due }) => open(id, 'fees', `${paid} / ${due}`) },
    {
      key: 'recruiting',
      title: say('col_recruiting'),
      width: 110,
      onCard: 'aside',
      render: ({ recruiting, living }) => {
        if (!living) return <Chip>{say('state_dissolved')}</Chip>
        return <Chip tone={recruiting ? 'ok' : 'neutral'}>{say(recruiting ? 'recruiting_yes' : 'recruiting_no')}</Chip>
      },
    },
  ]
}

function inputOf({ q, filters, limit }: TableQuery) {
  const state = states.find((one) => one === filters['state']?.[0])
  return { limit, ...(q ? { search: q } : {}), ...(state ? { state } : {}) }
}
