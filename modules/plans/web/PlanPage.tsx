import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts, type Say } from '../../../kernel/ui/texts.ts'
import { api, apiPrefix, query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { FeedDialog } from './FeedDialog.tsx'
import { PlanBoard, PlanCalendar, PlanText, PlanUnits } from './PlanViews.tsx'
import type { Plan } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import './plans.css'

const views = ['items', 'units', 'board', 'text'] as const
type View = (typeof views)[number]

/** The year at a glance: how far it is, and its items by month, by unit, by work system, or as the document has them. */
export function PlanPage() {
  const say = useTexts(plansTexts)
  const { planId } = useParams({ strict: false })
  const plan = useQuery(query.plans.read.queryOptions({ input: { id: planId ?? '' } }))
  if (plan.isPending) return <SkeletonPage />
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  return (
    <PageFrame title={plan.data.title} lead={progressLine(plan.data, say)} action={<PlanActions plan={plan.data} />}>
      <PlanBody plan={plan.data} />
    </PageFrame>
  )
}

function PlanBody({ plan }: { plan: Plan }) {
  const say = useTexts(plansTexts)
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const [today] = useState(() => dayOf(new Date()))
  const view: View = views.find((one) => one === search['view']) ?? 'items'
  const labels = { items: say('viewItems'), units: say('viewUnits'), board: say('viewBoard'), text: say('viewText') }
  const show = (next: View) => void navigate({ to: '.', search: next === 'items' ? {} : { view: next }, replace: true, resetScroll: false })
  return (
    <>
      <div className="pl-bar-row">
        <Choice label={say('view')} value={view} options={views.map((value) => ({ value, label: labels[value] }))} onChange={show} />
        <YearSelect current={plan} />
      </div>
      {view === 'items' && <PlanCalendar plan={plan} today={today} />}
      {view === 'units' && <PlanUnits plan={plan} />}
      {view === 'board' && <PlanBoard plan={plan} />}
      {view === 'text' && <PlanText plan={plan} />}
    </>
  )
}

function PlanActions({ plan }: { plan: Plan }) {
  const say = useTexts(plansTexts)
  const mayManage = useMay('plans.manage')
  const [feedUrl, setFeedUrl] = useState<string | null>(null)
  const makeFeed = useMutation({ mutationFn: () => api.plans.makeFeed(), onSuccess: ({ url }) => setFeedUrl(url) })
  return (
    <>
      <Button icon="calendar" busy={makeFeed.isPending} onClick={() => makeFeed.mutate()}>
        {say('feed')}
      </Button>
      <a className="tx-button tx-button-plain" href={`${apiPrefix}/plans/${plan.id}/report.docx`}>
        {say('docx')}
      </a>
      <a className="tx-button tx-button-plain" href={`${apiPrefix}/plans/${plan.id}/report.xlsx`}>
        {say('xlsx')}
      </a>
      {mayManage && (
        <ButtonLink icon="upload" to="/plans/new">
          {say('upload')}
        </ButtonLink>
      )}
      <FeedDialog url={feedUrl} onClose={() => setFeedUrl(null)} />
    </>
  )
}

/** Other years, and what waits for review. */
function YearSelect({ current }: { current: Plan }) {
  const say = useTexts(plansTexts)
  const navigate = useNavigate()
  const plans = useQuery(query.plans.list.queryOptions())
  if (!plans.data || plans.data.length < 2) return null
  const options = plans.data.map((plan) => ({ value: plan.id, label: plan.state === 'review' ? `${plan.year} ${say('reviewWaiting')}` : String(plan.year) }))
  const open = (id: string) => {
    const chosen = plans.data.find((plan) => plan.id === id)
    void navigate({ to: chosen?.state === 'review' ? '/plans/$planId/review' : '/plans/$planId', params: { planId: id } })
  }
  return <Select aria-label={say('year')} value={current.id} options={options} onChange={open} />
}

function progressLine(plan: Plan, say: Say<'progressLine'>): string {
  const total = plan.itemList.length
  const done = plan.itemList.filter((item) => item.state === 'done').length
  const overdue = plan.itemList.filter((item) => item.overdue).length
  return say('progressLine', { total, done, percent: total === 0 ? 0 : Math.round((done / total) * 100), overdue })
}
