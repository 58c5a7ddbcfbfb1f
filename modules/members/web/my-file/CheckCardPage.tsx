import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { Mark } from '../../../../kernel/ui/base/Mark.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { myFileTexts } from './my-file.texts.ts'
import { plainDay } from '../plain-day.ts'
import './my-file.css'

/** What whoever scans a card sees: member or not, and enough to compare with the person. */
export function CheckCardPage() {
  const say = useTexts(myFileTexts)
  const { i18n } = useTranslation()
  const { token = '' } = useParams({ strict: false })
  const answer = useQuery(query.myFile.checkCard.queryOptions({ input: { token }, staleTime: Infinity }))
  if (answer.isPending) return <SkeletonPage />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  const { valid, name, university, unit, memberSince } = answer.data
  return (
    <PageFrame title={say('checkCardTitle')} width="read">
      {valid ? (
        <section className="mf-card" role="status">
          <header>
            <Mark size={30} />
            <span>{university}</span>
          </header>
          <Icon name="ok" size="4rem" />
          <strong className="mf-card-name">{name}</strong>
          <span className="mf-card-state">{say('valid')}</span>
          <p className="tx-quiet">{[unit, memberSince && say('since', { on: plainDay(memberSince, i18n.language) })].filter(Boolean).join(' · ')}</p>
          <p>{say('validCompare')}</p>
        </section>
      ) : (
        <EmptyState icon="error" title={say('invalid')}>
          {say('invalidBody')}
        </EmptyState>
      )}
    </PageFrame>
  )
}
