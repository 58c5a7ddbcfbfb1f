import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { MyTrip, Programme, ShownTrip } from './recuperation.types.ts'
import { usePress } from './use-changed.ts'

/** What my group asks of me: an answer to its move, the safety letter. */
export function MyGroup({ programme: { mine, trips } }: { programme: Programme }) {
  const trip = trips.find(({ id }) => id === mine?.optionId)
  if (!mine || !trip) return null
  return (
    <>
      {mine.transfer && <Transfer mine={mine} transfer={mine.transfer} trip={trip} />}
      {mine.letter && !mine.transfer && <Letter mine={mine} letter={mine.letter} />}
    </>
  )
}

function Transfer({ mine, transfer, trip }: { mine: MyTrip; transfer: NonNullable<MyTrip['transfer']>; trip: ShownTrip }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const [leaving, leave] = useState(false)
  const done = usePress()
  const answer = useMutation({
    ...done,
    mutationFn: (accept: boolean) => api.recuperation.answerTransfer({ enrolmentId: mine.enrolmentId, accept }),
    onSuccess: ({ accepted }) => {
      leave(false)
      toast(say(accepted ? 'transferAccepted' : 'transferLeft'))
    },
  })
  return (
    <Card title={say('transferTitle')}>
      <div className="tx-stack">
        <Banner tone="warn">{say('transferBody', { from: transfer.fromTitle, to: transfer.toTitle })}</Banner>
        <p>{times.span(trip.startsAt, trip.endsAt)}</p>
        <div className="tx-actions">
          <Button look="primary" busy={answer.isPending && !leaving} onClick={() => answer.mutate(true)}>
            {say('transferAccept')}
          </Button>
          <Button onClick={() => leave(true)}>{say('transferLeave')}</Button>
        </div>
      </div>
      <ConfirmDialog
        open={leaving}
        danger
        title={say('transferLeaveTitle')}
        action={say('transferLeave')}
        busy={answer.isPending}
        onConfirm={() => answer.mutate(false)}
        onClose={() => leave(false)}
      >
        {say('transferLeaveBody')}
      </ConfirmDialog>
    </Card>
  )
}

function Letter({ mine, letter }: { mine: MyTrip; letter: NonNullable<MyTrip['letter']> }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const done = usePress()
  const confirm = useMutation({
    ...done,
    mutationFn: () => api.recuperation.confirmLetter({ enrolmentId: mine.enrolmentId, letter: letter.text }),
    onSuccess: () => toast(say('letterConfirmed')),
  })
  const confirmed = letter.confirmedAt !== null
  return (
    <Card
      title={say('letterTitle')}
      aside={
        confirmed ? (
          <Chip tone="ok" icon="ok">
            {say('letterDone')}
          </Chip>
        ) : (
          <Chip tone="warn" icon="bell">
            {say('letterWaits')}
          </Chip>
        )
      }
    >
      <div className="tx-stack">
        <p className="tx-prose rc-letter">{letter.text}</p>
        {letter.confirmedAt ? (
          <p className="tx-note">{say('letterAt', { at: times.at(letter.confirmedAt) })}</p>
        ) : (
          <Button look="primary" block busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {say('letterConfirm')}
          </Button>
        )}
      </div>
    </Card>
  )
}
