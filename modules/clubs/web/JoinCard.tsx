import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../web/api.ts'
import { clubsTexts } from './clubs.texts.ts'
import type { Club } from './clubs.types.ts'
import { useClubsChanged } from './use-clubs-changed.ts'

/** Where I stand with the club, and the one thing I can do about it. */
export function JoinCard({ club }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const times = useTimes()
  const bilingual = useBilingual()
  const day = (instant: string) => times.day(dayOf(new Date(instant)))
  if (club.mine === 'in') {
    const since = club.episodes.find(({ leftAt }) => leftAt === null)?.joinedAt
    return (
      <Banner tone="ok" title={say('inNow')} action={<Leave club={club} />}>
        {since && say('inSince', { day: day(since) })}
      </Banner>
    )
  }
  if (club.mine === 'asked')
    return (
      <Banner tone="warn" title={say('askedNow')} action={<Withdraw club={club} />}>
        {club.lastRequest && say('askedSince', { day: day(club.lastRequest.askedAt) })}
      </Banner>
    )
  return (
    <>
      {club.lastRequest?.outcome === 'declined' && <Banner tone="neutral">{say('declinedLast', { reason: club.lastRequest.reason ?? '' })}</Banner>}
      {club.mayNotJoin ? <Banner tone="neutral">{bilingual(club.mayNotJoin)}</Banner> : <Join club={club} />}
    </>
  )
}

function Join({ club }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const changed = useClubsChanged()
  const [asking, ask] = useState(false)
  const [message, write] = useState('')
  const [idempotencyKey, renew] = useState(randomKey)
  const join = useMutation({
    mutationFn: () => api.clubs.join({ unitId: club.id, message: message.trim() }, { context: { idempotencyKey } }),
    onSuccess: ({ standing }) => toast(standing === 'asked' ? say('asked') : say('joined', { name: club.name })),
    onError: toastRefusal,
    onSettled: async () => {
      renew(randomKey())
      ask(false)
      await changed()
    },
  })
  return (
    <>
      <Button look="primary" icon="plus" block busy={join.isPending} onClick={() => (club.approval ? ask(true) : join.mutate())}>
        {say(club.approval ? 'ask' : 'join')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={say('askTitle', { name: club.name })}
        action={say('ask')}
        busy={join.isPending}
        onConfirm={() => join.mutate()}
        onClose={() => ask(false)}
      >
        <p>{say('askBody')}</p>
        <Field label={say('message')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={200} value={message} onChange={(event) => write(event.target.value)} />}
        </Field>
      </ConfirmDialog>
    </>
  )
}

function useLeave(club: Club, done: string) {
  const changed = useClubsChanged()
  return useMutation({
    mutationFn: () => api.clubs.leave({ unitId: club.id }),
    onSuccess: () => toast(done),
    onError: toastRefusal,
    onSettled: changed,
  })
}

function Withdraw({ club }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const leave = useLeave(club, say('withdrawn'))
  return (
    <Button look="quiet" busy={leave.isPending} onClick={() => leave.mutate()}>
      {say('withdraw')}
    </Button>
  )
}

function Leave({ club }: { club: Club }) {
  const say = useTexts(clubsTexts)
  const [asking, ask] = useState(false)
  const leave = useLeave(club, say('left'))
  return (
    <>
      <Button look="quiet" onClick={() => ask(true)}>
        {say('leave')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={say('leaveTitle', { name: club.name })}
        action={say('leave')}
        busy={leave.isPending}
        onConfirm={() => leave.mutate(undefined, { onSettled: () => ask(false) })}
        onClose={() => ask(false)}
      >
        {say('leaveBody')}
      </ConfirmDialog>
    </>
  )
}
