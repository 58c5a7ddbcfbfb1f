import { outcomeOf } from '../../../../engines/capacity/web/desk/outcome-of.ts'
import { useReason } from '../../../../engines/capacity/web/desk/use-reason.tsx'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkAction, BulkOutcome, Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { ClubRequest, EditedClub } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { ClubFrame } from './ClubFrame.tsx'
import { deskTexts } from './desk.texts.ts'
import { useStateFilter } from './use-state-filter.ts'

const states = ['waiting', 'decided'] as const

/** Who asks to join, to be admitted or declined with the reason. */
export function RequestsPage() {
  return <ClubFrame>{(club) => <Requests club={club} />}</ClubFrame>
}

function Requests({ club }: { club: EditedClub }) {
  const say = useTexts(deskTexts)
  const { actions, dialog } = useDecisions()
  const decided = useStateFilter() === 'decided'
  const columns = useColumns(decided)
  return (
    <>
      <DataTable
        tableKey={`club-requests-${club.id}`}
        columns={columns}
        filters={[{ key: 'state', label: say('requestsState'), kind: 'one', options: states.map((value) => ({ value, label: say(`requests_${value}`) })) }]}
        fetchPage={(asked) => api.clubRoster.requests(inputOf(asked, club.id))}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        {...(club.living && !decided ? { bulkActions: actions } : {})}
        empty={{ title: say('requestsNone'), body: say('requestsNoneBody') }}
      />
      {dialog}
    </>
  )
}

function inputOf({ filters, cursor, limit }: TableQuery, unitId: string) {
  const state = states.find((one) => one === filters['state']?.[0]) ?? ('waiting' as const)
  return { unitId, state, limit, ...(cursor ? { cursor } : {}) }
}

function useColumns(decided: boolean): Column<ClubRequest>[] {
  const say = useTexts(deskTexts)
  const times = useTimes()
  return [
    { key: 'name', title: say('col_person'), width: 130, render: ({ name }) => name },
    { key: 'staffNo', title: say('col_staffNo'), width: 120, render: ({ staffNo }) => staffNo },
    { key: 'unitName', title: say('col_unit'), width: 200, render: ({ unitName }) => unitName || '—' },
    { key: 'message', title: say('col_message'), render: ({ message }) => message || '—' },
    { key: 'askedAt', title: say('col_asked2'), width: 210, render: ({ askedAt }) => times.at(askedAt) },
    ...(decided
      ? [
          { key: 'outcome', title: say('col_outcome'), width: 110, render: ({ outcome }: ClubRequest) => <Chip>{say(`outcome_${outcome ?? 'none'}`)}</Chip> },
          { key: 'reason', title: say('col_reason'), width: 200, render: ({ reason }: ClubRequest) => reason ?? '—' },
        ]
      : []),
  ]
}

function useDecisions() {
  const say = useTexts(deskTexts)
  const changed = useClubsChanged()
  const { ask, dialog } = useReason()
  const each = async (rows: readonly ClubRequest[], done: string, declined: string | null) => {
    const outcomes: BulkOutcome[] = []
    // One after another: each changes the same roster.
    for (const { id, name } of rows) outcomes.push(await outcomeOf({ key: id, label: name, done }, () => api.clubRoster.decide({ requestId: id, declined })))
    await changed()
    return outcomes
  }
  const actions: BulkAction<ClubRequest>[] = [
    { key: 'admit', label: say('admit'), run: (rows) => each(rows, say('admitted'), null) },
    {
      key: 'decline',
      label: say('decline'),
      danger: true,
      run: async (rows) => {
        const reason = await ask({ title: say('declineTitle'), action: say('decline'), label: say('reason'), danger: true })
        return reason === null ? null : each(rows, say('declined'), reason)
      },
    },
  ]
  return { actions, dialog }
}
