import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatInstant } from '../base/days.ts'
import { Icon, type IconName } from '../base/Icon.tsx'
import './timeline.css'

export interface TimelineEvent {
  key: string
  /** An instant as it comes from the server, or a day where no more is known. */
  at: string
  /** Who did what: “林静怡 批准入会”. */
  title: string
  children?: ReactNode
  icon?: IconName
  tone?: 'neutral' | 'ok' | 'warn' | 'bad'
}

/** What happened, newest first or oldest first as given. */
export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label: string }) {
  const { i18n } = useTranslation()
  return (
    <ol className="tl-list" aria-label={label}>
      {events.map((event) => (
        <li key={event.key} className={`tl-event tl-${event.tone ?? 'neutral'}`}>
          <span className="tl-sign">
            <Icon name={event.icon ?? 'clock'} size="1.1em" />
          </span>
          <div className="tl-words">
            <div className="tl-head">
              <strong>{event.title}</strong>
              <time dateTime={event.at}>{event.at.includes('T') ? formatInstant(event.at, i18n.language) : formatDay(event.at, i18n.language)}</time>
            </div>
            {event.children && <div className="tl-body">{event.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
