import { useEffect, useRef } from 'react'
import { isApiError, offlineCode, unreadableCode } from '../api-error.ts'
import { useTexts, type SayOf } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { Button } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { useOnline } from './online.ts'
import './state.css'

interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
  /** Something was typed here and is still there. */
  kept?: boolean
}

/** What happened, what was kept, what to do, and the id to quote. */
export function ErrorState({ error, onRetry, kept = false }: ErrorStateProps) {
  const say = useTexts(baseTexts)
  const { icon, title, message, requestId } = describeError(error, say)
  useRetryWhenBack(onRetry)
  return (
    <div className="tx-state" role="alert">
      <span className="tx-state-sign tx-state-sign-bad">
        <Icon name={icon} size="2rem" />
      </span>
      <h2>{title}</h2>
      <div className="tx-state-words">
        <p>{message}</p>
        {kept && <p>{say('kept')}</p>}
        {requestId && (
          <p className="tx-quiet">
            <code>{say('requestId', { id: requestId })}</code>
          </p>
        )}
      </div>
      {onRetry && (
        <div className="tx-state-actions">
          <Button look="primary" icon="refresh" onClick={onRetry}>
            {say('retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What could not open for want of a network opens by itself when it is back. */
function useRetryWhenBack(retry: (() => void) | undefined): void {
  const online = useOnline()
  const wasLost = useRef(!online)
  useEffect(() => {
    if (!online) wasLost.current = true
    else if (wasLost.current) {
      wasLost.current = false
      retry?.()
    }
  }, [online, retry])
}

export interface DescribedError {
  icon: IconName
  title: string
  message: string
  requestId: string | null
}

/** The words for any failure; what the server said comes first. */
export function describeError(error: unknown, say: SayOf<typeof baseTexts>): DescribedError {
  if (!isApiError(error)) return { icon: 'error', title: say('errorTitle'), message: say('errorUnknown'), requestId: null }
  if (error.code === offlineCode) return { icon: 'offline', title: say('offlineTitle'), message: say('offlineBody'), requestId: null }
  const message = error.code === unreadableCode ? say('unreadable') : error.message
  if (error.status === 403) return { icon: 'lock', title: say('forbiddenTitle'), message, requestId: null }
  if (error.status === 404) return { icon: 'search', title: say('notFoundTitle'), message, requestId: null }
  return { icon: 'error', title: say('errorTitle'), message, requestId: error.requestId }
}
