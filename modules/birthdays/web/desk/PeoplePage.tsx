import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { Celebrating } from '../birthdays.types.ts'
import { PhaseChip } from '../PhaseChip.tsx'
import { DeskTabs } from './DeskTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import '../birthdays.css'

const whens = ['week', 'month', 'missing'] as const

/** Who has a birthday, and what they have; this month unless asked otherwise. */
export function PeoplePage() {
  const say = useTexts(deskTexts)
  const columns = useColumns()
  const readsFiles = useMay('members.read')
  const search: Record<string, unknown> = useSearch({ strict: false })
  return (
    <PageFrame title={say('peopleTitle')} lead={say('peopleLead')}>
      <div className="tx-stack">
        <DeskTabs />
        {search['f.when'] === 'missing' && <WhatToDo />}
        <DataTable
          tableKey="birthday-people"
          columns={columns}
          filters={[{ key: 'when', label: say('when'), kind: 'one', options: whens.map((value) => ({ value, label: say(`when_${value}`) })) }]}
          searchHint={say('search')}
          fetchPage={(asked) => api.birthdays.people(inputOf(asked))}
          rowKey={({ staffId }) => staffId}
          rowLabel={({ name }) => name}
          {...(readsFiles ? { rowHref: ({ staffId }: Celebrating) => `/members/${staffId}` } : {})}
          empty={{ title: say('peopleNone') }}
        />
      </div>
    </PageFrame>
  )
}

function WhatToDo() {
  const say = useTexts(deskTexts)
  const read = useQuery(query.birthdays.overview.queryOptions({ input: {} }))
  if (!read.data) return null
  return read.data.withoutBirthDate > 0 ? <Banner tone="warn">{say('missingNote')}</Banner> : <Banner tone="ok">{say('missingNobody')}</Banner>
}

function useColumns(): Column<Celebrating>[] {
  const say = useTexts(deskTexts)
  const times = useTimes()
  return [
    { key: 'name', title: say('col_name'), width: 140, render: (row) => row.name },
    { key: 'staffNo', title: say('col_staffNo'), width: 120, render: (row) => row.staffNo },
    { key: 'birthday', title: say('col_birthday'), width: 190, render: (row) => (row.birthday === null ? '—' : times.day(row.birthday)) },
    { key: 'standing', title: say('col_standing'), width: 240, render: (row) => <Standing row={row} /> },
    { key: 'calendar', title: say('col_calendar'), width: 90, render: (row) => say(`calendar_${row.calendar}`) },
    { key: 'unit', title: say('col_unit'), render: (row) => row.unitName },
  ]
}

function Standing({ row: { phase, whyNot, dueOn } }: { row: Celebrating }) {
  const say = useTexts(deskTexts)
  const times = useTimes()
  if (phase) return <PhaseChip phase={phase} />
  if (dueOn) return say('dueOn', { day: times.day(dueOn) })
  return whyNot ? say(`why_${whyNot}`) : '—'
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const when = whens.find((one) => one === filters['when']?.[0])
  return { limit, ...(when ? { when } : {}), ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) }
}
