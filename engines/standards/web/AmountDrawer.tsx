import { z } from 'zod'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { standardTexts } from './standards.texts.ts'

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

interface AmountDrawerProps {
  /** The rule's key: `gifts.festival_yearly`. */
  ruleKey: string
  /** What is given. */
  what: string
  year: number
  onSaved: () => Promise<void>
  onClose: () => void
}

/** What the rule allows one person in a year: the amount with its document. It ends the one before it. */
export function AmountDrawer({ ruleKey, what, year, onSaved, onClose }: AmountDrawerProps) {
  const say = useTexts(standardTexts)
  return (
    <FormDrawer
      title={`${say('title')} · ${what}`}
      action={say('enter')}
      schema={schema}
      initial={{ validFrom: `${year}-01-01`, verified: false, documentNo: null, article: null, note: null }}
      fields={{
        title: { label: say('of_title') },
        documentNo: { label: say('of_documentNo') },
        article: { label: say('of_article') },
        region: { label: say('of_region') },
        yuan: { label: say('of_yuan'), widget: 'money' },
        validFrom: { label: say('of_validFrom') },
        verified: { label: say('of_verified') },
        note: { label: say('of_note'), widget: 'longText' },
      }}
      onSubmit={async ({ yuan, ...facts }, call) => {
        await api.standards.introduce({ key: ruleKey, ...facts, value: { kind: 'amount', yuan } }, { context: call })
        toast(say('saved'))
        await onSaved()
      }}
      onClose={onClose}
    />
  )
}
