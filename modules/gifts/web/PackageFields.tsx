import { useId } from 'react'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { blankPackage, type PackageDraft } from './gift-draft.ts'
import type { PartProps } from './GiftFields.tsx'
import { giftsDeskTexts } from './gifts-desk.texts.ts'

const mostPackages = 30

/** What there is to choose from, each with its price for one person; one of them is the default. */
export function PackageFields({ draft, set, opened, over }: PartProps) {
  const say = useTexts(giftsDeskTexts)
  const name = useId()
  const { packages, defaultKey } = draft
  const change = (key: string, part: Partial<PackageDraft>) => set({ packages: packages.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  const remove = (key: string) => {
    const left = packages.filter((one) => one.key !== key)
    set({ packages: left, defaultKey: key === defaultKey ? (left[0]?.key ?? '') : defaultKey })
  }
  return (
    <Card title={say('part_packages')}>
      <div className="tx-stack">
        {packages.map((one, at) => (
          <div key={one.key} className="tx-stack tx-set">
            <div className="tx-two">
              <Field label={say('field_packageTitle', { no: at + 1 })}>
                {(control) => <TextInput {...control} value={one.title} maxLength={60} readOnly={opened} onChange={(title) => change(one.key, { title })} />}
              </Field>
              <Field label={say('field_price')}>
                {(control) => <TextInput {...control} inputMode="decimal" value={one.price} maxLength={12} readOnly={opened} onChange={(price) => change(one.key, { price })} />}
              </Field>
            </div>
            <Field label={say('field_contents')} optional>
              {(control) => <TextInput {...control} value={one.contents} maxLength={500} readOnly={opened} onChange={(contents) => change(one.key, { contents })} />}
            </Field>
            <Field label={say('field_supplier')} help={say('help_supplier')} optional>
              {(control) => <TextInput {...control} value={one.supplier} maxLength={80} readOnly={over} onChange={(supplier) => change(one.key, { supplier })} />}
            </Field>
            <div className="tx-bar">
              <label className="tx-tick">
                <input type="radio" name={name} checked={one.key === defaultKey} disabled={opened} onChange={() => set({ defaultKey: one.key })} />
                <span>{say('field_default')}</span>
              </label>
              {packages.length > 1 && !opened && <IconButton icon="close" label={say('removePackage', { no: at + 1 })} onClick={() => remove(one.key)} />}
            </div>
          </div>
        ))}
        {!opened && packages.length < mostPackages && (
          <div>
            <Button icon="plus" onClick={() => set({ packages: [...packages, blankPackage(randomKey())] })}>
              {say('addPackage')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
