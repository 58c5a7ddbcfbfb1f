import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useTimes } from '../use-times.ts'
import { Camera } from './Camera.tsx'
import { Outcome } from './CheckMyselfInPage.tsx'
import { checkinTexts } from './checkin.texts.ts'
import { useCheckinChanged } from './use-checkin-changed.ts'

/** One person after another: by the camera, a hand scanner or the staff number. */
export function ScanCard({ pointId }: { pointId: string }) {
  const say = useTexts(checkinTexts)
  const sayBase = useTexts(baseTexts)
  const times = useTimes()
  const changed = useCheckinChanged()
  const [text, write] = useState('')
  const run = useMutation({
    mutationFn: (scanned: string) => api.checkin.scan({ pointId, by: isCode(scanned) ? { kind: 'code', code: scanned } : { kind: 'staffNo', staffNo: scanned } }),
    onSuccess: changed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    run.mutate(text.trim())
    write('')
  }
  const { data, error } = run
  return (
    <Card>
      <div className="cp-form">
        {data && !run.isPending && (
          <Outcome
            tone={data.outcome === 'already' ? 'warn' : 'ok'}
            icon={data.outcome === 'already' ? 'info' : 'ok'}
            title={data.name}
            lines={[
              say(data.outcome === 'already' ? 'recordedAlready' : 'recorded'),
              [data.staffNo, data.unitName, data.optionTitle].filter(Boolean).join(' · '),
              data.party > 1 ? say('party', { count: data.party }) : '',
              data.outcome === 'already' ? say('alreadyAt', { at: times.at(data.at) }) : '',
            ]}
          />
        )}
        {error && !run.isPending && <Outcome tone="bad" icon="error" title={say('refused')} lines={[describeError(error, sayBase).message]} />}
        <form className="cp-scan" onSubmit={submit}>
          <Field label={say('byNumber')} help={say('byNumberHelp')}>
            {(control) => <TextInput {...control} autoComplete="off" autoCapitalize="off" value={text} onChange={write} />}
          </Field>
          <Button look="primary" type="submit" busy={run.isPending}>
            {say('checkIn')}
          </Button>
        </form>
        <Camera onScan={(code) => run.mutate(code)} />
      </div>
    </Card>
  )
}

/** A code carries its signature behind a dot, or is an address; a staff number is neither. */
function isCode(text: string): boolean {
  return /[./]/.test(text)
}
