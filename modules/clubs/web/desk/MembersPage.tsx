import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { outcomeOf } from '../../../../engines/capacity/web/desk/outcome-of.ts'
import { useReason } from '../../../../engines/capacity/web/desk/use-reason.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkAction, BulkOutcome, Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../../web/api.ts'
import { clubsTexts } from '../clubs.texts.ts'
import type { ClubMember, EditedClub } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { useStateFilter } from './use-state-filter.ts'
import { AddMembersDrawer } from './AddMembersDrawer.tsx'
import { ClubFrame } from './ClubFrame.tsx'
import { deskTexts } from './desk.texts.ts'

const states = ['in', 'out'] as const

/** Who is in the club, and who was. */
export function MembersPage() {
  const say = useTexts(deskTexts)
  const [adding, add] = useState(false)
  return (
    <ClubFrame
      renderAction={(club) => (
        <>
          <ExportLink label={say('exportRoster')} href={`${apiPrefix}/clubs/${club.id}/members.xlsx`} />
          {club.living && (
            <Button look="primary" icon="plus" onClick={() => add(true)}>
              {say('add')}
            </Button>
          )}
        </>
      )}
    >
      {(club) => (
        <>
          <Roster club={club} />
          {adding && <AddMembersDrawer clubId={club.id} onClose={() => add(false)} />}
        </>
      )}
    </ClubFrame>
  )
}

function Roster({ club }: { club: EditedClub }) {
  const say = useTexts(deskTexts)
  const { actions, dialog } = useRosterActions()
  const over = (useStateFilter() ?? (club.living ? 'in' : 'out')) === 'out'
  const columns = useColumns(over)
  return (
    <>
      <DataTable
        tableKey={`club-members-${club.id}`}
        columns={columns}
        filters={[{ key: 'state', label: say('which'), kind: 'one', options: states.map((value) => ({ value, label: say(`which_${value}`) })) }]}
        searchHint={say('membersSearch')}
        fetchPage={(asked) => api.clubRoster.members(inputOf(asked, club))}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        {...(club.living && !over ? { bulkActions: actions } : {})}
        empty={club.living ? { title: say('membersNone'), body: say('membersNoneBody') } : { title: say('beforeNone') }}
      />
      {dialog}
    </>
  )
}

function useColumns(over: boolean): Column<ClubMember>[] {
  const say = useTexts(deskTexts)
  const sayClub = useTexts(clubsTexts)
  const { i18n } = useTranslation()
  const day = (instant: string | null) => (instant === null ? '—' : formatDay(dayOf(new Date(instant)), i18n.language))
  return [
    { key: 'name', title: say('col_person'), width: 130, render: ({ name }) => name },
    { key: 'staffNo', title: say('col_staffNo'), width: 120, render: ({ staffNo }) => staffNo },
    { key: 'unitName', title: say('col_unit'), render: ({ unitName }) => unitName || '—' },
    { key: 'joinedAt', title: say('col_joined'), width: 180, render: ({ joinedAt }) => day(joinedAt) },
    ...(over
      ? [
          { key: 'leftAt', title: say('col_left'), width: 180, render: (row: ClubMember) => day(row.leftAt) },
          { key: 'ended', title: say('col_ended'), width: 110, render: (row: ClubMember) => (row.ended ? sayClub(`ended_${row.ended}`) : '—') },
          { key: 'reason', title: say('col_reason'), render: (row: ClubMember) => row.reason ?? '—' },
        ]
      : [{ key: 'office', title: say('col_office'), width: 110, render: (row: ClubMember) => row.office ?? '—' }]),
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery, { id, living }: EditedClub) {
  const state = states.find((one) => one === filters['state']?.[0]) ?? (living ? 'in' : 'out')
  return { unitId: id, limit, state, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) }
}

function useRosterActions() {
  const say = useTexts(deskTexts)
  const changed = useClubsChanged()
  const { ask, dialog } = useReason()
  const remove: BulkAction<ClubMember> = {
    key: 'remove',
    label: say('remove'),
    danger: true,
    run: async (rows) => {
      const reason = await ask({ title: say('removeTitle'), action: say('remove'), label: say('reason'), danger: true, body: <p>{say('removeBody')}</p> })
      if (reason === null) return null
      const outcomes: BulkOutcome[] = []
      // One after another: each changes the same roster.
      for (const { id, name } of rows)
        outcomes.push(await outcomeOf({ key: id, label: name, done: say('removed') }, () => api.clubRoster.removeMember({ membershipId: id, reason })))
      await changed()
      return outcomes
    },
  }
  return { actions: [remove], dialog }
}
