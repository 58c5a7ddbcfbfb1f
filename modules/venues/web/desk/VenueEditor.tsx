import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SaveForm } from '../../../../kernel/ui/base/SaveForm.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { useDraft, type Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api } from '../../../../web/api.ts'
import { weekdayName } from '../hours.ts'
import { useVenuesChanged } from '../use-venues-changed.ts'
import type { EditedVenue } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'
import { HoursFields } from './HoursFields.tsx'
import { faultIn, inputOf, type Fault, type VenueDraft } from './venue-draft.ts'
import { TermsFields, WhatFields } from './VenueFields.tsx'

interface VenueEditorProps {
  stored: EditedVenue | null
  initial: VenueDraft
  /** For whom one may keep it; not asked of one that is there already. */
  keepers: readonly { id: string; name: string }[] | null
}

/** One form, one column. */
export function VenueEditor({ stored, initial, keepers }: VenueEditorProps) {
  const say = useTexts(deskTexts)
  const { i18n } = useTranslation()
  const drafting = useDraft(stored, initial)
  const { draft } = drafting
  const [fault, setFault] = useState<Fault | null>(null)
  const save = useSave(drafting)
  const set = (change: Partial<VenueDraft>) => {
    drafting.set(change)
    setFault(null)
  }
  const onSubmit = () => {
    setFault(faultIn(draft))
    const input = inputOf(draft)
    if (input) save.mutate(input)
  }
  return (
    <SaveForm action={say('save')} save={save} lacking={fault && sayFault(fault, { say, language: i18n.language })} onSubmit={onSubmit}>
      <WhatFields {...{ draft, set, keepers }} />
      <HoursFields {...{ draft, set }} />
      <TermsFields {...{ draft, set }} />
    </SaveForm>
  )
}

function sayFault(fault: Fault, { say, language }: { say: SayOf<typeof deskTexts>; language: string }): string {
  if (fault.kind === 'hours') return say('wrongHours', { day: weekdayName(fault.weekday, language) })
  const fields = listed(fault.fields.map((field) => say(`field_${field}`)))
  return say(fault.kind === 'missing' ? 'missing' : 'wrongNumber', { fields })
}

function useSave({ stored, begun, store }: Drafting<EditedVenue | null, VenueDraft>) {
  const say = useTexts(deskTexts)
  const navigate = useNavigate()
  const changed = useVenuesChanged()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    mutationFn: ({ unitId, ...facts }: NonNullable<ReturnType<typeof inputOf>>) =>
      store(async () => {
        if (begun === null) return { ...(await api.venues.create({ unitId, ...facts }, { context: { idempotencyKey } })), outside: 0 }
        return api.venues.edit({ id: begun.id, version: begun.version, ...facts })
      }),
    onSuccess: async ({ id, outside, isLatest }) => {
      if (outside > 0) toast({ message: say('savedOutside', { count: outside }), tone: 'warn' })
      else toast(say(stored === null ? 'created' : 'saved'))
      await changed()
      if (stored === null && isLatest) await navigate({ to: `/venues/${id}`, replace: true })
    },
    onError: () => void changed(),
  })
}
