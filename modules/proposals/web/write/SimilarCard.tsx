import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { query } from '../../../../web/api.ts'
import { wordsTexts } from '../words.texts.ts'
import type { ProposalText } from './proposal-text.ts'
import { SimilarDialog } from './SimilarDialog.tsx'
import { writeTexts } from './write.texts.ts'

const restMs = 700

/** Earlier and present ones like what is being typed, with what came of them. */
export function SimilarCard({ text, exclude }: { text: ProposalText; exclude: string | undefined }) {
  const say = useTexts(writeTexts)
  const sayWord = useTexts(wordsTexts)
  const words = useBilingual()
  const { title, reason, suggestion } = useDebounced(text, restMs)
  const [opened, open] = useState<string | null>(null)
  const enough = title.trim().length >= 2
  const similar = useQuery(
    query.proposals.similar.queryOptions({
      input: { title: title.slice(0, 200), text: `${reason}\n${suggestion}`, ...(exclude ? { exclude } : {}) },
      enabled: enough,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  )
  const items = enough ? (similar.data?.items ?? []).slice(0, 5) : []
  return (
    <aside className="wr-similar" aria-label={say('similar')}>
      <Card title={say('similar')}>
        <p className="tx-quiet" role="status">
          {say(!enough ? 'similarWaiting' : items.length > 0 ? 'similarLead' : 'similarNone')}
        </p>
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <button type="button" className="wr-similar-one" title={say('similarOpen', { title: item.title })} onClick={() => open(item.id)}>
                <strong>{item.title}</strong>
                <span className="tx-quiet">{[item.sessionTitle, item.number && sayWord('numbered', { number: item.number })].filter(Boolean).join(' · ')}</span>
                <Chip>{words(item.stateTitle)}</Chip>
                <span>{words(item.cameTo)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Card>
      {opened && <SimilarDialog id={opened} onClose={() => open(null)} />}
    </aside>
  )
}
