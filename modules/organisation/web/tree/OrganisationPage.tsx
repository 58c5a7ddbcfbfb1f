import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { keepEnter } from '../../../../kernel/ui/base/keep-enter.ts'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { PrintButton } from '../../../../kernel/ui/desk/PrintButton.tsx'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { organisationTexts } from '../organisation.texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import { RatioLine } from '../RatioLine.tsx'
import { useDays } from '../use-days.ts'
import { AddUnitDrawer } from './AddUnitDrawer.tsx'
import { CampusesCard } from './CampusesCard.tsx'
import { OrgTree } from './OrgTree.tsx'
import { SuperiorsCard } from './SuperiorsCard.tsx'
import '../organisation.css'

/** The organisation today, or on a day: the tree, the unions above, the campuses, and the line for full-time cadres. */
export function OrganisationPage() {
  const say = useTexts(organisationTexts)
  const { today, write } = useDays()
  const mayManage = useMay('organisation.manage')
  const asked = useSearch({ strict: false })['on']
  const on = /^\d{4}-\d\d-\d\d$/.test(asked ?? '') && asked !== today ? asked : undefined
  const tree = useQuery(query.organisation.tree.queryOptions({ input: on ? { on } : {} }))
  const nodes = tree.data?.nodes ?? []
  return (
    <PageFrame title={say('title')} lead={tree.data && leadOf(nodes, say, on && write(on))} action={<PageActions nodes={nodes} on={on} mayManage={mayManage && !on} />}>
      <DayLine on={on} />
      <div className="og-columns">
        {tree.isPending && <SkeletonRows rows={10} />}
        {tree.isError && <ErrorState error={tree.error} onRetry={() => void tree.refetch()} />}
        {tree.isSuccess && <OrgTree key={on} nodes={nodes} on={on} mayChange={mayManage && !on} />}
        <aside className="og-side tx-no-print">
          {mayManage && (
            <Card
              title={say('ratioTitle')}
              aside={
                <Link to="/organisation/cadres" search={{ 'f.cadreKind': 'full_time' }}>
                  {say('ratioOpen')}
                </Link>
              }
            >
              <RatioLine />
            </Card>
          )}
          <SuperiorsCard mayManage={mayManage} />
          <CampusesCard mayManage={mayManage} />
        </aside>
      </div>
    </PageFrame>
  )
}

function DayLine({ on }: { on: string | undefined }) {
  const say = useTexts(organisationTexts)
  const { today, write } = useDays()
  const navigate = useNavigate()
  const show = (day: string | undefined) => void navigate({ to: '/organisation', search: day && day !== today ? { on: day } : {}, replace: true })
  return (
    <>
      <label className="og-day tx-no-print">
        <span>{say('dayLabel')}</span>
        <DatePicker value={dayjs(on ?? today)} allowClear={false} aria-label={say('dayLabel')} onKeyDown={keepEnter} onChange={(day) => show(day?.format('YYYY-MM-DD'))} />
      </label>
      {on && (
        <Banner tone="neutral" action={<Button onClick={() => show(undefined)}>{say('backToToday')}</Button>}>
          {say('dayBanner', { day: write(on) })}
        </Banner>
      )}
    </>
  )
}

function PageActions({ nodes, on, mayManage }: { nodes: readonly TreeNode[]; on: string | undefined; mayManage: boolean }) {
  const say = useTexts(organisationTexts)
  const [adding, add] = useState(false)
  const root = nodes.find(({ parentId }) => parentId === null)
  return (
    <>
      <PrintButton />
      <ExportLink href={`${apiPrefix}/organisation/tree.xlsx${on ? `?on=${on}` : ''}`} />
      {mayManage && root && (
        <>
          <ButtonLink to="/organisation/reorganise">{say('reorganise')}</ButtonLink>
          <Button look="primary" icon="plus" onClick={() => add(true)}>
            {say('add')}
          </Button>
        </>
      )}
      {adding && root && <AddUnitDrawer nodes={nodes} parent={root} onClose={() => add(false)} />}
    </>
  )
}

function leadOf(nodes: readonly TreeNode[], say: SayOf<typeof organisationTexts>, day: string | undefined): string {
  const count = (kind: TreeNode['kind']) => nodes.filter((node) => node.kind === kind).length
  const counts = { branches: count('branch'), groups: count('group') }
  return day ? say('leadPast', { ...counts, day }) : say('lead', { ...counts, members: nodes.find(({ parentId }) => parentId === null)?.membersBelow ?? 0 })
}
