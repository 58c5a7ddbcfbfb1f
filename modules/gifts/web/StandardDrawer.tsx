import { z } from 'zod'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { GiftKind } from './gifts.types.ts'
import { useGiftChanged } from './use-gift-changed.ts'

const schema = z.object({
  title: z.string().trim().min(1).max(120),
  documentNo: z.string().trim().max(80).nullable(),
  article: z.string().trim().max(40).nullable(),
  region: z.string().trim().min(1).max(40),
  yuan: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/),
  validFrom: z.iso.date(),
  verified: z.boolean(),
  note: z.string().trim().max(400).nullable(),
})

interface StandardDrawerProps {
  kind: GiftKind
  year: number
  onClose: () => void
}

/** What the rule allows one person in a year: the amount with its document. It ends the one before it. */
export function StandardDrawer({ kind, year, onClose }: StandardDrawerProps) {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  const changed = useGiftChanged()
  return (
    <FormDrawer
      title={`${say('standardTitle')} · ${sayGift(`kind_${kind}`)}`}
      action={say('enterStandard')}
      schema={schema}
      initial={{ validFrom: `${year}-01-01`, verified: false, documentNo: null, article: null, note: null }}
      fields={{
        title: { label: say('st_title') },
        documentNo: { label: say('st_documentNo') },
        article: { label: say('st_article') },
        region: { label: say('st_region') },
        yuan: { label: say('st_yuan'), widget: 'money' },
        validFrom: { label: say('st_validFrom') },
        verified: { label: say('st_verified') },
        note: { label: say('st_note'), widget: 'longText' },
      }}
      onSubmit={async ({ yuan, ...facts }, call) => {
        await api.standards.introduce({ key: `gifts.${kind}_yearly`, ...facts, value: { kind: 'amount', yuan } }, { context: call })
        toast(say('standardSaved'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}
