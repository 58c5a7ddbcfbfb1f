import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { Answers, MyEnrolment, MyOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { Questions } from './Questions.tsx'

interface ChangeAnswersProps {
  offer: MyOffer
  enrolment: MyEnrolment
  onClose: () => void
}

export function ChangeAnswers({ offer, enrolment, onClose }: ChangeAnswersProps) {
  const say = useTexts(capacityTexts)
  const changed = useOffersChanged()
  const [answers, change] = useState<Answers>(enrolment.answers ?? {})
  const run = useMutation({
    mutationFn: () => api.capacity.mine.changeAnswers({ enrolmentId: enrolment.id, answers: Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== '')) }),
    onSuccess: async () => {
      await changed()
      toast(say('answersSaved'))
      onClose()
    },
  })
  return (
    <ConfirmDialog open title={say('changeAnswers')} action={say('saveAnswers')} busy={run.isPending} onConfirm={() => run.mutate()} onClose={onClose}>
      <Questions questions={offer.rules.questions} answers={answers} onChange={change} />
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}
