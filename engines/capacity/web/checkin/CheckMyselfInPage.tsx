import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Icon, type IconName } from '../../../../kernel/ui/base/Icon.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useTimes } from '../use-times.ts'
import { checkinTexts } from './checkin.texts.ts'
import '../capacity.css'

/** Where the code of a place leads: whoever opens it there is checked in. */
export function CheckMyselfInPage() {
  const say = useTexts(checkinTexts)
  const sayBase = useTexts(baseTexts)
  const times = useTimes()
  const { code = '' } = useParams({ strict: false })
  const { mutate, data, error } = useMutation({ mutationFn: (scanned: string) => api.checkin.checkMyselfIn({ code: scanned }) })
  useEffect(() => mutate(code), [code, mutate])
  return (
    <PageFrame title={say('title')} width="read">
      {!data && !error && <Outcome tone="warn" icon="clock" title={say('checking')} lines={[]} />}
      {data && (
        <Outcome
          tone="ok"
          icon="ok"
          title={say(data.outcome === 'already' ? 'already' : 'done')}
          lines={[data.name, data.optionTitle ?? '', say('doneAt', { at: times.at(data.at), point: data.pointTitle })]}
        />
      )}
      {error && <Outcome tone="bad" icon="error" title={say('refused')} lines={[describeError(error, sayBase).message]} />}
      <div className="cp-moves">
        {error && <Button onClick={() => mutate(code)}>{sayBase('retry')}</Button>}
        <ButtonLink to="/me/enrolments">{say('toMine')}</ButtonLink>
      </div>
    </PageFrame>
  )
}

interface OutcomeProps {
  tone: 'ok' | 'warn' | 'bad'
  icon: IconName
  title: string
  lines: readonly string[]
}

/** How a check-in went, large enough to be shown to somebody; colour, sign and words say the same. */
export function Outcome({ tone, icon, title, lines }: OutcomeProps) {
  return (
    <section className={`cp-outcome tx-tone-${tone}`} role="status">
      <Icon name={icon} size="3rem" />
      <h2>{title}</h2>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </section>
  )
}
