import { useQuery } from '@tanstack/react-query'
import { Chip, type Tone } from '../../../../kernel/ui/base/Chip.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkOutcome, Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { PersonLines } from '../checkin/PersonLines.tsx'
import { outcomeOf } from '../desk/outcome-of.ts'
import { useReason } from '../desk/use-reason.tsx'
import { useOffersChanged } from '../use-offers-changed.ts'
import { useTimes } from '../use-times.ts'
import { recordsTexts } from './records.texts.ts'
import type { Sanction } from './records.types.ts'

const states = ['active', 'over', 'lifted'] as const

/** Who cannot sign up for what, until when and why; lifted with a reason. */
export function SanctionTable() {
  const say = useTexts(recordsTexts)
  const words = useBilingual()
  const columns = useColumns()
  const changed = useOffersChanged()
  const { ask, dialog } = useReason()
  const services = useQuery(query.capacity.offers.services.queryOptions({ input: {}, staleTime: Infinity }))
  const lift = async (rows: readonly Sanction[]): Promise<BulkOutcome[] | null> => {
    const reason = await ask({ title: say('liftTitle'), action: say('lift'), label: say('reason'), body: <p>{say('liftBody')}</p> })
    if (reason === null) return null
    const work = ({ id, name }: Sanction) => outcomeOf({ key: id, label: name, done: say('lifted') }, () => api.records.lift({ sanctionId: id, reason }))
    const outcomes = await Promise.all(rows.map(work))
    await changed()
    return outcomes
  }
  return (
    <>
      <DataTable
        tableKey="sanctions"
        columns={columns}
        filters={[
          { key: 'state', label: say('colState'), kind: 'one', options: states.map((value) => ({ value, label: say(`state_${value}`) })) },
          { key: 'service', label: say('colService'), kind: 'one', options: services.data?.items.map(({ key, name }) => ({ value: key, label: words(name) })) ?? [] },
        ]}
        searchHint={say('search')}
        fetchPage={(asked) => api.records.sanctions({ limit: asked.limit, ...inputOf(asked) })}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        bulkActions={[{ key: 'lift', label: say('lift'), run: lift }]}
        empty={{ title: say('sanctionsNone'), body: say('sanctionsNoneBody') }}
      />
      {dialog}
    </>
  )
}

function inputOf({ q, filters, cursor }: TableQuery) {
  const state = states.find((one) => one === filters['state']?.[0])
  const [service] = filters['service'] ?? []
  return { ...(state ? { state } : {}), ...(service ? { service } : {}), ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) }
}

const tones: Record<(typeof states)[number], Tone> = { active: 'warn', over: 'neutral', lifted: 'ok' }

function useColumns(): Column<Sanction>[] {
  const say = useTexts(recordsTexts)
  const words = useBilingual()
  const times = useTimes()
  return [
    { key: 'person', title: say('colPerson'), width: 180, render: ({ name, staffNo }) => <PersonLines person={{ name, staffNo, party: 1 }} /> },
    { key: 'unit', title: say('colUnit'), width: 180, render: ({ unitName }) => unitName },
    { key: 'service', title: say('colService'), width: 120, render: ({ serviceName }) => words(serviceName) },
    { key: 'cause', title: say('colCause'), render: ({ cause, offerTitle }) => `${words(cause)} · ${offerTitle}` },
    { key: 'until', title: say('colUntil'), width: 210, render: ({ until }) => times.at(until) },
    { key: 'state', title: say('colState'), width: 110, onCard: 'aside', render: ({ state }) => <Chip tone={tones[state]}>{say(`state_${state}`)}</Chip> },
    { key: 'note', title: say('reason'), extra: true, render: ({ liftReason }) => liftReason ?? '' },
  ]
}
