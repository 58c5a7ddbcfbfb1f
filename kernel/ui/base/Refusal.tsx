import { isApiError } from '../api-error.ts'
import { listed } from '../punctuation.ts'
import { useTexts } from '../texts.ts'
import { Banner } from './Banner.tsx'
import { baseTexts } from './base.texts.ts'
import { describeError } from './ErrorState.tsx'

interface RefusalProps {
  error: unknown
  /** Labels of what must be filled in before it can be sent at all; it comes first. */
  missing?: readonly string[]
  /** The same, where labels do not say it. */
  lacking?: string | false | null
}

/** Why it was not done, beside the button: what is lacking, or the server's own words. Nothing while there is nothing to say. */
export function Refusal({ error, missing = [], lacking: inWords }: RefusalProps) {
  const say = useTexts(baseTexts)
  const lacking = missing.length > 0 ? say('missing', { fields: listed(missing) }) : inWords
  if (!lacking && !error) return null
  const { message, requestId } = describeError(error, say)
  // A refusal explains itself; what broke is looked up by its number.
  const broke = isApiError(error) && error.status >= 500
  return (
    <Banner tone="bad" urgent>
      {lacking || message}
      {!lacking && isApiError(error, 'version_conflict') && (
        <p>
          <a href={location.href} target="_blank" rel="noreferrer">
            {say('seeLatest')}
          </a>
        </p>
      )}
      {!lacking && broke && requestId && (
        <p>
          <code>{say('requestId', { id: requestId })}</code>
        </p>
      )}
    </Banner>
  )
}
