import { useQuery } from '@tanstack/react-query'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkOutcome, Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { outcomeOf } from '../desk/outcome-of.ts'
import { useReason } from '../desk/use-reason.tsx'
import { useTimes } from '../use-times.ts'
import { afterTexts } from './after.texts.ts'
import type { NoShow } from './checkin.types.ts'
import { PersonLines } from './PersonLines.tsx'
import { useCheckinChanged } from './use-checkin-changed.ts'

/** Who had a place and did not come, what that costs, and who had a reason. */
export function NoShowTable({ offerId }: { offerId: string }) {
  const say = useTexts(afterTexts)
  const columns = useColumns()
  const changed = useCheckinChanged()
  const { ask, dialog } = useReason()
  const excuse = async (rows: readonly NoShow[]): Promise<BulkOutcome[] | null> => {
    const reason = await ask({ title: say('excuseTitle'), action: say('excuse'), label: say('excuseReason'), body: <p>{say('excuseBody')}</p> })
    if (reason === null) return null
    const work = ({ enrolmentId, name }: NoShow) =>
      outcomeOf({ key: enrolmentId, label: name, done: say('excuseDone') }, () => api.checkin.excuse({ offerId, enrolmentId, reason }))
    const outcomes = await Promise.all(rows.map(work))
    await changed()
    return outcomes
  }
  return (
    <>
      <Consequences offerId={offerId} />
      <DataTable
        tableKey={`no-shows-${offerId}`}
        columns={columns}
        fetchPage={({ limit, cursor }) => api.checkin.noShows({ offerId, limit, ...(cursor ? { cursor } : {}) })}
        rowKey={({ enrolmentId }) => enrolmentId}
        rowLabel={({ name }) => name}
        bulkActions={[{ key: 'excuse', label: say('excuse'), run: excuse }]}
        empty={{ title: say('noShowsNone'), body: say('noShowsNoneBody') }}
      />
      {dialog}
    </>
  )
}

/** What being absent costs by the rules of the offer. */
export function Consequences({ offerId }: { offerId: string }) {
  const say = useTexts(afterTexts)
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId } }))
  if (!read.data) return null
  const { noShowDays, programme, tagProgrammes } = read.data.rules
  const used = [...(programme ? [programme] : []), ...Object.values(tagProgrammes)].filter(({ noShowUses }) => noShowUses)
  const costs = [noShowDays !== null && say('costsDays', { days: noShowDays }), ...used.map(({ key }) => say('costsUse', { key }))].filter(Boolean)
  return <Banner tone="neutral">{costs.length === 0 ? say('costsNothing') : costs.join('')}</Banner>
}

function useColumns(): Column<NoShow>[] {
  const say = useTexts(afterTexts)
  const times = useTimes()
  return [
    { key: 'person', title: say('colPerson'), render: (row) => <PersonLines person={row} /> },
    { key: 'unit', title: say('colUnit'), render: ({ unitName }) => unitName },
    { key: 'at', title: say('colAt'), width: 220, render: ({ at }) => times.at(at) },
    {
      key: 'state',
      title: say('colState'),
      onCard: 'aside',
      render: ({ excuse }) =>
        excuse === null ? (
          <Chip tone="warn" icon="warning">
            {say('stands')}
          </Chip>
        ) : (
          <Chip tone="ok" icon="ok" title={excuse}>
            {`${say('excused')} · ${excuse}`}
          </Chip>
        ),
    },
  ]
}
