import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { api, query } from '../../../../web/api.ts'
import { useShell } from '../../../../web/session.tsx'
import { useProposalsChanged } from '../use-proposal.ts'
import type { StepProps } from './WriteStep.tsx'
import { writeTexts } from './write.texts.ts'

/** Who else stands behind it: asked here, and a co-proposer once they agree. */
export function PeopleStep({ proposal, onBegin }: StepProps) {
  const say = useTexts(writeTexts)
  const { person } = useShell()
  const [typed, type] = useState('')
  return (
    <section className="wr-people" aria-label={say('people')}>
      <ul>
        {(proposal?.proposers ?? []).map((one) => (
          <li key={one.staffId}>
            <span>{one.name}</span>
            <Chip tone="ok" icon="check">
              {say(one.staffId === person.staffId ? 'you' : 'invitedYes')}
            </Chip>
          </li>
        ))}
        {(proposal?.invited ?? []).map((one) => (
          <li key={one.staffId}>
            <span>{one.name}</span>
            <Chip icon="clock">{say('invitedWaiting')}</Chip>
          </li>
        ))}
      </ul>
      <Field label={say('people')} help={say('peopleHelp')} optional>
        {(control) => (
          <TextInput
            {...control}
            type="search"
            placeholder={say('peopleSearch')}
            value={typed}
            maxLength={60}
            onFocus={() => void (proposal ?? onBegin().catch(() => undefined))}
            onChange={type}
          />
        )}
      </Field>
      {proposal && <Found proposalId={proposal.id} typed={typed} already={[...proposal.proposers, ...proposal.invited].map(({ staffId }) => staffId)} onAsked={() => type('')} />}
    </section>
  )
}

interface FoundProps {
  proposalId: string
  typed: string
  already: readonly string[]
  onAsked: () => void
}

function Found({ proposalId, typed, already, onAsked }: FoundProps) {
  const say = useTexts(writeTexts)
  const q = useDebounced(typed.trim(), 250)
  const changed = useProposalsChanged()
  const found = useQuery(query.cases.findPeople.queryOptions({ input: { q }, enabled: q !== '' }))
  const invite = useMutation({
    mutationFn: async ({ staffId }: { staffId: string; name: string }) => {
      const { version } = await api.cases.read({ caseId: proposalId })
      await api.cases.act({ caseId: proposalId, action: 'inviteCoProposer', version, input: { staffId } })
    },
    onSuccess: async (_done, { name }) => {
      toast(say('invited', { name }))
      onAsked()
      await changed()
    },
  })
  if (q === '') return null
  const people = (found.data?.items ?? []).filter(({ staffId }) => !already.includes(staffId))
  return (
    <>
      <Refusal error={invite.error} />
      {found.isSuccess && people.length === 0 && (
        <p className="tx-quiet" role="status">
          {say('peopleNone')}
        </p>
      )}
      <ul className="wr-found">
        {people.map((one) => (
          <li key={one.staffId}>
            <span>
              {one.name} <span className="tx-quiet">{[one.staffNo, one.unitName].join(' · ')}</span>
            </span>
            <Button busy={invite.isPending && invite.variables.staffId === one.staffId} onClick={() => invite.mutate(one)}>
              {say('invite', { name: one.name })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
