import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { identityTexts } from './identity.texts.ts'

/** Why the server did not do it, in its own words; nothing while there is no error. */
export function Refusal({ error }: { error: unknown }) {
  const say = useTexts(identityTexts)
  const sayBase = useTexts(baseTexts)
  if (!error) return null
  const { message, requestId } = describeError(error, sayBase)
  return (
    <Banner tone="bad" title={say('notDone')} urgent>
      <p>{message}</p>
      {requestId && <code>{sayBase('requestId', { id: requestId })}</code>}
    </Banner>
  )
}
