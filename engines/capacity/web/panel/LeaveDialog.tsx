import { useMutation } from '@tanstack/react-query'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyEnrolment, MyOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'

interface LeaveDialogProps {
  offer: Pick<MyOffer, 'title' | 'mode'>
  enrolment: MyEnrolment
  onClose: () => void
}

/** Asked first, since the place goes to the next at once; says what it costs. */
export function LeaveDialog({ offer, enrolment, onClose }: LeaveDialogProps) {
  const say = useTexts(capacityTexts)
  const words = useBilingual()
  const changed = useOffersChanged()
  const run = useMutation({
    mutationFn: () => api.capacity.mine.leave({ enrolmentId: enrolment.id }),
    onSuccess: () => {
      toast(say('left_done'))
      onClose()
    },
    onSettled: changed,
  })
  const chosen = offer.mode === 'choice'
  const verb = say(leaveVerb(offer, enrolment))
  return (
    <ConfirmDialog
      open
      title={say(chosen ? 'leaveTitleChosen' : 'leaveTitle', { offer: offer.title })}
      action={verb}
      danger
      busy={run.isPending}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      <p>{say(chosen ? 'leaveBodyChosen' : 'leaveBody')}</p>
      {enrolment.leavingCosts ? <Banner tone="warn">{words(enrolment.leavingCosts)}</Banner> : !chosen && <p>{say('leaveFree')}</p>}
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}

/** What giving it back is called: of a place, of waiting for one, of what everybody has. */
export function leaveVerb({ mode }: Pick<MyOffer, 'mode'>, { status }: Pick<MyEnrolment, 'status'>): 'leave' | 'leaveWaiting' | 'leaveOffered' | 'leaveChosen' {
  if (status === 'waiting') return 'leaveWaiting'
  if (status === 'offered') return 'leaveOffered'
  return mode === 'choice' ? 'leaveChosen' : 'leave'
}
