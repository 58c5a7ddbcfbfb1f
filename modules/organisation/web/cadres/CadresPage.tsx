import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, Filter, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { cadreKind } from '../../officers.contract.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { Cadre } from '../organisation.types.ts'
import { RatioLine } from '../RatioLine.tsx'
import { useDays } from '../use-days.ts'
import '../organisation.css'

/** Who holds which office now, and the line for those who do it full-time. */
export function CadresPage() {
  const say = useTexts(organisationTexts)
  const maySeeRatio = useMay('organisation.manage')
  return (
    <PageFrame title={say('cadres')} lead={say('cadresLead')}>
      {maySeeRatio && (
        <Card title={say('ratioTitle')}>
          <RatioLine />
        </Card>
      )}
      <DataTable
        tableKey="cadres"
        columns={useColumns()}
        filters={useFilters()}
        searchHint={say('cadreSearch')}
        fetchPage={(query) => api.organisation.cadres(cadresInput(query))}
        rowKey={({ id }) => id}
        rowLabel={({ staffName, title }) => `${staffName} ${title}`}
        rowHref={({ unitId }) => `/organisation/units/${unitId}`}
        empty={{ title: say('cadresNone'), body: say('cadresNoneBody') }}
      />
    </PageFrame>
  )
}

function useColumns(): Column<Cadre>[] {
  const say = useTexts(organisationTexts)
  const { write } = useDays()
  return [
    { key: 'name', title: say('person'), width: 120, render: ({ staffName }) => staffName },
    { key: 'title', title: say('officeTitle'), width: 160, render: ({ title }) => title },
    { key: 'unit', title: say('unit'), render: ({ unitPath }) => unitPath },
    {
      key: 'kind',
      title: say('cadreKind'),
      width: 100,
      onCard: 'aside',
      render: (cadre) => <Chip tone={cadre.cadreKind === 'full_time' ? 'brand' : 'neutral'}>{say(cadre.cadreKind)}</Chip>,
    },
    { key: 'from', title: say('since'), width: 180, render: ({ from }) => write(from) },
    { key: 'no', title: say('staffNo'), width: 120, extra: true, render: ({ staffNo }) => staffNo },
  ]
}

function useFilters(): Filter[] {
  const say = useTexts(organisationTexts)
  return [
    { key: 'cadreKind', label: say('cadreKind'), kind: 'one', options: cadreKind.options.map((value) => ({ value, label: say(value) })) },
    { key: 'unitId', label: say('unit'), kind: 'pick', search: findUnits, labelOf: async (id) => (await api.organisation.unit({ id })).name },
  ]
}

async function findUnits(q: string) {
  if (q === '') return (await api.organisation.tree({})).nodes.filter(({ depth, kind }) => depth < 2 && kind !== 'department').map(({ id, name }) => ({ value: id, label: name }))
  return (await api.organisation.search({ q, among: 'union' })).items.map(({ id, name }) => ({ value: id, label: name }))
}

function cadresInput({ q, filters, cursor, limit }: TableQuery) {
  const kind = cadreKind.safeParse(filters['cadreKind']?.[0]).data
  const unitId = filters['unitId']?.[0]
  return { limit, ...(q ? { q } : {}), ...(kind ? { cadreKind: kind } : {}), ...(unitId ? { unitId } : {}), ...(cursor ? { cursor } : {}) }
}
