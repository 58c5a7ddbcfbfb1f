import type { InferContractRouterOutputs } from '@orpc/contract'
import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { membershipContract } from '../../membership/membership.contract.ts'
import { outcomesOf } from '../outcomes.ts'
import { mattersTexts } from './matters.texts.ts'

type Newcomer = InferContractRouterOutputs<typeof membershipContract>['newcomers']['items'][number]

/** Staff who are no members yet, the newest first: ticked and invited. */
export function NewcomersTable() {
  const say = useTexts(mattersTexts)
  const columns = useNewcomerColumns()
  return (
    <DataTable
      tableKey="membership-newcomers"
      columns={columns}
      fetchPage={({ cursor, limit }) => api.membership.newcomers({ limit, ...(cursor ? { cursor } : {}) })}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => `/members/${row.id}`}
      bulkActions={[
        {
          key: 'invite',
          label: say('invite'),
          run: async (rows) => {
            const { rows: told } = await api.membership.invite({ staffIds: rows.map(({ id }) => id) }, { context: { idempotencyKey: randomKey() } })
            return outcomesOf(told, say('invited'))
          },
        },
      ]}
      empty={{ title: say('emptyNewcomers'), body: say('emptyNewcomersBody') }}
    />
  )
}

function useNewcomerColumns(): Column<Newcomer>[] {
  const say = useTexts(mattersTexts)
  const { i18n } = useTranslation()
  const day = (value: string | null) => (value === null ? '—' : formatDay(value, i18n.language))
  return [
    { key: 'name', title: say('person'), render: (row) => row.name },
    { key: 'staffNo', title: say('staffNo'), width: 130, render: (row) => row.staffNo },
    { key: 'unit', title: say('unit'), width: 220, render: (row) => row.unitName },
    { key: 'employment', title: say('employment'), width: 130, render: (row) => row.employment ?? '—' },
    { key: 'hireDate', title: say('hireDate'), width: 180, render: (row) => day(row.hireDate) },
    { key: 'invitedAt', title: say('invitedAt'), width: 180, render: (row) => (row.invitedAt === null ? say('neverInvited') : day(dayOf(new Date(row.invitedAt)))) },
  ]
}
