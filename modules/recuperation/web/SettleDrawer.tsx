import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { SaveDrawer } from '../../../kernel/ui/desk/SaveDrawer.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { SettlementItem } from './recuperation.types.ts'
import { useChanged } from './use-changed.ts'

const amounts = ['price', 'unionPays', 'administrationPays', 'noShowCost'] as const
const noShowPayers = ['member', 'union'] as const
const money = /^\d{1,9}(\.\d{1,2})?$/

/** What a trip really cost for one person, and who pays it. */
export function SettleDrawer({ programmeId, item, onClose }: { programmeId: string; item: SettlementItem; onClose: () => void }) {
  const say = useTexts(recuperationTexts)
  const changed = useChanged()
  const [idempotencyKey] = useState(randomKey)
  const [draft, write] = useState<Draft>(() => draftOf(item))
  const save = useMutation({
    mutationFn: () => api.recuperation.settle({ id: programmeId, tripId: item.tripId, after: item.settled?.no ?? null, ...draft }, { context: { idempotencyKey } }),
    onSuccess: async ({ people, cost }) => {
      toast(say('settledToast', { people, cost }))
      await changed()
      onClose()
    },
  })
  const missing = [...(draft.paper.trim() ? [] : [say('paper')]), ...amounts.filter((field) => !money.test(draft[field])).map((field) => say(`amount_${field}`))]
  return (
    <SaveDrawer title={item.title} action={say(item.settled ? 'settleCorrect' : 'settleDo')} save={save} missing={missing} onSubmit={save.mutate} onClose={onClose}>
      <p className="tx-note">{say(item.settled ? 'settleAgainHelp' : 'settleHelp')}</p>
      <CostFields draft={draft} set={(part) => write((before) => ({ ...before, ...part }))} />
    </SaveDrawer>
  )
}

interface Draft {
  price: string
  unionPays: string
  administrationPays: string
  noShowCost: string
  noShowPayer: 'member' | 'union'
  paper: string
  note: string
}

function draftOf({ price, unionPays, administrationPays, settled }: SettlementItem): Draft {
  return { price, unionPays, administrationPays, noShowCost: '0', noShowPayer: 'member', paper: settled?.paper ?? '', note: '' }
}

function CostFields({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const say = useTexts(recuperationTexts)
  return (
    <>
      <Field label={say('paper')} help={say('paperHelp')}>
        {(control) => <TextInput {...control} maxLength={120} value={draft.paper} onChange={(paper) => set({ paper })} />}
      </Field>
      {amounts.map((field) => (
        <Field
          key={field}
          label={say(`amount_${field}`)}
          {...(field === 'noShowCost' ? { help: say('noShowHelp') } : {})}
          error={money.test(draft[field]) ? undefined : say('notMoney')}
        >
          {(control) => <TextInput {...control} inputMode="decimal" value={draft[field]} onChange={(value) => set({ [field]: value.trim() })} />}
        </Field>
      ))}
      <Field label={say('noShowPayer')}>
        {(control) => (
          <Select
            {...control}
            value={draft.noShowPayer}
            options={noShowPayers.map((value) => ({ value, label: say(`payer_${value}`) }))}
            onChange={(value) => set({ noShowPayer: noShowPayers.find((one) => one === value) ?? 'member' })}
          />
        )}
      </Field>
      <Field label={say('note')} optional>
        {(control) => <TextInput {...control} maxLength={500} value={draft.note} onChange={(note) => set({ note })} />}
      </Field>
    </>
  )
}
