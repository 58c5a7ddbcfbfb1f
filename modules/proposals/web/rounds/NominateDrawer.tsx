import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { OneUnit } from '../../../../engines/cases/web/form/pickers.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { AsyncSelect, type Found } from '../../../../kernel/ui/desk/AsyncSelect.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Round } from '../proposals.types.ts'
import { roundsTexts } from './rounds.texts.ts'

const picked = z.object({ id: z.string(), name: z.string() })
const NominateForm = z.object({
  award: z.enum(['excellent_proposal', 'handling_unit', 'organising_unit']),
  proposal: picked.nullable().catch(null),
  unit: picked.nullable().catch(null),
  note: z.string().trim().max(1000).default(''),
})

/** A proposal, or a unit, for one of the awards. */
export function NominateDrawer({ round, onClose }: { round: Pick<Round, 'id' | 'sessionIds'>; onClose: () => void }) {
  const say = useTexts(roundsTexts)
  const client = useQueryClient()
  const isProposal = (award: unknown) => award === 'excellent_proposal'
  return (
    <FormDrawer
      title={say('nominate')}
      action={say('nominate')}
      schema={NominateForm}
      fields={{
        award: { label: say('nominateAward'), options: NominateForm.shape.award.options.map((value) => ({ value, label: say(`award_${value}`) })) },
        proposal: {
          label: say('nominateProposal'),
          when: (draft) => isProposal(draft['award']),
          render: ({ value, onChange, ...control }) => (
            <AsyncSelect
              kind={`proposal.award ${round.id}`}
              control={control}
              placeholder={say('pickProposal')}
              value={picked.safeParse(value).data ?? null}
              search={(q) => findEnded(q, round.sessionIds)}
              describe={({ name }) => name}
              onChange={(one) => onChange(one ?? '')}
            />
          ),
        },
        unit: {
          label: say('nominateUnit'),
          when: (draft) => draft['award'] === 'handling_unit' || draft['award'] === 'organising_unit',
          render: ({ value, onChange, ...control }) => <OneUnit kind="unit" control={control} label={say('nominateUnit')} value={value} onChange={onChange} />,
        },
        note: { label: say('nominateNote'), widget: 'longText' },
      }}
      initial={{ award: 'excellent_proposal' }}
      onSubmit={async ({ award, proposal, unit, note }, call) => {
        const about = isProposal(award) ? { proposalId: proposal?.id ?? null, unitId: null } : { proposalId: null, unitId: unit?.id ?? null }
        await api.proposals.nominate({ id: round.id, award, note, ...about }, { context: call })
        toast(say('nominated'))
        await client.invalidateQueries({ queryKey: query.proposals.key() })
      }}
      onClose={onClose}
    />
  )
}

/** What this round may honour: of its sessions, and with a result. */
async function findEnded(q: string, sessionIds: readonly string[]): Promise<Found[]> {
  const pages = await Promise.all(sessionIds.map((sessionId) => api.proposals.list({ sessionId, state: ['done', 'tracked'], limit: 20, ...(q ? { q } : {}) })))
  return pages.flatMap(({ items }) => items.map(({ id, number, title, sessionTitle }) => ({ id, name: [number, title, sessionTitle].filter(Boolean).join(' ') })))
}
