import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { OnePerson } from '../../../../engines/cases/web/form/pickers.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Delegation } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { congressTexts } from './congress.texts.ts'

export function DelegationsCard({ termId }: { termId: string }) {
  const say = useTexts(congressTexts)
  const delegations = useQuery(query.proposals.delegations.queryOptions({ input: { termId } }))
  const [editing, edit] = useState<Delegation | 'new' | null>(null)
  return (
    <Card
      title={say('delegations')}
      flush
      aside={
        <Button look="quiet" icon="plus" onClick={() => edit('new')}>
          {say('addDelegation')}
        </Button>
      }
    >
      {delegations.isPending && <SkeletonRows rows={3} />}
      {delegations.isError && <ErrorState error={delegations.error} onRetry={() => void delegations.refetch()} />}
      {delegations.data?.items.length === 0 && <p className="pr-inset tx-quiet">{say('noDelegations')}</p>}
      <ul className="pr-scroll">
        {(delegations.data?.items ?? []).map((one) => (
          <li key={one.id}>
            <ListRow
              title={one.name}
              hint={labelled(say('head'), one.head?.name ?? say('noHead'))}
              aside={say('delegatesCount', { count: one.delegates })}
              onPress={() => edit(one)}
            />
          </li>
        ))}
      </ul>
      {editing && <DelegationDrawer termId={termId} delegation={editing === 'new' ? null : editing} onClose={() => edit(null)} />}
    </Card>
  )
}

/** Pickers hold `{ id, name }`; the server is sent the id. */
const DelegationForm = z.object({ name: z.string().trim().min(1).max(60), head: z.object({ id: z.string(), name: z.string() }).nullable().catch(null) })

function DelegationDrawer({ termId, delegation, onClose }: { termId: string; delegation: Delegation | null; onClose: () => void }) {
  const say = useTexts(congressTexts)
  const changed = useProposalsChanged()
  return (
    <FormDrawer
      title={say(delegation ? 'editDelegation' : 'addDelegation')}
      action={say('saveDelegation')}
      schema={DelegationForm}
      fields={{
        name: { label: say('delegationName') },
        head: { label: say('head'), render: ({ value, onChange, ...control }) => <OnePerson control={control} label={say('head')} value={value} onChange={onChange} /> },
      }}
      initial={delegation ? { name: delegation.name, head: delegation.head && { id: delegation.head.staffId, name: delegation.head.name } } : {}}
      onSubmit={async ({ name, head }, call) => {
        await api.proposals.saveDelegation(
          { termId, name, headStaffId: head?.id ?? null, ...(delegation ? { id: delegation.id, version: delegation.version } : {}) },
          { context: call },
        )
        await changed()
      }}
      onClose={onClose}
    />
  )
}
