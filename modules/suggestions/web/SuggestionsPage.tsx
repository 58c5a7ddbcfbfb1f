import { useState } from 'react'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDebounced } from '../../../kernel/ui/use-debounced.ts'
import { query } from '../../../web/api.ts'
import { useEndless } from '../../../web/use-endless.ts'
import { SuggestionRow } from './SuggestionRow.tsx'
import { suggestionsTexts } from './suggestions.texts.ts'
import './suggestions.css'

type Sort = 'new' | 'supports'

/** What colleagues have suggested and everybody may see. */
export function SuggestionsPage() {
  const say = useTexts(suggestionsTexts)
  const [sort, setSort] = useState<Sort>('new')
  const [typed, type] = useState('')
  const q = useDebounced(typed.trim(), 300)
  const options = [
    { value: 'new', label: say('newest') },
    { value: 'supports', label: say('mostSupported') },
  ] as const
  const actions = (
    <>
      <ButtonLink to="/suggestions/mine">{say('mine')}</ButtonLink>
      <ButtonLink look="primary" icon="edit" to="/suggestions/new">
        {say('write')}
      </ButtonLink>
    </>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read" action={actions}>
      <div className="tx-stack">
        <div className="sg-bar">
          <TextInput className="tx-input sg-search" value={typed} onChange={type} type="search" aria-label={say('search')} placeholder={say('searchHint')} maxLength={100} />
          <Choice label={say('sort')} value={sort} options={options} onChange={setSort} />
        </div>
        <PublicList sort={sort} q={q} />
      </div>
    </PageFrame>
  )
}

function PublicList({ sort, q }: { sort: Sort; q: string }) {
  const say = useTexts(suggestionsTexts)
  const pages = useEndless(query.suggestions.list, (page) => ({ sort, limit: 20, ...(q ? { q } : {}), ...page }))
  return (
    <EndlessList
      read={pages}
      flush
      empty={
        <Card flush>
          <EmptyState icon="chat" title={say(q ? 'noneFound' : 'none')}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      }
    >
      {(item) => <SuggestionRow item={item} />}
    </EndlessList>
  )
}
