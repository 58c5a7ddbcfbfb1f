import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Chip, type Tone } from '../../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import type { IconName } from '../../../../kernel/ui/base/Icon.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, Filter, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { findBranches } from '../../../../web/find-units.ts'
import type { RoundPerson } from '../health.types.ts'
import { RoundTabs } from '../RoundTabs.tsx'
import { healthDeskTexts } from './desk.texts.ts'
import { HospitalLists } from './HospitalLists.tsx'
import { states } from './people-path.ts'
import '../health.css'

const sexes = ['1', '2', '0'] as const
const ages = ['under30', 'from30', 'from40', 'from50', 'from60', 'unknown'] as const

/** Who may come, with slot and whether they came, and the list for the hospital. */
export function PeoplePage() {
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId: roundId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, options } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        <RoundTabs id={id} />
        <HospitalLists id={id} options={options} />
        <People id={id} />
      </div>
    </PageFrame>
  )
}

function People({ id }: { id: string }) {
  const say = useTexts(healthDeskTexts)
  const times = useTimes()
  return (
    <DataTable
      tableKey={`health-people-${id}`}
      columns={columnsOf(say, times)}
      filters={filtersOf(say)}
      searchHint={say('searchPerson')}
      fetchPage={(asked) => api.health.people({ id, limit: asked.limit, ...inputOf(asked), ...(asked.cursor ? { cursor: asked.cursor } : {}) })}
      rowKey={(row) => row.staffId}
      rowLabel={(row) => row.name}
      empty={{ title: say('peopleNone'), body: say('peopleNoneBody') }}
    />
  )
}

const looks: Record<RoundPerson['state'], { tone: Tone; icon: IconName }> = {
  notChosen: { tone: 'neutral', icon: 'clock' },
  chosen: { tone: 'ok', icon: 'calendar' },
  attended: { tone: 'ok', icon: 'ok' },
  missed: { tone: 'warn', icon: 'warning' },
}

function columnsOf(say: SayOf<typeof healthDeskTexts>, times: ReturnType<typeof useTimes>): Column<RoundPerson>[] {
  return [
    { key: 'person', title: say('col_person'), width: 180, render: (row) => `${row.name} ${row.staffNo}` },
    {
      key: 'state',
      title: say('state'),
      width: 150,
      onCard: 'aside',
      render: ({ state }) => (
        <Chip tone={looks[state].tone} icon={looks[state].icon}>
          {say(state === 'chosen' ? 'state_chosen' : state)}
        </Chip>
      ),
    },
    { key: 'slot', title: say('col_slot'), width: 220, render: (row) => row.slot ?? '—' },
    { key: 'package', title: say('col_package'), width: 160, render: (row) => row.package ?? '—' },
    { key: 'unit', title: say('branch'), render: (row) => row.unitName },
    { key: 'sexAge', title: say('col_sexAge'), width: 110, render: (row) => `${say(`sex_${row.sex}`)} / ${row.age ?? '—'}` },
    { key: 'came', title: say('col_came'), width: 220, extra: true, render: (row) => (row.cameAt ? times.at(row.cameAt) : '—') },
  ]
}

function filtersOf(say: SayOf<typeof healthDeskTexts>): Filter[] {
  return [
    { key: 'state', label: say('state'), kind: 'one', options: states.map((value) => ({ value, label: say(value) })) },
    {
      key: 'branch',
      label: say('branch'),
      kind: 'pick',
      single: true,
      search: async (text) => (await findBranches(text)).map(({ id, name }) => ({ value: id, label: name })),
      labelOf: async (id) => (await findBranches('')).find((unit) => unit.id === id)?.name ?? id,
    },
    { key: 'sex', label: say('sex'), kind: 'one', options: sexes.map((value) => ({ value, label: say(`sex_${value}`) })) },
    { key: 'age', label: say('age'), kind: 'one', options: ages.map((value) => ({ value, label: say(`age_${value}`) })) },
  ]
}

function inputOf({ q, filters }: TableQuery) {
  const state = states.find((one) => one === filters['state']?.[0])
  const sex = sexes.find((one) => one === filters['sex']?.[0])
  const age = ages.find((one) => one === filters['age']?.[0])
  const [unitId] = filters['branch'] ?? []
  return { ...(state ? { state } : {}), ...(sex ? { sex } : {}), ...(age ? { age } : {}), ...(unitId ? { unitId } : {}), ...(q ? { search: q } : {}) }
}
