import { memo, useCallback, type Dispatch, type SetStateAction } from 'react'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { MonthKeys } from './MonthKeys.tsx'
import { workSystems, type WorkSystem } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import { addItem, changeItem, removeItem, type DraftItem, type PlanDraft } from './review-draft.ts'

interface ReviewItemsProps {
  draft: PlanDraft
  here: number | null
  onHere: (key: number) => void
  onChange: Dispatch<SetStateAction<PlanDraft>>
}

/** What was read, to be corrected in place, section by section. */
export function ReviewItems({ draft, here, onHere, onChange }: ReviewItemsProps) {
  const say = useTexts(plansTexts)
  const sections = Map.groupBy(draft.items, (item) => item.section ?? '')
  const onItem = useCallback((key: number, change: Partial<DraftItem> | null) => onChange((now) => (change ? changeItem(now, key, change) : removeItem(now, key))), [onChange])
  return (
    <div className="pl-review-items">
      <Card>
        <div className="pl-head-row">
          <Field label={say('year')}>
            {(control) => (
              <TextInput
                {...control}
                inputMode="numeric"
                value={String(draft.year)}
                onChange={(year) => onChange((now) => ({ ...now, year: Number(year.replaceAll(/\D/g, '')) }))}
              />
            )}
          </Field>
          <Field label={say('planTitle')}>{(control) => <TextInput {...control} value={draft.title} onChange={(title) => onChange((now) => ({ ...now, title }))} />}</Field>
        </div>
      </Card>
      <UnreadCard draft={draft} onChange={onChange} />
      {[...sections].map(([section, items]) => (
        <Card key={section} title={section || say('items')} flush aside={<Chip>{say('itemsCount', { count: items.length })}</Chip>}>
          {items.map((item) => (
            <ItemEditor key={item.key} item={item} here={item.key === here} onHere={onHere} onItem={onItem} />
          ))}
        </Card>
      ))}
      <Button icon="plus" onClick={() => onChange((now) => addItem(now, { title: say('newItem'), section: now.items.at(-1)?.section ?? null, span: null }))}>
        {say('addItem')}
      </Button>
    </div>
  )
}

function UnreadCard({ draft, onChange }: Pick<ReviewItemsProps, 'draft' | 'onChange'>) {
  const say = useTexts(plansTexts)
  if (draft.unread.length === 0) return null
  return (
    <Card title={say('unread')} flush aside={<Chip tone="warn">{draft.unread.length}</Chip>}>
      <p className="pl-section tx-quiet">{say('unreadBody')}</p>
      {draft.unread.map((passage) => (
        <div key={passage.index} className="pl-edit">
          <span>{passage.text}</span>
          <div className="pl-edit-row">
            <Button onClick={() => onChange((now) => addItem(now, { title: passage.text.slice(0, 400), section: null, span: passage.span }, passage))}>{say('toItem')}</Button>
            <Button look="quiet" onClick={() => onChange((now) => ({ ...now, unread: now.unread.filter((one) => one.index !== passage.index) }))}>
              {say('ignore')}
            </Button>
          </div>
        </div>
      ))}
    </Card>
  )
}

interface ItemEditorProps {
  item: DraftItem
  here: boolean
  onHere: (key: number) => void
  /** Null removes it. */
  onItem: (key: number, change: Partial<DraftItem> | null) => void
}

const ItemEditor = memo(function ItemEditor({ item, here, onHere, onItem }: ItemEditorProps) {
  const say = useTexts(plansTexts)
  const change = (part: Partial<DraftItem>) => onItem(item.key, part)
  return (
    <div className="pl-edit" data-here={here || undefined} onFocus={() => onHere(item.key)}>
      <div className="pl-edit-row">
        <TextInput aria-label={say('itemTitle')} className="tx-input" value={item.title} onChange={(title) => change({ title })} />
        <IconButton icon="close" label={say('remove')} onClick={() => onItem(item.key, null)} />
      </div>
      <MonthKeys item={item} onChange={change} />
      <div className="pl-edit-row">
        {!item.monthNote && !item.allYear && item.months.length === 0 && <Chip tone="warn">{say('noMonth')}</Chip>}
        {item.monthNote && !item.allYear && <Chip tone={item.months.length === 0 ? 'warn' : 'neutral'}>{say('monthNote', { note: item.monthNote })}</Chip>}
        <Select
          aria-label={say('workSystem')}
          value={item.workSystem ?? ''}
          placeholder={say('noSystem')}
          options={workSystems.map((value) => ({ value, label: say(value) }))}
          onChange={(value) => change({ workSystem: workSystems.find((one): one is WorkSystem => one === value) ?? null })}
        />
      </div>
    </div>
  )
})
