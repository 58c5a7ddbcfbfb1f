import { useTexts } from '../../../../kernel/ui/texts.ts'
import { pageTexts } from './page.texts.ts'

/** Reason and suggestion as they were written. */
export function ProposalWords({ proposal: { reason, suggestion } }: { proposal: { reason: string; suggestion: string } }) {
  const say = useTexts(pageTexts)
  return (
    <div className="pr-words">
      <h3>{say('reason')}</h3>
      <p className="pr-text">{reason || '—'}</p>
      <h3>{say('suggestion')}</h3>
      <p className="pr-text">{suggestion || '—'}</p>
    </div>
  )
}
