import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyOffer, Why } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'

/** It changes by the records and the calendar, not by the second. */
const freshMs = 5 * 60_000

/** Whether I may sign up: each condition, what my own record says to it, and what would help. */
export function WhyCard({ offer }: { offer: Pick<MyOffer, 'id'> }) {
  const say = useTexts(capacityTexts)
  const words = useBilingual()
  const read = useQuery(query.capacity.eligibility.whyMe.queryOptions({ input: { offerId: offer.id }, staleTime: freshMs }))
  if (!read.data) return null
  const why = read.data
  return (
    <Card title={say('why')}>
      <div className="cp-why">
        <p className={why.eligible ? 'cp-verdict cp-ok' : 'cp-verdict cp-bad'}>
          <Icon name={why.eligible ? 'ok' : 'info'} />
          <span>{words(why.summary)}</span>
        </p>
        <details className="tx-more" open={!why.eligible}>
          <summary>{say('conditions')}</summary>
          <Reasons why={why} />
        </details>
      </div>
    </Card>
  )
}

function Reasons({ why }: { why: Why }) {
  const say = useTexts(capacityTexts)
  const words = useBilingual()
  const times = useTimes()
  return (
    <>
      <ul className="cp-reasons">
        {why.conditions.map(({ said, met, yours }) => (
          <Reason key={said.zh} met={met} title={words(said)} hint={say('yours', { value: words(yours) })} />
        ))}
        {why.entitlements.map(({ programme, said, met, usedOn, from }) => (
          <Reason
            key={programme}
            met={met}
            title={words(said)}
            hint={[usedOn.length > 0 && say('usedOn', { days: listed(usedOn.map(times.day)) }), from !== null && !met && say('againFrom', { day: times.day(from) })]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
        {why.sanctions.map(({ cause, from, until }) => (
          <Reason key={from} met={false} title={say('sanctionUntil', { cause: words(cause), until: times.until(until) })} hint="" />
        ))}
      </ul>
      {why.rosterAt && <p className="tx-note">{say('roster', { at: times.at(why.rosterAt) })}</p>}
      {!why.eligible && (
        <p className="tx-note">
          {say('whyHelp')} <Link to="/me/file">{say('toMyFile')}</Link>
        </p>
      )}
    </>
  )
}

function Reason({ met, title, hint }: { met: boolean; title: string; hint: string }) {
  const say = useTexts(capacityTexts)
  return (
    <li className={met ? 'cp-ok' : 'cp-bad'}>
      <Icon name={met ? 'ok' : 'error'} />
      <span>
        <span>{title}</span>
        <span className="tx-note">
          <b>{say(met ? 'met' : 'notMet')}</b>
          {hint && ` · ${hint}`}
        </span>
      </span>
    </li>
  )
}
