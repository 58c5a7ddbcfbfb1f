import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { PersonPicker, type FoundPerson } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { SaveDrawer } from '../../../../kernel/ui/desk/SaveDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { findPeople } from '../editor/ConditionFields.tsx'
import type { Answers, DeskOffer } from '../offer.types.ts'
import { Questions } from '../panel/Questions.tsx'
import { useOffersChanged } from '../use-offers-changed.ts'
import { deskTexts } from './desk.texts.ts'

/** Signs a colleague up who cannot do so alone; says beforehand whether the person may. */
export function EnrolDrawer({ offer, onClose }: { offer: DeskOffer; onClose: () => void }) {
  const say = useTexts(deskTexts)
  const sayOffer = useTexts(capacityTexts)
  const changed = useOffersChanged()
  const open = offer.options.filter(({ state }) => state === 'open')
  const [person, choosePerson] = useState<FoundPerson | null>(null)
  const [optionId, chooseOption] = useState(open.length === 1 ? (open[0]?.id ?? '') : '')
  const [answers, answer] = useState<Answers>({})
  const [reason, write] = useState('')
  const run = useMutation({
    mutationFn: (staffId: string) =>
      api.capacity.desk.enrol({
        offerId: offer.id,
        staffId,
        ...(offer.mode === 'lottery' ? { optionId: null, choices: [optionId] } : { optionId }),
        answers: Object.keys(answers).length > 0 ? answers : null,
        reason: reason.trim() || null,
      }),
    onSuccess: ({ status }) => {
      toast(say('enrolled', { name: person?.name ?? '', status: sayOffer(`status_${status}`) }))
      onClose()
    },
    onSettled: changed,
  })
  const missing = [...(person ? [] : [say('person')]), ...(optionId ? [] : [say('option')])]
  return (
    <SaveDrawer title={say('enrolTitle')} action={say('enrol')} save={run} missing={missing} onSubmit={() => person && run.mutate(person.id)} onClose={onClose}>
      <Field label={say('person')}>{(control) => <PersonPicker control={control} value={person} search={findPeople} onChange={choosePerson} />}</Field>
      {person && <WhyOf offerId={offer.id} staffId={person.id} />}
      <Field label={say('option')}>
        {(control) => (
          <Select {...control} value={optionId} placeholder={sayOffer('notChosen')} options={open.map(({ id, title }) => ({ value: id, label: title }))} onChange={chooseOption} />
        )}
      </Field>
      <Questions questions={offer.rules.questions} answers={answers} onChange={answer} />
      <Field label={say('enrolReason')} optional>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </SaveDrawer>
  )
}

function WhyOf({ offerId, staffId }: { offerId: string; staffId: string }) {
  const words = useBilingual()
  const read = useQuery(query.capacity.eligibility.whyOf.queryOptions({ input: { offerId, staffId } }))
  if (!read.data) return null
  const { eligible, summary } = read.data
  return (
    <p className={eligible ? 'cp-verdict cp-ok' : 'cp-verdict cp-bad'} role="status">
      <Icon name={eligible ? 'ok' : 'info'} />
      <span>{words(summary)}</span>
    </p>
  )
}
