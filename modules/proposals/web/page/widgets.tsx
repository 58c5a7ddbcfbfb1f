import type { ControlProps } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { AsyncSelect, type Found } from '../../../../kernel/ui/desk/AsyncSelect.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Proposal } from '../proposals.types.ts'
import { pageTexts } from './page.texts.ts'

type InputProps = ControlProps & { value: unknown; onChange: (value: unknown) => void }

/** The proposal that takes this one in: of the same session, under review or accepted. */
export function ProposalPicker({ value, onChange, proposal, ...control }: InputProps & { proposal: Proposal }) {
  const say = useTexts(pageTexts)
  const search = async (q: string): Promise<Found[]> => {
    const { items } = await api.proposals.list({ sessionId: proposal.sessionId, state: ['in_review', 'accepted'], limit: 20, ...(q ? { q } : {}) })
    return items.filter(({ id }) => id !== proposal.id).map(({ id, number, title }) => ({ id, name: [number, title].filter(Boolean).join(' ') }))
  }
  return (
    <AsyncSelect
      kind={`proposal besides ${proposal.id}`}
      control={controlOf(control)}
      placeholder={say('pickProposal')}
      value={asFound(value)}
      search={search}
      describe={({ name }) => name}
      onChange={(one) => onChange(one ?? '')}
    />
  )
}

export function MilestonePicker({ value, onChange, milestones, ...control }: InputProps & Pick<Proposal, 'milestones'>) {
  const say = useTexts(pageTexts)
  const open = milestones.filter(({ confirmedAt }) => confirmedAt === null)
  return (
    <Select
      {...controlOf(control)}
      placeholder={say('pickMilestone')}
      value={typeof value === 'string' ? value : ''}
      options={open.map(({ id, what }) => ({ value: id, label: what }))}
      onChange={onChange}
    />
  )
}

/** The view and the label travel with the control and are not for the element. */
function controlOf(control: ControlProps): ControlProps {
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': required } = control
  return { id, 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': required }
}

function asFound(value: unknown): Found | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return null
  return typeof value.id === 'string' && typeof value.name === 'string' ? { id: value.id, name: value.name } : null
}
