import { z } from 'zod'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { panelParts } from '../../../engines/panels/panels.shapes.ts'
import { stepFacts } from '../chain/chain.contract.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { ChainStep, TypedStep } from './gifts.types.ts'
import { useGiftChanged } from './use-gift-changed.ts'

const anyStep = z.object(stepFacts)
const notice = anyStep.extend({ untilOn: z.iso.date() })

interface StepDrawerProps {
  giftId: string
  step: ChainStep & { step: TypedStep }
  onClose: () => void
}

/** One step of a purchase: when, who, by which document. How suppliers were compared has a page of its own. */
export function StepDrawer({ giftId, step: { step, record }, onClose }: StepDrawerProps) {
  const say = useTexts(giftsDeskTexts)
  const changed = useGiftChanged()
  const isNotice = step === 'notice'
  const fields = {
    doneOn: { label: say(isNotice ? 'noticeFrom' : 'doneOn') },
    untilOn: isNotice ? { label: say('untilOn') } : ({ hidden: true } as const),
    documentNo: { label: say('documentNo') },
    amount: step === 'budget' || step === 'contract' ? { label: say('amount'), widget: 'money' as const } : ({ hidden: true } as const),
    people: {
      label: say('persons'),
      rows: { name: { label: say('personName') }, part: { label: say('personPart'), options: panelParts.map((value) => ({ value, label: say(`part_${value}`) })) } },
    },
    note: { label: say('note'), widget: 'longText' as const },
  }
  const blank = { untilOn: null, documentNo: null, amount: null, people: [], note: '' }
  return (
    <FormDrawer
      title={say('recordTitle', { step: say(`step_${step}`) })}
      action={say('record')}
      schema={isNotice ? notice : anyStep}
      initial={record ?? blank}
      fields={fields}
      onSubmit={async (facts) => {
        await api.giftChain.record({ id: giftId, step, version: record?.version ?? null, ...facts })
        toast(say('recorded'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}
