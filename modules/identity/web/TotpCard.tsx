import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'
import { identityTexts } from './identity.texts.ts'
import { PasswordAsked } from './PasswordAsked.tsx'
import { ShownOnce } from './ShownOnce.tsx'
import { TotpEnrol } from './TotpEnrol.tsx'

/** So few recovery codes that somebody should get new ones. */
const few = 2

export function TotpCard() {
  const say = useTexts(identityTexts)
  const client = useQueryClient()
  const state = useQuery(query.identity.totp.state.queryOptions())
  const [doing, begin] = useState<'on' | 'off' | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  // What waits on the home page changes with it.
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: query.identity.totp.key() }), client.invalidateQueries({ queryKey: shellQuery.queryKey })])
  const turnedOn = (recoveryCodes: readonly string[]) => {
    begin(null)
    setCodes(recoveryCodes)
    void refresh()
  }
  const turnOff = async (password: string) => {
    await api.identity.totp.disable({ password })
    begin(null)
    await refresh()
    toast(say('totpNowOff'))
  }
  const cancel = () => begin(null)
  return (
    <Card
      title={say('totp')}
      aside={
        state.data && (
          <Chip tone={state.data.on ? 'ok' : 'neutral'} icon={state.data.on ? 'ok' : 'info'}>
            {say(state.data.on ? 'totpOn' : 'totpOff')}
          </Chip>
        )
      }
    >
      {state.isPending && <SkeletonRows rows={1} />}
      {state.isError && <ErrorState error={state.error} onRetry={() => void state.refetch()} />}
      {state.data && doing === null && <Standing on={state.data.on} left={state.data.recoveryCodesLeft} onBegin={() => begin(state.data.on ? 'off' : 'on')} />}
      {doing === 'on' && <TotpEnrol onDone={turnedOn} onCancel={cancel} />}
      {doing === 'off' && <PasswordAsked body={say('turnOffBody')} action={say('turnOff')} danger run={turnOff} onCancel={cancel} />}
      {codes && <ShownOnce title={say('recoveryTitle')} body={say('recoveryBody')} values={codes} onClose={() => setCodes(null)} />}
    </Card>
  )
}

function Standing({ on, left, onBegin }: { on: boolean; left: number; onBegin: () => void }) {
  const say = useTexts(identityTexts)
  return (
    <div className="id-stack">
      <p className="tx-quiet">
        {say(on ? 'totpOnBody' : 'totpOffBody')} {on && say(left <= few ? 'codesFew' : 'codesLeft', { count: left })}
      </p>
      <Button icon="shield" onClick={onBegin}>
        {say(on ? 'turnOff' : 'turnOn')}
      </Button>
    </div>
  )
}
