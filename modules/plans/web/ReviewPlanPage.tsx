import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { labelled } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import type { Plan } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import { draftOf, type PlanDraft } from './review-draft.ts'
import { ReviewItems } from './ReviewItems.tsx'
import { SourceText } from './SourceText.tsx'
import './plans.css'

/** The source beside what was read from it; nothing comes into force before somebody has looked. */
export function ReviewPlanPage() {
  const { planId } = useParams({ strict: false })
  const plan = useQuery(query.plans.read.queryOptions({ input: { id: planId ?? '' }, staleTime: Infinity }))
  if (plan.isPending) return <SkeletonPage />
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  return <Review key={plan.data.id} plan={plan.data} />
}

function Review({ plan }: { plan: Plan }) {
  const say = useTexts(plansTexts)
  const [draft, setDraft] = useState<PlanDraft>(() => draftOf(plan))
  const [here, setHere] = useState<number | null>(null)
  const actions = useReviewActions(plan, draft)
  const [asked, ask] = useState<'accept' | 'discard' | null>(null)
  return (
    <PageFrame
      title={labelled(say('review'), draft.title)}
      lead={say('reviewLead', { points: plan.points.length, items: draft.items.length })}
      back
      action={
        <>
          <Button look="quiet" onClick={() => ask('discard')}>
            {say('discard')}
          </Button>
          <Button busy={actions.save.isPending} onClick={() => actions.save.mutate()}>
            {say('save')}
          </Button>
          <Button look="primary" onClick={() => ask('accept')}>
            {say('accept')}
          </Button>
        </>
      }
    >
      <Refusal error={actions.error} />
      <div className="pl-review">
        <Card title={say('source')} flush>
          <SourceText text={plan.sourceText} items={draft.items} unread={draft.unread} here={here} />
        </Card>
        <ReviewItems draft={draft} here={here} onHere={setHere} onChange={setDraft} />
      </div>
      <ConfirmDialog
        open={asked === 'accept'}
        title={say('acceptTitle')}
        action={say('accept')}
        busy={actions.accept.isPending}
        onClose={() => ask(null)}
        onConfirm={() => actions.accept.mutate(undefined, { onSettled: () => ask(null) })}
      >
        {say('acceptBody')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'discard'}
        title={say('discardTitle')}
        action={say('discard')}
        danger
        busy={actions.discard.isPending}
        onClose={() => ask(null)}
        onConfirm={() => actions.discard.mutate(undefined, { onSettled: () => ask(null) })}
      >
        {say('discardBody')}
      </ConfirmDialog>
    </PageFrame>
  )
}

/** Saves what stands on the page; accepting saves first, so that what comes into force is what was seen. */
function useReviewActions(plan: Plan, draft: PlanDraft) {
  const say = useTexts(plansTexts)
  const navigate = useNavigate()
  const client = useQueryClient()
  const [version, setVersion] = useState(plan.version)
  const saveNow = async () => {
    const { year, title, items, unread } = draft
    const saved = await api.plans.review({
      id: plan.id,
      version,
      year,
      title,
      items: items.map(({ key: _key, ...item }) => item),
      unread: unread.map(({ index }) => index),
    })
    setVersion(saved.version)
    return saved
  }
  const refresh = () => client.invalidateQueries({ queryKey: query.plans.key() })
  const save = useMutation({ mutationFn: saveNow, onSuccess: () => toast(say('saved')) })
  const accept = useMutation({
    mutationFn: async () => api.plans.accept({ id: plan.id, version: (await saveNow()).version }),
    onSuccess: async () => {
      await refresh()
      await navigate({ to: '/plans/$planId', params: { planId: plan.id } })
    },
  })
  const discard = useMutation({
    mutationFn: () => api.plans.discard({ id: plan.id, version }),
    onSuccess: async () => {
      await refresh()
      await navigate({ to: '/plans' })
    },
  })
  return { save, accept, discard, error: save.error ?? accept.error ?? discard.error }
}
