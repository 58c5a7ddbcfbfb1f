import { useTranslation } from 'react-i18next'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { notifyTexts } from '../../notify/web/notify.texts.ts'
import type { CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import './talk.css'

type Sent = CaseView['messages'][number]

/** What was sent about the case, to whom, by which way and how far it came. */
export function CaseMessages({ view }: { view: Pick<CaseView, 'messages'> }) {
  const say = useTexts(casesTexts)
  const sayNotify = useTexts(notifyTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  if (view.messages.length === 0) return null
  return (
    <Card title={say('messages')}>
      <details className="tx-more ca-messages">
        <summary>{say('messageCount', { count: view.messages.length })}</summary>
        <ul>
          {view.messages.map((message, index) => (
            <li key={index}>
              <p>{words(message.title)}</p>
              <p className="ca-message-line">
                <span className="tx-quiet">
                  {say('messageTo', { to: message.to })} · <time dateTime={message.at}>{formatInstant(message.at, i18n.language)}</time>
                </span>
                <Chip>{sayNotify('inApp')}</Chip>
                {message.channels.map((sent) => (
                  <Way key={sent.channel} {...sent} />
                ))}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}

const channels = ['email', 'wecom', 'dingtalk', 'wechat'] as const

const states: Readonly<Record<string, { key: 'stateWaiting' | 'stateSending' | 'stateSent' | 'stateUnknown' | 'stateFailed' | 'stateGivenUp' | 'stateSuperseded'; tone: Tone }>> = {
  waiting: { key: 'stateWaiting', tone: 'neutral' },
  sending: { key: 'stateSending', tone: 'neutral' },
  sent: { key: 'stateSent', tone: 'ok' },
  unknown: { key: 'stateUnknown', tone: 'warn' },
  failed: { key: 'stateFailed', tone: 'bad' },
  given_up: { key: 'stateGivenUp', tone: 'bad' },
  superseded: { key: 'stateSuperseded', tone: 'neutral' },
}

function Way({ channel, state }: Sent['channels'][number]) {
  const say = useTexts(notifyTexts)
  const known = channels.find((each) => each === channel)
  const look = states[state]
  return (
    <Chip tone={look?.tone ?? 'neutral'}>
      {known ? say(known) : channel} · {look ? say(look.key) : state}
    </Chip>
  )
}
