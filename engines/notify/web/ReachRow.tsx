import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Switch } from '../../../kernel/ui/base/Choice.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { AddressForm } from './AddressForm.tsx'
import { notifyTexts } from './notify.texts.ts'
import type { Reach } from './use-wishes.ts'

interface ReachRowProps {
  reach: Reach
  on: boolean
  onTurn: (on: boolean) => void
  onChanged: () => void
}

/** One channel: whether it is used, where it reaches me, and what can be done about that. */
export function ReachRow({ reach, on, onTurn, onChanged }: ReachRowProps) {
  const say = useTexts(notifyTexts)
  const [doing, begin] = useState<'address' | 'code' | null>(null)
  const name = say(reach.channel)
  const reachable = reach.state === 'confirmed' || reach.state === 'staff_no'
  const finish = () => {
    begin(null)
    onChanged()
  }
  return (
    <div className="nt-line">
      <span className="nt-line-words">
        {name}
        <span className={reach.state === 'failed' ? 'nt-line-hint nt-line-bad' : 'nt-line-hint'}>{stateWords(reach, say)}</span>
        {reach.why && <span className="nt-line-hint">{reach.why}</span>}
      </span>
      {doing === null && <ReachActions reach={reach} onBegin={begin} onChanged={onChanged} />}
      {reachable && <Switch label={say('useChannel', { channel: name })} checked={on} onChange={onTurn} />}
      {doing !== null && <AddressForm channel={reach.channel} from={doing} masked={reach.masked} onDone={finish} onSent={onChanged} onCancel={() => begin(null)} />}
    </div>
  )
}

function ReachActions({ reach, onBegin, onChanged }: { reach: Reach; onBegin: (step: 'address' | 'code') => void; onChanged: () => void }) {
  const say = useTexts(notifyTexts)
  const remove = useMutation({
    mutationFn: () => api.notify.my.removeAddress({ channel: reach.channel }),
    onSuccess: () => toast(say('removed')),
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
    onSettled: onChanged,
  })
  const own = reach.state !== 'none' && reach.state !== 'staff_no'
  const name = say(reach.channel)
  return (
    <span className="nt-actions">
      {reach.state === 'waiting' && (
        <Button look="primary" onClick={() => onBegin('code')}>
          {say('enterCode')}
        </Button>
      )}
      {reach.state !== 'staff_no' && (
        <Button aria-label={`${name}: ${say(own ? 'changeAddress' : 'enterAddress')}`} onClick={() => onBegin('address')}>
          {say(own ? 'changeAddress' : 'enterAddress')}
        </Button>
      )}
      {own && (
        <Button look="quiet" aria-label={`${name}: ${say('removeAddress')}`} busy={remove.isPending} onClick={() => remove.mutate()}>
          {say('removeAddress')}
        </Button>
      )}
    </span>
  )
}

function stateWords({ state, masked }: Reach, say: SayOf<typeof notifyTexts>): string {
  const values = { masked: masked ?? '' }
  if (state === 'confirmed') return values.masked
  if (state === 'staff_no') return say('byStaffNo', values)
  return state === 'none' ? say('none') : say(state, values)
}
