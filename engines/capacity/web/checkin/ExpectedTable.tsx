import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkOutcome, Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { useTimes } from '../use-times.ts'
import { checkinTexts } from './checkin.texts.ts'
import type { Expected, Point } from './checkin.types.ts'
import { PersonLines } from './PersonLines.tsx'
import { useCheckinChanged } from './use-checkin-changed.ts'

/** Who is expected and who came; a signed list is entered by ticking. */
export function ExpectedTable({ point }: { point: Point }) {
  const say = useTexts(checkinTexts)
  const words = useBilingual()
  const changed = useCheckinChanged()
  const columns = useColumns()
  const tick = async (rows: readonly Expected[]): Promise<BulkOutcome[]> => {
    const done = await api.checkin.signList({ pointId: point.id, enrolmentIds: rows.map(({ enrolmentId }) => enrolmentId) })
    await changed()
    return rows.map((row) => {
      const result = done.rows.find(({ enrolmentId }) => enrolmentId === row.enrolmentId)
      const message = result?.error ? words(result.error.text) : say(result?.outcome === 'already' ? 'recordedAlready' : 'ticked')
      return { key: row.enrolmentId, label: row.name, ok: !result?.error, message }
    })
  }
  return (
    <DataTable
      tableKey={`checkin-${point.id}`}
      columns={columns}
      filters={[{ key: 'present', label: say('present'), kind: 'one', options: presences.map((value) => ({ value, label: say(`present_${value}`) })) }]}
      searchHint={say('search')}
      fetchPage={(asked) => api.checkin.people({ pointId: point.id, limit: asked.limit, ...inputOf(asked) })}
      rowKey={({ enrolmentId }) => enrolmentId}
      rowLabel={({ name }) => name}
      bulkActions={point.closedAt === null ? [{ key: 'tick', label: say('tick'), run: tick }] : []}
      empty={{ title: say('empty'), body: say('emptyBody') }}
    />
  )
}

const presences = ['yes', 'no'] as const

function inputOf({ q, filters, cursor }: TableQuery) {
  const present = presences.find((one) => one === filters['present']?.[0])
  return { ...(present ? { present } : {}), ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) }
}

function useColumns(): Column<Expected>[] {
  const say = useTexts(checkinTexts)
  const times = useTimes()
  return [
    {
      key: 'person',
      title: say('colPerson'),
      render: (row) => <PersonLines person={row} />,
    },
    { key: 'option', title: say('colOption'), render: ({ optionTitle }) => optionTitle ?? '' },
    { key: 'unit', title: say('colUnit'), render: ({ unitName }) => unitName },
    {
      key: 'present',
      title: say('colPresent'),
      onCard: 'aside',
      render: ({ present }) =>
        present ? (
          <Chip tone="ok" icon="ok" title={say(`via_${present.via}`)}>
            {times.at(present.cameAt).slice(-5)}
          </Chip>
        ) : (
          <Chip>{say('absent')}</Chip>
        ),
    },
  ]
}
