import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AmountDrawer } from '../../../../engines/standards/web/AmountDrawer.tsx'
import { AmountWords } from '../../../../engines/standards/web/AmountWords.tsx'
import { standardTexts } from '../../../../engines/standards/web/standards.texts.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { yuanWords } from '../../../../kernel/ui/yuan-words.ts'
import { query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { Overview } from '../birthdays.types.ts'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { DeskTabs } from './DeskTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import { EnterUsedDrawer } from './EnterUsedDrawer.tsx'
import { IssueDrawer } from './IssueDrawer.tsx'
import '../birthdays.css'

/** The year at a glance: each figure opens the list behind it. */
export function OverviewPage() {
  const say = useTexts(deskTexts)
  const manages = useMay('birthdays.manage')
  const read = useQuery(query.birthdays.overview.queryOptions({ input: {} }))
  const [drawer, open] = useState<'used' | 'hand' | null>(null)
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const actions = manages && (
    <>
      <Button icon="plus" onClick={() => open('hand')}>
        {say('issueByHand')}
      </Button>
      <Button look="primary" icon="check" onClick={() => open('used')}>
        {say('enterUsed')}
      </Button>
    </>
  )
  return (
    <PageFrame title={say('tabs')} lead={say('overviewLead')} action={actions}>
      <div className="tx-stack">
        <DeskTabs />
        <Running overview={read.data} manages={manages} />
        <Figures overview={read.data} />
        <Standard overview={read.data} />
      </div>
      {drawer === 'used' && <EnterUsedDrawer onClose={() => open(null)} />}
      {drawer === 'hand' && <IssueDrawer onClose={() => open(null)} />}
    </PageFrame>
  )
}

function Running({ overview: { year, running }, manages }: { overview: Overview; manages: boolean }) {
  const say = useTexts(deskTexts)
  if (running > 0) return <Banner tone="ok">{say('running', { count: running })}</Banner>
  return (
    <Banner tone="warn" action={manages && <ButtonLink to="/birthday-desk/programmes">{say('makeOne')}</ButtonLink>}>
      {say('noneRunning', { year })}
    </Banner>
  )
}

function Figures({ overview }: { overview: Overview }) {
  const say = useTexts(deskTexts)
  const { year, thisWeek, thisMonth, withoutBirthDate, issued, open, used, lapsed, revoked, usedAmount } = overview
  const coupons = '/birthday-desk/coupons'
  return (
    <>
      <StatRow>
        <StatTile label={say('stat_thisWeek')} value={thisWeek} unit={say('people')} to="/birthday-desk/people?f.when=week" />
        <StatTile label={say('stat_thisMonth')} value={thisMonth} unit={say('people')} to="/birthday-desk/people?f.when=month" />
        <StatTile
          label={say('stat_missing')}
          value={withoutBirthDate}
          unit={say('people')}
          note={withoutBirthDate > 0 && say('stat_missing_note')}
          to="/birthday-desk/people?f.when=missing"
        />
      </StatRow>
      <StatRow>
        <StatTile label={say('stat_issued', { year })} value={issued} unit={say('pieces')} note={revoked > 0 && say('stat_issued_note', { count: revoked })} to={coupons} />
        <StatTile label={say('stat_open')} value={open} unit={say('pieces')} to={`${coupons}?f.phase=open`} />
        <StatTile label={say('stat_used')} value={used} unit={say('pieces')} note={say('stat_used_note', { amount: yuanWords(usedAmount) })} to={`${coupons}?f.phase=used`} />
        <StatTile label={say('stat_lapsed')} value={lapsed} unit={say('pieces')} to={`${coupons}?f.phase=lapsed`} />
      </StatRow>
    </>
  )
}

function Standard({ overview: { year, standard } }: { overview: Overview }) {
  const say = useTexts(deskTexts)
  const sayStandard = useTexts(standardTexts)
  const maySet = useMay('organisation.manage')
  const changed = useBirthdaysChanged()
  const [entering, enter] = useState(false)
  const button = maySet && (
    <Button look="quiet" onClick={() => enter(true)}>
      {sayStandard(standard === null ? 'enter' : 'introduce')}
    </Button>
  )
  return (
    <Card title={say('standard')} aside={button}>
      <p>
        <AmountWords standard={standard} />
      </p>
      {entering && <AmountDrawer ruleKey="birthday.yearly" what={say('tabs')} year={year} onSaved={changed} onClose={() => enter(false)} />}
    </Card>
  )
}
