import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { DeskRound } from '../placement.types.ts'
import { placementDeskTexts } from './placement-desk.texts.ts'
import { usePlacementChanged } from './use-placement-changed.ts'

const calls = {
  publish: api.placement.publishRound,
  allot: api.placement.allotByRule,
  notice: api.placement.giveNotice,
  tell: api.placement.tellResults,
  close: api.placement.closeRound,
}
type Step = keyof typeof calls

/** What the round waits for now, and the step that the office can take. */
export function NextStep({ round }: { round: DeskRound }) {
  const say = useTexts(placementDeskTexts)
  const changed = usePlacementChanged()
  const now = useNow()
  const words = useWords(round, now)
  const [asked, ask] = useState<Step | null>(null)
  const take = useMutation({
    mutationFn: (step: Step) => calls[step]({ id: round.id, version: round.version }),
    onSuccess: (_done, step) => toast(say(`done_${step}`)),
    onSettled: async () => {
      ask(null)
      await changed()
    },
  })
  return (
    <Card title={say('next')}>
      <div className="tx-stack">
        <p>{words}</p>
        <Refusal error={take.error} />
        <div className="tx-actions">
          {stepsOf(round, now).map((step, at) => (
            <Button
              key={step}
              look={at === 0 ? 'primary' : 'plain'}
              busy={take.isPending && take.variables === step}
              onClick={() => (step === 'allot' ? take.mutate(step) : ask(step))}
            >
              {say(step)}
            </Button>
          ))}
        </div>
      </div>
      {asked && asked !== 'allot' && (
        <ConfirmDialog open title={say(asked)} action={say(asked)} busy={take.isPending} onConfirm={() => take.mutate(asked)} onClose={() => ask(null)}>
          {say(`${asked}Body`, { days: asked === 'notice' ? round.noticeDays : round.acceptDays })}
        </ConfirmDialog>
      )}
    </Card>
  )
}

function stepsOf({ state, closesAt, unfinished, ready, noticeUntil, openObjections, offered }: DeskRound, now: Date): Step[] {
  switch (state) {
    case 'draft':
      return ['publish']
    case 'published':
      if (Date.parse(closesAt) > now.getTime() || ready === 0) return []
      return unfinished > 0 ? ['allot'] : ['allot', 'notice']
    case 'noticed':
      return noticeUntil !== null && Date.parse(noticeUntil) <= now.getTime() && openObjections === 0 ? ['tell'] : []
    case 'told':
      return offered === 0 ? ['close'] : []
    default:
      return []
  }
}

function useWords(round: DeskRound, now: Date): string {
  const say = useTexts(placementDeskTexts)
  const times = useTimes()
  const { state, unfinished, ready, openObjections, offered } = round
  const until = times.until(round.noticeUntil ?? round.closesAt)
  switch (state) {
    case 'draft':
      return say('next_draft', { from: times.at(round.opensAt) })
    case 'published':
      if (Date.parse(round.closesAt) > now.getTime()) return say('next_open', { until })
      return unfinished > 0 ? say('next_unfinished', { count: unfinished }) : say('next_allot', { count: ready })
    case 'noticed':
      return openObjections > 0 ? say('next_objections', { until, count: openObjections }) : say('next_noticed', { until })
    case 'told':
      return offered > 0 ? say('next_told', { count: offered }) : say('next_toClose')
    default:
      return say('next_closed')
  }
}
