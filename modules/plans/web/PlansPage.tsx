import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { plansTexts } from './plans.texts.ts'

/** Leads to the plan in force; without one it says how to begin. */
export function PlansPage() {
  const say = useTexts(plansTexts)
  const mayManage = useMay('plans.manage')
  const plans = useQuery(query.plans.list.queryOptions())
  const current = plans.data?.find((plan) => plan.state === 'accepted') ?? plans.data?.[0]
  if (current) return <Navigate to={current.state === 'accepted' ? '/plans/$planId' : '/plans/$planId/review'} params={{ planId: current.id }} replace />
  return (
    <PageFrame title={say('title')} width="read">
      <Card flush>
        {plans.isPending && <SkeletonRows />}
        {plans.isError && <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />}
        {plans.isSuccess && (
          <EmptyState
            icon="calendar"
            title={say('none')}
            action={
              mayManage && (
                <ButtonLink look="primary" icon="upload" to="/plans/new">
                  {say('upload')}
                </ButtonLink>
              )
            }
          >
            {say(mayManage ? 'noneOffice' : 'noneOthers')}
          </EmptyState>
        )}
      </Card>
    </PageFrame>
  )
}
