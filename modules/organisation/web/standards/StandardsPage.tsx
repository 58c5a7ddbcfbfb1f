import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { Standard } from '../organisation.types.ts'
import { ratioWords } from '../ratio-words.ts'
import { useDays } from '../use-days.ts'
import { StandardDrawer } from './StandardDrawer.tsx'
import { standardsTexts } from './standards.texts.ts'
import '../organisation.css'

/** The rules that set numbers: what holds, on what it rests, what held before. */
export function StandardsPage() {
  const say = useTexts(standardsTexts)
  const standards = useQuery(query.standards.list.queryOptions())
  const byKey = Object.values(Object.groupBy(standards.data?.items ?? [], ({ key }) => key))
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read">
      {standards.isPending && <SkeletonRows rows={3} />}
      {standards.isError && <ErrorState error={standards.error} onRetry={() => void standards.refetch()} />}
      {standards.isSuccess && byKey.length === 0 && (
        <EmptyState icon="book" title={say('none')}>
          {say('noneBody')}
        </EmptyState>
      )}
      {byKey.map((rules) => rules?.[0] && <StandardCard key={rules[0].key} latest={rules[0]} earlier={rules.slice(1)} />)}
    </PageFrame>
  )
}

function StandardCard({ latest, earlier }: { latest: Standard; earlier: readonly Standard[] }) {
  const say = useTexts(standardsTexts)
  const [doing, begin] = useState<'introduce' | 'correct' | null>(null)
  return (
    <Card
      title={latest.title}
      aside={
        <Chip tone={latest.verified ? 'ok' : 'warn'} icon={latest.verified ? 'ok' : 'warning'}>
          {say(latest.verified ? 'verified' : 'unverified')}
        </Chip>
      }
    >
      <div className="og-standard">
        <Rule standard={latest} />
        {latest.note && <p className="tx-quiet">{latest.note}</p>}
        <div className="og-actions">
          <Button onClick={() => begin('introduce')}>{say('introduce')}</Button>
          <Button look="quiet" onClick={() => begin('correct')}>
            {say('correct')}
          </Button>
        </div>
        {earlier.length > 0 && (
          <details className="tx-more">
            <summary>{say('earlier')}</summary>
            <ul className="og-lines">
              {earlier.map((standard) => (
                <li key={standard.id}>
                  <div>
                    <Rule standard={standard} />
                  </div>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {doing && <StandardDrawer standard={latest} isNew={doing === 'introduce'} onClose={() => begin(null)} />}
    </Card>
  )
}

function valueWords(value: Standard['value'], say: SayOf<typeof standardsTexts>): string {
  switch (value.kind) {
    case 'ratio':
      return say('ratioOf', { of: value.of, ratio: ratioWords(value) })
    case 'names':
      return listed(value.names)
    case 'hours':
      return say('hoursOf', { hours: value.hours })
    case 'amount':
      return say('amount', { yuan: value.yuan })
  }
}

function Rule({ standard }: { standard: Standard }) {
  const say = useTexts(standardsTexts)
  const { write } = useDays()
  const { value, documentNo, article, region, validFrom, validTo } = standard
  const words = valueWords(value, say)
  const span = validTo ? say('validSpan', { from: write(validFrom), to: write(validTo) }) : say('validSince', { from: write(validFrom) })
  return (
    <>
      <p className="og-value">{words}</p>
      <p>{[documentNo ?? say('noNumber'), article].filter(Boolean).join(' ')}</p>
      <p className="tx-quiet">{[region, span].join(' · ')}</p>
    </>
  )
}
