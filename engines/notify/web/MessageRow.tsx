import type { InferContractRouterOutputs } from '@orpc/contract'
import { Link } from '@tanstack/react-router'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import type { notifyContract } from '../notify.contract.ts'
import { sayAgo } from './ago.ts'
import { notifyTexts } from './notify.texts.ts'

export type InboxMessage = InferContractRouterOutputs<typeof notifyContract>['my']['list']['items'][number]

/** One message: what happened, when, and the way there. Unread ones carry a dot and a word. */
export function MessageRow({ message, now, onOpen }: { message: InboxMessage; now: Date; onOpen: () => void }) {
  const say = useTexts(notifyTexts)
  const language = currentLanguage()
  const unread = message.readAt === null
  return (
    <Link to={message.path} className={unread ? 'nt-row nt-row-unread' : 'nt-row'} onClick={onOpen}>
      <span className="nt-dot" aria-hidden="true" />
      <span className="nt-words">
        <span className="nt-head">
          <span className="nt-title">
            {unread && <span className="tx-hidden">{say('isUnread')} </span>}
            {message.title}
          </span>
          <time className="nt-when" dateTime={message.at} title={formatInstant(message.at, language)}>
            {sayAgo(message.at, now, { say, language })}
          </time>
        </span>
        {message.body && <span className="nt-body">{message.body}</span>}
      </span>
    </Link>
  )
}
