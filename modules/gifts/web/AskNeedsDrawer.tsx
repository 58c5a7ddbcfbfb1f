import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { SaveDrawer } from '../../../kernel/ui/desk/SaveDrawer.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { giftNeedsTexts } from './gift-needs.texts.ts'
import { blankNeeds, missingIn, needsInput, type NeedsDraft } from './needs-draft.ts'
import { yearsBefore } from './GiftDeskPage.tsx'

interface AskNeedsDrawerProps {
  year: number
  onAsked: (year: number) => void
  onClose: () => void
}

const templates = ['festival', 'kind'] as const

/** One question to all members: written, or begun from a usual one with the festivals of the rule. */
export function AskNeedsDrawer({ year, onAsked, onClose }: AskNeedsDrawerProps) {
  const say = useTexts(giftNeedsTexts)
  const now = useNow()
  const client = useQueryClient()
  const [idempotencyKey, renew] = useState(randomKey)
  const [draft, write] = useState<NeedsDraft>(() => blankNeeds(now, year))
  const organisers = useQuery(query.gifts.organisers.queryOptions({ input: {} }))
  const units = organisers.data?.items ?? []
  const unitId = draft.unitId || (units[0]?.id ?? '')
  const set = (part: Partial<NeedsDraft>) => {
    write((before) => ({ ...before, ...part }))
    renew(randomKey())
  }
  const whole = { ...draft, unitId }
  const input = needsInput(whole)
  const send = useMutation({
    mutationFn: (asked: NonNullable<typeof input>) => api.giftNeeds.ask(asked, { context: { idempotencyKey } }),
    onSuccess: async ({ invited }, asked) => {
      toast(say('asked', { count: invited }))
      await client.invalidateQueries({ queryKey: query.giftNeeds.key() })
      onAsked(asked.year)
      onClose()
    },
  })
  return (
    <SaveDrawer
      title={say('askTitle')}
      action={say('askAction')}
      save={{ isPending: send.isPending, error: send.error ?? organisers.error }}
      missing={missingIn(whole).map((field) => say(field))}
      onSubmit={() => input && send.mutate(input)}
      onClose={onClose}
    >
      <NeedsFields draft={whole} set={set} now={now} units={units} />
    </SaveDrawer>
  )
}

interface NeedsFieldsProps {
  draft: NeedsDraft
  set: (part: Partial<NeedsDraft>) => void
  now: Date
  units: readonly { id: string; name: string }[]
}

function NeedsFields({ draft, set, now, units }: NeedsFieldsProps) {
  const say = useTexts(giftNeedsTexts)
  const festivals = useQuery(query.gifts.festivals.queryOptions({ input: {} }))
  const begin = (template: (typeof templates)[number]) => {
    const ruled = festivals.data?.names ?? []
    const names = template === 'kind' ? say('kinds').split('|') : ruled.length > 1 ? ruled.slice(0, 10) : say('festivals').split('|')
    set({ question: say(`question_${template}`), choices: names.join('\n') })
  }
  return (
    <>
      <div className="tx-actions" role="group" aria-label={say('template')}>
        <span className="tx-note">{say('template')}</span>
        {templates.map((template) => (
          <Button key={template} onClick={() => begin(template)}>
            {say(`template_${template}`)}
          </Button>
        ))}
      </div>
      <Field label={say('question')}>{(control) => <TextInput {...control} maxLength={80} value={draft.question} onChange={(question) => set({ question })} />}</Field>
      <Field label={say('choices')} help={say('choicesHelp')}>
        {(control) => <textarea {...control} className="tx-input" rows={8} maxLength={400} value={draft.choices} onChange={(event) => set({ choices: event.target.value })} />}
      </Field>
      <div className="tx-two">
        <Field label={say('year')}>
          {(control) => <Select {...control} value={draft.year} options={yearsBefore(Number(dayOf(now).slice(0, 4)))} onChange={(year) => set({ year })} />}
        </Field>
        <Field label={say('closesOn')}>{(control) => <TextInput {...control} type="date" value={draft.closesOn} onChange={(closesOn) => set({ closesOn })} />}</Field>
      </div>
      <Field label={say('unit')} help={say('unitHelp')}>
        {(control) => <Select {...control} value={draft.unitId} options={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unitId) => set({ unitId })} />}
      </Field>
    </>
  )
}
