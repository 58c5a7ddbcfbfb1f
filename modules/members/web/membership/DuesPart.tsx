import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import { mattersTexts } from './matters.texts.ts'
import './membership.css'

/** What payroll takes this month, by which rule, and the list itself. */
export function DuesPart() {
  const say = useTexts(mattersTexts)
  const now = useNow()
  const [month, choose] = useState(() => dayOf(now).slice(0, 7))
  return (
    <>
      <div className="ms-bar">
        <Field label={say('month')}>{(control) => <TextInput {...control} type="month" value={month} onChange={(next) => next && choose(next)} />}</Field>
        <Download href={`/api/v1/membership/dues.xlsx?month=${month}`} label={say('duesSheet')} />
      </div>
      <Summary month={month} />
    </>
  )
}

function Summary({ month }: { month: string }) {
  const say = useTexts(mattersTexts)
  const dues = useQuery(query.membership.dues.queryOptions({ input: { month } }))
  if (dues.isPending) return <SkeletonRows rows={3} />
  if (dues.isError) return <ErrorState error={dues.error} onRetry={() => void dues.refetch()} />
  const { payers, joined, left, total, withoutBase, rule } = dues.data
  return (
    <>
      <div className="ms-tiles">
        <StatTile label={say('payers')} value={payers} unit={say('people')} />
        <StatTile label={say('joined')} value={joined} unit={say('people')} />
        <StatTile label={say('left')} value={left} unit={say('people')} />
        <StatTile label={say('total')} value={grouped(total)} unit={say('yuan')} />
      </div>
      <p>
        {say('rate', { rate: rule.rate })} · {rule.citation === null ? say('noCitation') : say('citation', { citation: rule.citation })}
      </p>
      {!rule.verified && <Banner tone="warn">{say('unverified')}</Banner>}
      {withoutBase > 0 && <Banner tone="warn">{say('withoutBase', { count: withoutBase })}</Banner>}
    </>
  )
}

/** Thousands apart; the decimals as the server has them. */
function grouped(yuan: string): string {
  const [whole = '0', fen = '00'] = yuan.split('.')
  return `${new Intl.NumberFormat('zh-CN').format(BigInt(whole))}.${fen}`
}

export function Download({ href, label }: { href: string; label: string }) {
  return (
    <a className="tx-button tx-button-plain tx-no-print" href={href} download>
      <Icon name="download" />
      <span>{label}</span>
    </a>
  )
}
