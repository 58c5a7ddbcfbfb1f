import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { Camera } from './Camera.tsx'
import { checkinTexts } from './checkin.texts.ts'
import type { Scanned } from './checkin.types.ts'
import type { Kept } from './offline/keep-scan.ts'
import { offlineTexts } from './offline/offline.texts.ts'
import { isUnreached, type Offline } from './offline/use-offline.ts'
import { ScanOutcome } from './ScanOutcome.tsx'
import { useCheckinChanged } from './use-checkin-changed.ts'

interface Scan {
  text: string
  /** Kept without a network although it is on no list. */
  anyway: boolean
}

export type ScanAnswer = { by: 'server'; row: Scanned } | { by: 'device'; kept: Kept }

/** People wait in line behind this: who is not answered by then is taken in by the device. */
const patienceMs = 8_000

/** One person after another: by the camera, a hand scanner or the staff number; with or without a network. */
export function ScanCard({ pointId, offline }: { pointId: string; offline: Offline }) {
  const say = useTexts(checkinTexts)
  const sayOffline = useTexts(offlineTexts)
  const [text, write] = useState('')
  const run = useScan(pointId, offline)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    run.mutate({ text: text.trim(), anyway: false })
    write('')
  }
  const hasList = offline.lists.some((list) => list.pointId === pointId)
  return (
    <Card>
      <div className="tx-stack">
        {offline.down && (
          <Banner tone="warn" title={sayOffline('down')}>
            {sayOffline(hasList ? 'downWithList' : 'downWithoutList')}
          </Banner>
        )}
        {!run.isPending && <ScanOutcome answer={run.data} error={run.error} onAnyway={() => run.variables && run.mutate({ ...run.variables, anyway: true })} />}
        <form className="cp-scan" onSubmit={submit}>
          <Field label={say('byNumber')} help={say('byNumberHelp')}>
            {(control) => <TextInput {...control} autoComplete="off" autoCapitalize="off" value={text} onChange={write} />}
          </Field>
          <Button look="primary" type="submit" busy={run.isPending}>
            {say('checkIn')}
          </Button>
        </form>
        <Camera onScan={(code) => run.mutate({ text: code, anyway: false })} />
      </div>
    </Card>
  )
}

function useScan(pointId: string, offline: Offline) {
  const changed = useCheckinChanged()
  return useMutation({
    mutationFn: async ({ text, anyway }: Scan): Promise<ScanAnswer> => {
      const at = new Date()
      if (!offline.down) {
        try {
          const by = isCode(text) ? { kind: 'code' as const, code: text } : { kind: 'staffNo' as const, staffNo: text }
          return { by: 'server', row: await api.checkin.scan({ pointId, by }, { signal: AbortSignal.timeout(patienceMs) }) }
        } catch (error) {
          if (!isUnreached(error)) throw error
          offline.wentDown()
        }
      }
      return { by: 'device', kept: await offline.keep({ pointId, text, at, doubtful: !offline.down, anyway }) }
    },
    onSuccess: ({ by }) => (by === 'server' ? changed() : undefined),
  })
}

/** A code carries its signature behind a dot, or is an address; a staff number is neither. */
function isCode(text: string): boolean {
  return /[./]/.test(text)
}
