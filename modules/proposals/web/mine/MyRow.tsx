import { useQuery } from '@tanstack/react-query'
import type { InboxItem } from '../../../../engines/cases/web/case.types.ts'
import { CaseDue } from '../../../../engines/cases/web/CaseDue.tsx'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import { wordsTexts } from '../words.texts.ts'

/** One of mine: where it stands and why, in one line. */
export function MyRow({ item }: { item: InboxItem }) {
  const sayWord = useTexts(wordsTexts)
  const words = useBilingual()
  const process = useQuery(query.cases.process.queryOptions({ input: { process: 'proposal' }, staleTime: Infinity }))
  const says = process.data?.states.find(({ name }) => name === item.state)?.says
  const hint = [item.number && sayWord('numbered', { number: item.number }), item.asks ? words(item.asks.title) : says && words(says)]
  return (
    <ListRow
      to={isWriting(item) ? `/proposals/${item.caseId}/edit` : item.path}
      title={item.title}
      hint={
        <span className="pr-hint">
          <span>{hint.filter(Boolean).join(' · ')}</span>
          <span className="pr-line">
            <StateChip stateTitle={item.stateTitle} tone={item.tone} />
            <CaseDue due={item} />
          </span>
        </span>
      }
    />
  )
}

/** Whoever is asked to join reads it first; its authors go on writing. */
function isWriting({ asks, state }: InboxItem): boolean {
  return asks ? ['openSeconding', 'resubmit'].includes(asks.action) : state === 'draft' || state === 'correcting'
}
