import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { QrCode } from '../../../../kernel/ui/base/QrCode.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useTimes } from '../use-times.ts'
import { checkinTexts } from './checkin.texts.ts'
import type { Point } from './checkin.types.ts'
import { Consequences } from './NoShowTable.tsx'
import { useCheckinChanged } from './use-checkin-changed.ts'

/** How many came, the code for the screen at the place, and the end of it. */
export function PointHead({ point, mayManage }: { point: Point; mayManage: boolean }) {
  const say = useTexts(checkinTexts)
  const times = useTimes()
  const [shown, show] = useState(false)
  const [ending, end] = useState(false)
  const { title, opensAt, closesAt, closedAt, entitled, present, selfScan } = point
  return (
    <Card title={title}>
      <div className="tx-stack">
        <p className="cp-counted" role="status">
          {say('counted', { entitled, present })}
        </p>
        <p className="tx-note">{[times.span(opensAt, closesAt), closedAt && say('closed')].filter(Boolean).join(' · ')}</p>
        {shown && <PlaceCode point={point} />}
        {closedAt === null && mayManage && (
          <div className="cp-moves">
            {selfScan !== 'none' && (
              <Button aria-expanded={shown} onClick={() => show(!shown)}>
                {say(shown ? 'close' : 'screen')}
              </Button>
            )}
            <Button look="quiet" onClick={() => end(true)}>
              {say('endPoint')}
            </Button>
          </div>
        )}
      </div>
      {ending && <EndDialog point={point} onClose={() => end(false)} />}
    </Card>
  )
}

const screenMs = 10_000

/** What members scan: on a screen a code that changes, on paper one that stays. */
function PlaceCode({ point }: { point: Point }) {
  const say = useTexts(checkinTexts)
  const onScreen = point.selfScan === 'screen'
  const screen = useQuery(query.checkin.screen.queryOptions({ input: { pointId: point.id }, enabled: onScreen, refetchInterval: screenMs }))
  const poster = useQuery(query.checkin.poster.queryOptions({ input: { pointId: point.id }, enabled: !onScreen }))
  const url = onScreen ? screen.data?.url : poster.data?.url
  if (!url) return null
  return (
    <div className="cp-code">
      <QrCode value={url} label={say('screenTitle')} size={320} />
      <p>{say('screenTitle')}</p>
      {onScreen && <p className="tx-note">{say('screenRefresh')}</p>}
    </div>
  )
}

function EndDialog({ point, onClose }: { point: Point; onClose: () => void }) {
  const say = useTexts(checkinTexts)
  const changed = useCheckinChanged()
  const run = useMutation({
    mutationFn: () => api.checkin.close({ pointId: point.id }),
    onSuccess: async ({ noShows }) => {
      await changed()
      toast(say('ended', { count: noShows }))
      onClose()
    },
  })
  return (
    <ConfirmDialog open title={say('endTitle', { title: point.title })} action={say('endPoint')} danger busy={run.isPending} onConfirm={() => run.mutate()} onClose={onClose}>
      <p>{say('endBody')}</p>
      <Consequences offerId={point.offerId} />
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}
