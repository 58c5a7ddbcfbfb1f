import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { staffForm } from '../../members.contract.ts'
import type { DuplicatePair, StaffRecord } from '../members.types.ts'
import { duplicatesTexts } from './duplicates.texts.ts'
import { differingFields, firstChoices } from './merge-choices.ts'

const takeable = staffForm.keyof()

/** Two records become one: which stays, and whose word counts for each field in which they differ. */
export function MergeDrawer({ pair, onClose }: { pair: DuplicatePair; onClose: () => void }) {
  const say = useTexts(duplicatesTexts)
  const first = useQuery(query.members.read.queryOptions({ input: { id: pair.first.id } }))
  const second = useQuery(query.members.read.queryOptions({ input: { id: pair.second.id } }))
  const [keepId, keep] = useState(pair.first.id)
  const failed = first.error ?? second.error
  if (failed || !first.data || !second.data)
    return (
      <Drawer open title={say('mergeTitle')} wide onClose={onClose}>
        {failed ? <ErrorState error={failed} /> : <SkeletonRows />}
      </Drawer>
    )
  const [kept, other] = keepId === first.data.id ? [first.data, second.data] : [second.data, first.data]
  // Another record to keep asks every question anew.
  return <MergeForm key={keepId} kept={kept} other={other} people={[first.data, second.data]} onKeep={keep} onClose={onClose} />
}

interface MergeFormProps {
  kept: StaffRecord
  other: StaffRecord
  people: readonly StaffRecord[]
  onKeep: (id: string) => void
  onClose: () => void
}

function MergeForm({ kept, other, people, onKeep, onClose }: MergeFormProps) {
  const say = useTexts(duplicatesTexts)
  const sayBase = useTexts(baseTexts)
  const cache = useQueryClient()
  const choices = differingFields(kept, other)
  const [taken, take] = useState(() => firstChoices(choices))
  const merge = useMutation({
    mutationFn: () =>
      api.duplicates.merge({
        keepId: kept.id,
        mergeId: other.id,
        keepVersion: kept.version,
        mergeVersion: other.version,
        take: [...taken].flatMap((key) => takeable.safeParse(key).data ?? []),
      }),
    onSuccess: () => {
      toast(say('merged'))
      void cache.invalidateQueries()
      onClose()
    },
  })
  const set = (key: string, fromOther: boolean) => take(new Set(fromOther ? [...taken, key] : [...taken].filter((each) => each !== key)))
  const footer = (
    <div className="du-actions">
      <Button onClick={onClose}>{sayBase('cancel')}</Button>
      <Button look="primary" busy={merge.isPending} onClick={() => merge.mutate()}>
        {say('action')}
      </Button>
    </div>
  )
  return (
    <Drawer open title={say('mergeTitle')} wide onClose={onClose} footer={footer}>
      <div className="du-form">
        <Refusal error={merge.error} />
        <p>{say('mergeLead')}</p>
        <h3>{say('keep')}</h3>
        <Choice
          label={say('keep')}
          value={kept.id}
          options={people.map((person) => ({ value: person.id, label: say('keepOne', { name: person.name, no: person.staffNo }) }))}
          onChange={onKeep}
        />
        {choices.length === 0 && <Banner tone="ok">{say('same')}</Banner>}
        <ul className="du-choices">
          {choices.map((choice) => (
            <FieldChoice key={choice.key} choice={choice} fromOther={taken.has(choice.key)} onChange={(fromOther) => set(choice.key, fromOther)} />
          ))}
        </ul>
      </div>
    </Drawer>
  )
}

interface FieldChoiceProps {
  choice: ReturnType<typeof differingFields>[number]
  fromOther: boolean
  onChange: (fromOther: boolean) => void
}

/** Which of the two records a field is taken from. */
function FieldChoice({ choice, fromOther, onChange }: FieldChoiceProps) {
  const say = useTexts(duplicatesTexts)
  const options = [
    { value: 'kept' as const, label: choice.kept || say('empty') },
    { value: 'other' as const, label: choice.other || say('empty') },
  ]
  return (
    <li>
      <span>{choice.label}</span>
      <Choice label={say('field', { label: choice.label })} value={fromOther ? 'other' : 'kept'} options={options} onChange={(side) => onChange(side === 'other')} />
    </li>
  )
}
