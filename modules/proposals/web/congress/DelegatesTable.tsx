import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Delegate, Term } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { AddDelegates } from './AddDelegates.tsx'
import { congressTexts } from './congress.texts.ts'

/** Everybody who is or was a delegate of the term. */
export function DelegatesTable({ term }: { term: Term }) {
  const say = useTexts(congressTexts)
  const { i18n } = useTranslation()
  const [adding, add] = useState(false)
  const [ending, end] = useState<Delegate | null>(null)
  const delegations = useQuery(query.proposals.delegations.queryOptions({ input: { termId: term.id } }))
  const day = (value: string | null) => (value ? formatDay(value, i18n.language) : say('now'))
  return (
    <section aria-label={say('delegates')}>
      <div className="pr-line pr-heading-line">
        <h2>{say('delegates')}</h2>
        <Button look="primary" icon="plus" onClick={() => add(true)}>
          {say('addDelegates')}
        </Button>
      </div>
      <DataTable<Delegate>
        tableKey="congress-delegates"
        searchHint={say('delegateSearch')}
        columns={[
          { key: 'name', title: say('name'), render: (row) => row.person.name, width: 150 },
          { key: 'staffNo', title: say('staffNo'), render: (row) => row.staffNo, width: 120 },
          { key: 'delegation', title: say('delegation'), render: (row) => row.delegation.name, width: 220 },
          { key: 'kind', title: say('kind'), render: (row) => say(`kind_${row.kind}`), width: 120, onCard: 'aside' },
          { key: 'from', title: say('from'), render: (row) => day(row.fromDay), width: 180 },
          { key: 'until', title: say('until'), render: (row) => day(row.untilDay), width: 180 },
          {
            key: 'end',
            title: say('endDelegate'),
            render: (row) =>
              row.untilDay === null && (
                <Button look="quiet" onClick={() => end(row)}>
                  {say('endDelegate')}
                </Button>
              ),
            width: 100,
          },
        ]}
        filters={[{ key: 'delegation', label: say('delegation'), kind: 'one', options: (delegations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) }]}
        fetchPage={({ q, filters, cursor, limit }) => {
          const delegationId = filters['delegation']?.[0]
          return api.proposals.delegates({ termId: term.id, limit, ...(q ? { q } : {}), ...(delegationId ? { delegationId } : {}), ...(cursor ? { cursor } : {}) })
        }}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.person.name}
        empty={{ title: say('noDelegates'), body: say('noDelegatesBody') }}
      />
      {adding && <AddDelegates term={term} onClose={() => add(false)} />}
      {ending && <EndDrawer delegate={ending} onClose={() => end(null)} />}
    </section>
  )
}

const EndForm = z.object({ untilDay: z.iso.date() })

function EndDrawer({ delegate, onClose }: { delegate: Delegate; onClose: () => void }) {
  const say = useTexts(congressTexts)
  const client = useQueryClient()
  const changed = useProposalsChanged()
  const today = dayOf(useNow())
  const { name } = delegate.person
  return (
    <FormDrawer
      title={say('endTitle', { name })}
      action={say('endDelegate')}
      schema={EndForm}
      fields={{ untilDay: { label: say('endDay'), widget: 'day' } }}
      initial={{ untilDay: today }}
      onSubmit={async ({ untilDay }, call) => {
        await api.proposals.endDelegate({ id: delegate.id, version: delegate.version, untilDay }, { context: call })
        toast(say('endDone', { name }))
        await client.invalidateQueries({ queryKey: ['table', 'congress-delegates'] })
        await changed()
      }}
      onClose={onClose}
    />
  )
}
