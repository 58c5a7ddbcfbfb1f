import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyEnrolment, MyOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { OptionChoice } from './OptionChoice.tsx'

interface ChangeOptionProps {
  offer: MyOffer
  enrolment: MyEnrolment
  onClose: () => void
}

/** Another option in one step: the place held is kept until the other is had. */
export function ChangeOption({ offer, enrolment, onClose }: ChangeOptionProps) {
  const say = useTexts(capacityTexts)
  const changed = useOffersChanged()
  const [chosen, choose] = useState<string | null>(null)
  const title = offer.options.find(({ id }) => id === chosen)?.title ?? ''
  const run = useMutation({
    mutationFn: (optionId: string) => api.capacity.mine.changeOption({ enrolmentId: enrolment.id, optionId }),
    onSuccess: () => {
      toast(say('changed', { option: title }))
      onClose()
    },
    onSettled: changed,
  })
  return (
    <ConfirmDialog
      open
      title={say(offer.mode === 'choice' ? 'changeChoiceTitle' : 'changeOptionTitle')}
      action={chosen === null ? say('changeOption') : say('changeTo', { option: title })}
      busy={run.isPending}
      onConfirm={() => chosen !== null && run.mutate(chosen)}
      onClose={onClose}
    >
      <p>{say(offer.mode === 'choice' ? 'changeChoiceBody' : 'changeOptionBody')}</p>
      <OptionChoice offer={offer} instead={enrolment.optionId} party={enrolment.party} chosen={chosen} onChange={choose} />
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}
