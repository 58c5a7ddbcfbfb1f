import { z } from 'zod'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import type { Channel } from '../notify.types.ts'
import { channelsTexts } from './channels.texts.ts'

const schema = z.object({ to: z.string().trim().min(1).max(200) })

/** One message by the saved settings; what the other side said is told at once. */
export function ChannelTest({ channel, onTested, onClose }: { channel: Channel; onTested: () => void; onClose: () => void }) {
  const say = useTexts(channelsTexts)
  return (
    <FormDrawer
      schema={schema}
      title={say('testTitle', { channel: say(channel) })}
      action={say('testSend')}
      fields={{ to: { label: say(`testTo_${channel}`) } }}
      onSubmit={async ({ to }) => {
        const { ok, said } = await api.notify.channels.test({ channel, to })
        onTested()
        toast(ok ? say('testOk') : { message: said, tone: 'bad' })
      }}
      onClose={onClose}
    />
  )
}
