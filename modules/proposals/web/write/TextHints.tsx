import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { query } from '../../../../web/api.ts'
import type { Hint, Session } from '../proposals.types.ts'
import type { ProposalText } from './proposal-text.ts'
import { writeTexts } from './write.texts.ts'

const restMs = 600

interface TextHintsProps {
  field: Hint['field']
  text: ProposalText
  session: Session
}

/** What would make this part better; none of it stops anybody from writing on. */
export function TextHints({ field, text, session }: TextHintsProps) {
  const say = useTexts(writeTexts)
  const words = useBilingual()
  const { title, reason, suggestion } = useDebounced(text, restMs)
  const hints = useQuery(
    query.proposals.hints.queryOptions({
      input: { sessionId: session.id, title, reason, suggestion },
      enabled: text[field].trim() !== '',
      placeholderData: keepPreviousData,
      staleTime: Infinity,
    }),
  )
  // The length stands below the text at every letter already.
  const shown = (hints.data?.hints ?? []).filter((hint) => hint.field === field && hint.tone === 'note')
  return (
    <ul className="wr-hints" aria-live="polite" aria-label={say('hints')}>
      {shown.map((hint) => (
        <li key={hint.text.zh}>
          <Icon name="info" size="1.15em" />
          <span>{words(hint.text)}</span>
        </li>
      ))}
    </ul>
  )
}
