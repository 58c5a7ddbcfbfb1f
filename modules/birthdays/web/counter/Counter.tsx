import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type FormEvent } from 'react'
import { Camera } from '../../../../engines/capacity/web/checkin/Camera.tsx'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Presented } from '../birthdays.types.ts'
import { counterTexts } from './counter.texts.ts'

interface CounterProps {
  secret: string
  /** A code that came with the address. */
  begun: string | null
  onUsed: () => void
}

/** A code in, what it is out, one tap: used. */
export function Counter({ secret, begun, onUsed }: CounterProps) {
  const say = useTexts(counterTexts)
  const [text, write] = useState('')
  const look = useMutation({ mutationFn: (code: string) => api.birthdayShops.look({ secret, code }) })
  const lookAtFirst = useEffectEvent((code: string) => look.mutate(code))
  useEffect(() => {
    if (begun !== null) lookAtFirst(begun)
  }, [begun])
  const again = () => {
    look.reset()
    write('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') look.mutate(text.trim())
  }
  if (look.data) return <Found key={look.data.code} secret={secret} coupon={look.data} onUsed={onUsed} onNext={again} />
  return (
    <Card>
      <div className="tx-stack">
        {look.isError && <Refusal error={look.error} />}
        <form className="cp-scan" onSubmit={submit}>
          <Field label={say('code')} help={say('codeHelp')}>
            {(control) => (
              <TextInput
                {...control}
                className="tx-input bd-counter-code"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={40}
                value={text}
                onChange={write}
              />
            )}
          </Field>
          <Button look="primary" type="submit" busy={look.isPending}>
            {say('look')}
          </Button>
        </form>
        <Camera unable={say('cameraNone')} onScan={(code) => look.mutate(code)} />
      </div>
    </Card>
  )
}

function Refusal({ error }: { error: unknown }) {
  const say = useTexts(counterTexts)
  const sayBase = useTexts(baseTexts)
  return (
    <Banner tone="bad" title={say('refused')} urgent>
      {describeError(error, sayBase).message}
    </Banner>
  )
}

function Found({ secret, coupon, onUsed, onNext }: { secret: string; coupon: Presented; onUsed: () => void; onNext: () => void }) {
  const say = useTexts(counterTexts)
  const times = useTimes()
  // One press however often it is pressed, and after a lost answer still the same.
  const [press] = useState(randomKey)
  const use = useMutation({ mutationFn: () => api.birthdayShops.use({ secret, code: coupon.code, press }), onSuccess: onUsed })
  if (use.data)
    return (
      <Card>
        <div className="tx-stack">
          <Banner tone="ok" title={say('used')} urgent>
            {say('usedBody', { treat: use.data.treat, amount: use.data.amount, at: times.at(use.data.usedAt) })}
          </Banner>
          <div>
            <Button look="primary" onClick={onNext}>
              {say('next')}
            </Button>
          </div>
        </div>
      </Card>
    )
  return (
    <Card title={say('good')}>
      <div className="tx-stack">
        {use.isError && <Refusal error={use.error} />}
        <dl className="tx-facts">
          <dt>{say('treat')}</dt>
          <dd>{coupon.treat}</dd>
          <dt>{say('amount')}</dt>
          <dd className="bd-big">{say('yuan', { amount: coupon.amount })}</dd>
          <dt>{say('holder')}</dt>
          <dd>{coupon.holder}</dd>
          <dt>{say('until')}</dt>
          <dd>{times.day(coupon.validUntil)}</dd>
          <dt>{say('code')}</dt>
          <dd>{coupon.code}</dd>
        </dl>
        <p className="tx-note">{say('useHint')}</p>
        <div className="tx-actions">
          <Button look="primary" busy={use.isPending} onClick={() => use.mutate()}>
            {say('use')}
          </Button>
          <Button onClick={onNext}>{say('another')}</Button>
        </div>
      </div>
    </Card>
  )
}
