import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
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
  const sayBase = useTexts(baseTexts)
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
      {run.isError && (
        <Banner tone="bad" urgent>
          {describeError(run.error, sayBase).message}
        </Banner>
      )}
    </ConfirmDialog>
  )
}
