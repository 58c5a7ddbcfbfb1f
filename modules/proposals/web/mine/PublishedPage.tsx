import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../../kernel/ui/base/EndlessList.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { query } from '../../../../web/api.ts'
import { useEndless } from '../../../../web/use-endless.ts'
import type { Topic } from '../proposals.types.ts'
import { topicKeys } from '../topic-keys.ts'
import { useSessions } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { mineTexts } from './mine.texts.ts'
import { ProposalRowLine } from './ProposalRowLine.tsx'
import '../proposals.css'

/** What delegates proposed and what came of it, for every member. */
export function PublishedPage() {
  const say = useTexts(mineTexts)
  const [typed, type] = useState('')
  const q = useDebounced(typed.trim(), 300)
  const [topic, chooseTopic] = useAddress('topic')
  const [sessionId, chooseSession] = useAddress('session')
  const known = topicKeys.find((key) => key === topic)
  return (
    <PageFrame title={say('publishedTitle')} lead={say('publishedLead')} width="read" back>
      <div className="tx-stack">
        <Filters typed={typed} onType={type} topic={topic} onTopic={chooseTopic} sessionId={sessionId} onSession={chooseSession} />
        <Satisfaction sessionId={sessionId} />
        <Found key={`${q} ${topic} ${sessionId}`} q={q} topic={known} sessionId={sessionId} />
      </div>
    </PageFrame>
  )
}

interface FiltersProps {
  typed: string
  onType: (text: string) => void
  topic: string
  onTopic: (topic: string) => void
  sessionId: string
  onSession: (id: string) => void
}

function Filters({ typed, onType, topic, onTopic, sessionId, onSession }: FiltersProps) {
  const say = useTexts(mineTexts)
  const sayWord = useTexts(wordsTexts)
  const sessions = useSessions()
  return (
    <div className="pr-filters" role="search">
      <TextInput type="search" aria-label={say('search')} placeholder={say('search')} value={typed} maxLength={100} onChange={onType} />
      <Select
        aria-label={say('topic')}
        value={topic}
        placeholder={say('allTopics')}
        options={topicKeys.map((key) => ({ value: key, label: sayWord(`topic_${key}`) }))}
        onChange={onTopic}
      />
      <Select
        aria-label={say('session')}
        value={sessionId}
        placeholder={say('allSessions')}
        options={(sessions.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={onSession}
      />
    </div>
  )
}

function Found({ q, topic, sessionId }: { q: string; topic: Topic | undefined; sessionId: string }) {
  const say = useTexts(mineTexts)
  const input = { ...(q ? { q } : {}), ...(topic ? { topic } : {}), ...(sessionId ? { sessionId } : {}), limit: 20 }
  const pages = useEndless(query.proposals.published, (page) => ({ ...input, ...page }))
  const first = pages.data?.pages[0]
  const narrowed = q !== '' || topic !== undefined || sessionId !== ''
  return (
    <>
      {first && first.count > 0 && (
        <p className="tx-quiet" role="status">
          {say(first.countCapped ? 'countCapped' : 'count', { count: first.count })}
        </p>
      )}
      <EndlessList
        read={pages}
        flush
        empty={
          <Card flush>
            <EmptyState icon={narrowed ? 'search' : 'vote'} title={say(narrowed ? 'noMatch' : 'publishedNone')}>
              {say(narrowed ? 'noMatchBody' : 'publishedNoneBody')}
            </EmptyState>
          </Card>
        }
      >
        {(row) => <ProposalRowLine row={row} tells="result" />}
      </EndlessList>
    </>
  )
}

/** How content those were who rated the results of a session; nothing before anybody has. */
function Satisfaction({ sessionId }: { sessionId: string }) {
  const say = useTexts(mineTexts)
  const sessions = useSessions()
  const id = sessionId || sessions.data?.current
  const statistics = useQuery(query.proposals.statistics.queryOptions({ input: { id: id ?? '' }, enabled: Boolean(id), staleTime: 60_000 }))
  if (!statistics.data) return null
  const count = (key: string) => statistics.data.satisfaction.find((one) => one.key === key)?.result ?? 0
  const content = count('satisfied') + count('mostly')
  const rated = content + count('unsatisfied')
  if (rated === 0) return null
  return <p>{say('satisfactionLine', { session: statistics.data.session.title, percent: Math.round((content * 100) / rated), rated })}</p>
}

/** A choice that the address keeps. */
function useAddress(key: string): [string, (value: string) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  return [search[key] ?? '', (value) => void navigate({ to: '.', search: { ...search, [key]: value || undefined }, replace: true, resetScroll: false })]
}
