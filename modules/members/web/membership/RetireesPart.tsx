import type { InferContractRouterOutputs } from '@orpc/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { membershipContract } from '../../membership/membership.contract.ts'
import { Download } from './DuesPart.tsx'
import { mattersTexts } from './matters.texts.ts'
import './membership.css'

type Retiree = InferContractRouterOutputs<typeof membershipContract>['retirees']['items'][number]

/** Who retires this year and comes to the ceremony. */
export function RetireesPart() {
  const say = useTexts(mattersTexts)
  const now = useNow()
  const thisYear = Number(dayOf(now).slice(0, 4))
  const [year, choose] = useState(String(thisYear))
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map(String)
  return (
    <>
      <div className="ms-bar">
        <Field label={say('year')}>{(control) => <Select {...control} value={year} options={years.map((value) => ({ value, label: value }))} onChange={choose} />}</Field>
        <Download href={`/api/v1/membership/ceremony.xlsx?year=${year}`} label={say('ceremonySheet')} />
        <Download href={`/api/v1/membership/ceremony.docx?year=${year}`} label={say('ceremonyPaper')} />
      </div>
      <Retirees year={Number(year)} />
    </>
  )
}

function Retirees({ year }: { year: number }) {
  const say = useTexts(mattersTexts)
  const columns = useRetireeColumns()
  return (
    <DataTable
      key={year}
      tableKey={`membership-retirees-${year}`}
      columns={columns}
      fetchPage={async () => {
        const { items } = await api.membership.retirees({ year })
        return { items, nextCursor: null, count: items.length, countCapped: false }
      }}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => `/members/${row.id}`}
      empty={{ title: say('emptyRetirees') }}
    />
  )
}

function useRetireeColumns(): Column<Retiree>[] {
  const say = useTexts(mattersTexts)
  const { i18n } = useTranslation()
  return [
    { key: 'person', title: say('person'), render: (row) => row.name },
    { key: 'staffNo', title: say('staffNo'), width: 130, render: (row) => row.staffNo },
    { key: 'unit', title: say('unit'), width: 220, render: (row) => row.unitName },
    { key: 'retiresOn', title: say('retiresOn'), width: 190, render: (row) => formatDay(row.retiresOn, i18n.language) },
    { key: 'years', title: say('years'), width: 110, align: 'end', render: (row) => row.years ?? '—' },
    { key: 'ceremony', title: say('ceremony'), width: 110, render: (row) => say(row.ceremony ? 'yes' : 'no') },
  ]
}
