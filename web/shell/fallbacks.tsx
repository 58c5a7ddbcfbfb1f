import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ButtonLink } from '../../kernel/ui/base/Button.tsx'
import { EmptyState } from '../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../kernel/ui/base/ErrorState.tsx'
import { Mark } from '../../kernel/ui/base/Mark.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { shellTexts } from '../shell.texts.ts'
import './shell.css'

/** While a page is on its way. */
export function Opening() {
  const say = useTexts(shellTexts)
  return (
    <div className="sh-opening" role="status" aria-label={say('opening')}>
      <Mark size={44} waiting />
    </div>
  )
}

/** A page that failed: it can be tried again without losing the rest. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = async () => {
    reset()
    await router.invalidate()
  }
  return <ErrorState error={error} onRetry={() => void retry()} />
}

export function UnknownPage() {
  const say = useTexts(shellTexts)
  return (
    <EmptyState
      icon="search"
      title={say('unknownTitle')}
      action={
        <ButtonLink look="primary" to="/">
          {say('toHome')}
        </ButtonLink>
      }
    >
      {say('unknownBody')}
    </EmptyState>
  )
}
