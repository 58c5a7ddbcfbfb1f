import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { mattersTexts } from './matters.texts.ts'

const onBehalf = z.object({ consent: z.boolean(), onBehalfNote: z.string().trim().min(1).max(200) })

interface ApplyForDrawerProps {
  person: { id: string; name: string }
  onDone: () => void
  onClose: () => void
}

/** An officer applies for somebody without a phone; how they asked for it goes on the record. */
export function ApplyForDrawer({ person, onDone, onClose }: ApplyForDrawerProps) {
  const say = useTexts(mattersTexts)
  const { id, name } = person
  return (
    <FormDrawer
      title={say('applyForTitle', { name })}
      action={say('applyFor')}
      schema={onBehalf}
      fields={{ consent: { label: say('consent'), help: say('applyForLead') }, onBehalfNote: { label: say('onBehalfNote'), help: say('onBehalfHelp'), widget: 'longText' } }}
      initial={{ consent: false }}
      onSubmit={async (input, call) => {
        await api.membership.fileFor({ id, process: 'admission', input }, { context: call })
        toast(say('appliedFor', { name }))
        onDone()
      }}
      onClose={onClose}
    />
  )
}
