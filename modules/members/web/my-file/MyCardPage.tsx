import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Mark } from '../../../../kernel/ui/base/Mark.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { QrCode } from '../../../../kernel/ui/base/QrCode.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useOnline } from '../../../../kernel/ui/base/online.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { myFileTexts } from './my-file.texts.ts'
import { plainDay } from '../plain-day.ts'
import './my-file.css'

/** Well before the five minutes of a code are over. */
const renewMs = 4 * 60_000

/** My card, to be shown: large, calm, and its code always fresh. */
export function MyCardPage() {
  const say = useTexts(myFileTexts)
  const online = useOnline()
  const { i18n } = useTranslation()
  const card = useQuery(query.myFile.card.queryOptions({ staleTime: 0, refetchInterval: renewMs, refetchOnReconnect: true }))
  if (card.isPending) return <SkeletonPage />
  if (!card.data)
    return (
      <PageFrame title={say('cardTitle')} width="read" back>
        <ErrorState error={card.error} onRetry={() => void card.refetch()} />
      </PageFrame>
    )
  const { name, university, unitName, membershipLabel, memberSince, staffNo, cardNo, qrUrl } = card.data
  const facts = [
    { label: say('unit'), value: unitName },
    { label: say('staffNo'), value: staffNo },
    ...(cardNo ? [{ label: say('cardNo'), value: cardNo }] : []),
    ...(memberSince ? [{ label: say('cardSince'), value: plainDay(memberSince, i18n.language) }] : []),
  ]
  return (
    <PageFrame title={say('cardTitle')} width="read" back>
      {!online && <Banner tone="warn">{say('cardOffline')}</Banner>}
      {qrUrl === null ? (
        <EmptyState icon="card" title={say('cardNone')}>
          {say('cardNoneBody')}
        </EmptyState>
      ) : (
        <section className="mf-card" aria-label={say('cardTitle')}>
          <header>
            <Mark size={30} />
            <span>{university}</span>
          </header>
          <strong className="mf-card-name">{name}</strong>
          <span className="mf-card-state">{membershipLabel}</span>
          <QrCode value={qrUrl} label={say('cardCode')} size={240} />
          <Left key={card.dataUpdatedAt} />
          <dl>
            {facts.map((fact) => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </PageFrame>
  )
}

function Left() {
  const say = useTexts(myFileTexts)
  const [seconds, setSeconds] = useState(renewMs / 1000)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => left - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return <p className="tx-quiet">{seconds > 0 ? say('cardLeft', { count: seconds }) : say('cardStale')}</p>
}
