import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { labelled, listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { EvidenceCard } from './EvidenceCard.tsx'
import { ItemActions } from './ItemActions.tsx'
import { ItemState } from './ItemLine.tsx'
import type { ItemDetail } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import { StepsCard } from './StepsCard.tsx'
import { useTimeWords } from './use-time-words.ts'
import './plans.css'

/** One item of the year: who does it, its steps, what proves it, and what was changed. */
export function PlanItemPage() {
  const { itemId } = useParams({ strict: false })
  const item = useQuery(query.plans.readItem.queryOptions({ input: { id: itemId ?? '' } }))
  if (item.isPending) return <SkeletonPage />
  if (item.isError) return <ErrorState error={item.error} onRetry={() => void item.refetch()} />
  return (
    <PageFrame title={item.data.title} lead={<ItemLead item={item.data} />} back action={<ItemActions item={item.data} />}>
      <div className="pl-columns">
        <div className="pl-stack">
          <StepsCard item={item.data} />
          <EvidenceCard item={item.data} />
        </div>
        <div className="pl-stack">
          <FactsCard item={item.data} />
          <ChangesCard item={item.data} />
        </div>
      </div>
    </PageFrame>
  )
}

function ItemLead({ item }: { item: ItemDetail }) {
  return (
    <span className="pl-actions">
      <ItemState item={item} />
      <span>{[item.year, item.section].filter(Boolean).join(' · ')}</span>
      <span>{item.progress}%</span>
    </span>
  )
}

function FactsCard({ item }: { item: ItemDetail }) {
  const say = useTexts(plansTexts)
  const time = useTimeWords()
  const facts = [
    { label: say('time'), value: time(item) },
    { label: say('lead'), value: item.lead?.name ?? say('leadOffice') },
    { label: say('support'), value: listed(item.support.map((unit) => unit.name)) },
    { label: say('persons'), value: listed(item.persons.map((person) => person.name)) },
    { label: say('workSystem'), value: item.workSystem ? say(item.workSystem) : '' },
    { label: say('summary'), value: item.summary ?? '' },
  ]
  return (
    <Card title={say('facts')}>
      <dl className="pl-facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value || '—'}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function ChangesCard({ item }: { item: ItemDetail }) {
  const say = useTexts(plansTexts)
  return (
    <Card title={say('changes')}>
      {item.changes.length === 0 && <p className="tx-quiet">{say('noChanges')}</p>}
      <ol className="pl-steps">
        {item.changes.map((change) => (
          <li key={change.at}>
            <strong>{change.by}</strong> <span className="tx-quiet">{formatInstant(change.at, currentLanguage())}</span>
            {change.fields.map((field) => (
              <div key={field.label}>{labelled(field.label, `${field.before || '—'} → ${field.after || '—'}`)}</div>
            ))}
            {change.reason && <div className="tx-quiet">{change.reason}</div>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
