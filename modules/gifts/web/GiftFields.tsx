import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { GiftDraft } from './gift-draft.ts'
import { giftKinds } from './gift-kinds.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { giftsTexts } from './gifts.texts.ts'

export interface PartProps {
  draft: GiftDraft
  set: (change: Partial<GiftDraft>) => void
  /** Members are choosing: what they choose from stands. */
  opened: boolean
  /** The list stands: nothing of the choice changes any more. */
  over: boolean
}

export interface Festivals {
  names: readonly string[]
  documentNo: string | null
  verified: boolean
}

interface WhatProps extends PartProps {
  festivals: Festivals
  organisers: readonly { id: string; name: string }[] | null
}

export function WhatFields({ draft, set, over, festivals, organisers }: WhatProps) {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  return (
    <Card title={say('part_what')}>
      <div className="tx-stack">
        <Field label={say('field_title')}>{(control) => <TextInput {...control} value={draft.title} maxLength={80} readOnly={over} onChange={(title) => set({ title })} />}</Field>
        <div className="tx-two">
          <Field label={say('field_kind')}>
            {(control) => (
              <Select
                {...control}
                value={draft.kind}
                disabled={over}
                options={giftKinds.map((kind) => ({ value: kind, label: sayGift(`kind_${kind}`) }))}
                onChange={(value) => set({ kind: giftKinds.find((kind) => kind === value) ?? 'festival' })}
              />
            )}
          </Field>
          {draft.kind === 'festival' && <FestivalField {...{ draft, set, over, festivals }} />}
        </div>
        <div className="tx-two">
          <Field label={say('field_year')}>
            {(control) => (
              <Select
                {...control}
                value={String(draft.year)}
                disabled={over}
                options={[-1, 0, 1].map((step) => ({ value: String(draft.year + step), label: String(draft.year + step) }))}
                onChange={(year) => set({ year: Number(year) })}
              />
            )}
          </Field>
          {organisers && (
            <Field label={say('field_unit')}>
              {(control) => (
                <Select {...control} value={draft.unitId} options={organisers.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unitId) => set({ unitId })} />
              )}
            </Field>
          )}
        </div>
        <Field label={say('field_body')} optional>
          {(control) => (
            <textarea {...control} className="tx-input" rows={4} maxLength={5000} readOnly={over} value={draft.body} onChange={(event) => set({ body: event.target.value })} />
          )}
        </Field>
        <Field label={say('field_contact')} help={say('help_contact')} optional>
          {(control) => <TextInput {...control} value={draft.contact} maxLength={120} readOnly={over} onChange={(contact) => set({ contact })} />}
        </Field>
      </div>
    </Card>
  )
}

/** Those that the rule names; where no rule is entered, any name. */
function FestivalField({ draft, set, over, festivals }: Pick<WhatProps, 'draft' | 'set' | 'over' | 'festivals'>) {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  const { names, documentNo, verified } = festivals
  const help = names.length === 0 ? undefined : say('help_festival', { document: documentNo ?? sayGift('noDocument'), state: sayGift(verified ? 'verified' : 'unverified') })
  const known = draft.festival === '' || names.includes(draft.festival) ? names : [draft.festival, ...names]
  return (
    <Field label={say('field_festival')} help={help}>
      {(control) =>
        names.length === 0 ? (
          <TextInput {...control} value={draft.festival} maxLength={20} readOnly={over} onChange={(festival) => set({ festival })} />
        ) : (
          <Select
            {...control}
            value={draft.festival}
            placeholder={say('field_festival')}
            disabled={over}
            options={known.map((name) => ({ value: name, label: name }))}
            onChange={(festival) => set({ festival })}
          />
        )
      }
    </Field>
  )
}

type Time = 'opensAt' | 'closesAt' | 'handOutFrom' | 'handOutUntil'

export function WhenFields({ draft, set, opened, over }: PartProps) {
  const say = useTexts(giftsDeskTexts)
  const time = (name: Time, { locked, help }: { locked: boolean; help?: string }) => (
    <Field label={say(`field_${name}`)} help={help}>
      {(control) => <TextInput {...control} type="datetime-local" value={draft[name]} readOnly={locked} onChange={(value) => set({ [name]: value })} />}
    </Field>
  )
  return (
    <Card title={say('part_when')}>
      <div className="tx-two">
        {time('opensAt', { locked: opened, help: say('help_opensAt') })}
        {time('closesAt', { locked: over, help: say('help_closesAt') })}
        {time('handOutFrom', { locked: over })}
        {time('handOutUntil', { locked: over })}
      </div>
    </Card>
  )
}

export function PickupFields({ draft, set, opened }: PartProps) {
  const say = useTexts(giftsDeskTexts)
  return (
    <Card title={say('part_pickup')}>
      <div className="tx-stack">
        <Field label={say('field_pickupPlaces')} help={say('help_pickupPlaces')} optional>
          {(control) => (
            <textarea {...control} className="tx-input" rows={3} readOnly={opened} value={draft.pickupPlaces} onChange={(event) => set({ pickupPlaces: event.target.value })} />
          )}
        </Field>
        {!opened && <TickField label={say('field_post')} checked={draft.post} onChange={(post) => set({ post })} />}
      </div>
    </Card>
  )
}
