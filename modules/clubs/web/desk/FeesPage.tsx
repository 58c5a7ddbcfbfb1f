import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { api, apiPrefix, query } from '../../../../web/api.ts'
import type { ClubFee, EditedClub } from '../clubs.types.ts'
import { ClubFrame } from './ClubFrame.tsx'
import { deskTexts } from './desk.texts.ts'
import { FeeDrawer } from './FeeDrawer.tsx'
import { RaiseDrawer } from './RaiseDrawer.tsx'
import { useMarkPaid } from './use-mark-paid.tsx'
import { useYear, YearSelect } from './YearSelect.tsx'

/** What members owe for a year, and what was paid: the club's own list. */
export function FeesPage() {
  const say = useTexts(deskTexts)
  const { year } = useYear()
  return (
    <ClubFrame
      renderAction={(club) => (
        <>
          <YearSelect />
          <ExportLink label={say('exportFees')} href={`${apiPrefix}/clubs/${club.id}/fees.xlsx?year=${year}`} />
        </>
      )}
    >
      {(club) => <Fees key={year} club={club} year={year} />}
    </ClubFrame>
  )
}

function Fees({ club, year }: { club: EditedClub; year: number }) {
  const say = useTexts(deskTexts)
  const columns = useColumns()
  const { actions, dialog } = useMarkPaid()
  const [opened, open] = useState<ClubFee | null>(null)
  return (
    <>
      <Sentence club={club} year={year} />
      <DataTable
        tableKey={`club-fees-${club.id}-${year}`}
        columns={columns}
        filters={[{ key: 'state', label: say('feeState'), kind: 'one', options: feeStates.map((value) => ({ value, label: say(`fee_${value}`) })) }]}
        searchHint={say('membersSearch')}
        fetchPage={(asked) => api.clubRoster.fees({ ...inputOf(asked), unitId: club.id, year })}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        {...(club.living ? { onOpen: open, bulkActions: actions } : {})}
        empty={club.living ? { title: say('feesNone', { year }), body: say('feesNoneBody') } : { title: say('feesNothing', { year }) }}
      />
      {dialog}
      {opened && <FeeDrawer fee={opened} onClose={() => open(null)} />}
    </>
  )
}

/** The year in one sentence, and who still has to be entered. */
function Sentence({ club, year }: { club: EditedClub; year: number }) {
  const say = useTexts(deskTexts)
  const [raising, raise] = useState(false)
  const read = useQuery(query.clubRoster.fees.queryOptions({ input: { unitId: club.id, year, limit: 1 } }))
  if (!read.data) return null
  const { totals, without } = read.data
  const enter = (
    <Button look="primary" icon="plus" onClick={() => raise(true)}>
      {say(totals.people === 0 ? 'raise' : 'raiseMore')}
    </Button>
  )
  return (
    <>
      {totals.people > 0 && <p>{say('feesSay', { ...totals })}</p>}
      {club.living && without > 0 && (
        <Banner tone="neutral" action={enter}>
          {say('withoutFee', { count: without })}
        </Banner>
      )}
      {raising && <RaiseDrawer club={club} year={year} onClose={() => raise(false)} />}
    </>
  )
}

const feeStates = ['open', 'paid'] as const

function useColumns(): Column<ClubFee>[] {
  const say = useTexts(deskTexts)
  const times = useTimes()
  return [
    { key: 'name', title: say('col_person'), width: 130, render: ({ name }) => name },
    { key: 'staffNo', title: say('col_staffNo'), width: 120, render: ({ staffNo }) => staffNo },
    { key: 'unitName', title: say('col_unit'), render: ({ unitName }) => unitName || '—' },
    { key: 'due', title: say('col_due'), width: 120, align: 'end', render: ({ due }) => due },
    { key: 'paid', title: say('col_paid'), width: 120, align: 'end', render: ({ paid }) => paid ?? '—' },
    { key: 'paidOn', title: say('col_paidOn'), width: 180, render: ({ paidOn }) => (paidOn === null ? '—' : times.day(paidOn)) },
    { key: 'note', title: say('col_note'), width: 180, render: ({ note }) => note || '—' },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const state = feeStates.find((one) => one === filters['state']?.[0])
  return { limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}), ...(state ? { state } : {}) }
}
