import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { SaveForm } from '../../../kernel/ui/base/SaveForm.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { clauses } from '../../../kernel/ui/punctuation.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { PanelEntry } from '../panels.shapes.ts'
import { blankPanel, draftOf, entryOf, lackingIn, type Lacking, type PanelDraft, type PartProps } from './panel-draft.ts'
import { PanelRows } from './PanelRows.tsx'
import { panelsTexts } from './panels.texts.ts'
import type { PanelShown } from './panels.types.ts'
import { ScoreSheets } from './ScoreSheets.tsx'
import './panels.css'

export interface PanelFormProps {
  /** What is on record; null: nothing yet. */
  panel: PanelShown | null
  /** Who sits on such a panel. */
  parts: readonly PanelEntry['members'][number]['part'][]
  save: (asked: { after: number | null; panel: PanelEntry; idempotencyKey: string }) => Promise<unknown>
  onSaved: () => Promise<unknown>
}

/** A panel as its secretary enters it from the signed sheets: who, by what, whom, every score, and who was chosen. */
export function PanelForm({ panel, parts, save, onSaved }: PanelFormProps) {
  const say = useTexts(panelsTexts)
  // What is typed corrects this one, whatever is recorded meanwhile.
  const [begun] = useState(panel)
  const [draft, write] = useState(useBeginning(panel, parts))
  const [lacking, setLacking] = useState<readonly Lacking[]>([])
  const [idempotencyKey, renew] = useState(randomKey)
  const set = (change: Partial<PanelDraft>) => {
    write((before) => ({ ...before, ...change }))
    setLacking([])
    // What was changed is another request.
    renew(randomKey())
  }
  const run = useMutation({
    mutationFn: (entry: PanelEntry) => save({ after: begun?.no ?? null, panel: entry, idempotencyKey }),
    onSuccess: async () => {
      toast(say('saved'))
      await onSaved()
    },
  })
  const onSubmit = () => {
    const found = lackingIn(draft)
    setLacking(found)
    if (found.length === 0) run.mutate(entryOf(draft))
  }
  return (
    <SaveForm action={say('save')} save={run} lacking={lacking.length > 0 && say('lacking', { what: clauses(lacking.map((one) => say(`lacking_${one}`))) })} onSubmit={onSubmit}>
      <Basics draft={draft} set={set} />
      <PanelRows draft={draft} set={set} />
      <ScoreSheets draft={draft} set={set} />
      <Card>
        <Field label={say('note')} help={say('noteHelp')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={1_000} value={draft.note} onChange={(event) => set({ note: event.target.value })} />}
        </Field>
      </Card>
    </SaveForm>
  )
}

/** What is on record, or a blank with what most panels weigh. */
function useBeginning(panel: PanelShown | null, parts: PanelFormProps['parts']): () => PanelDraft {
  const say = useTexts(panelsTexts)
  const today = dayOf(useNow())
  const criteria = [
    { title: say('usual_quality'), weight: 40 },
    { title: say('usual_price'), weight: 30 },
    { title: say('usual_safety'), weight: 20 },
    { title: say('usual_past'), weight: 10 },
  ]
  return () => {
    const blank = blankPanel({ today, newKey: randomKey, criteria, parts })
    if (panel === null) return blank
    const known = draftOf(panel, randomKey)
    return known.criteria.length === 0 ? { ...known, criteria: blank.criteria } : known
  }
}

function Basics({ draft, set }: PartProps) {
  const say = useTexts(panelsTexts)
  return (
    <Card title={say('part_basics')}>
      <div className="tx-two">
        <Field label={say('heldOn')}>{(control) => <TextInput {...control} type="date" value={draft.heldOn} onChange={(heldOn) => set({ heldOn })} />}</Field>
        <Field label={say('documentNo')} optional>
          {(control) => <TextInput {...control} maxLength={80} value={draft.documentNo} onChange={(documentNo) => set({ documentNo })} />}
        </Field>
      </div>
    </Card>
  )
}
