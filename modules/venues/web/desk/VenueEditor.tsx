import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { weekdayName } from '../hours.ts'
import { useVenuesChanged } from '../use-venues-changed.ts'
import type { EditedVenue } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'
import { HoursFields } from './HoursFields.tsx'
import { faultIn, inputOf, type Fault, type VenueDraft } from './venue-draft.ts'
import { TermsFields, WhatFields } from './VenueFields.tsx'

interface VenueEditorProps {
  begun: EditedVenue | null
  draft: VenueDraft
  /** For whom one may keep it; not asked of one that is there already. */
  keepers: readonly { id: string; name: string }[] | null
}

/** One form, one column. */
export function VenueEditor({ begun, draft: initial, keepers }: VenueEditorProps) {
  const say = useTexts(deskTexts)
  const sayBase = useTexts(baseTexts)
  const { i18n } = useTranslation()
  const [draft, setDraft] = useState(initial)
  const [fault, setFault] = useState<Fault | null>(null)
  const save = useSave(begun)
  const set = (change: Partial<VenueDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
    setFault(null)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setFault(faultIn(draft))
    const input = inputOf(draft)
    if (input) save.mutate(input)
  }
  return (
    <form className="tx-stack" noValidate onSubmit={onSubmit}>
      <WhatFields {...{ draft, set, keepers }} />
      <HoursFields {...{ draft, set }} />
      <TermsFields {...{ draft, set }} />
      {(fault ?? save.error) && (
        <Banner tone="bad" urgent>
          {fault ? sayFault(fault, { say, language: i18n.language }) : save.error && describeError(save.error, sayBase).message}
        </Banner>
      )}
      <div className="tx-actions">
        <Button look="primary" type="submit" busy={save.isPending}>
          {say('save')}
        </Button>
      </div>
    </form>
  )
}

function sayFault(fault: Fault, { say, language }: { say: SayOf<typeof deskTexts>; language: string }): string {
  if (fault.kind === 'hours') return say('wrongHours', { day: weekdayName(fault.weekday, language) })
  const fields = fault.fields.map((field) => say(`field_${field}`)).join(language.startsWith('zh') ? '、' : ', ')
  return say(fault.kind === 'missing' ? 'missing' : 'wrongNumber', { fields })
}

function useSave(begun: EditedVenue | null) {
  const say = useTexts(deskTexts)
  const navigate = useNavigate()
  const changed = useVenuesChanged()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    mutationFn: async ({ unitId, ...facts }: NonNullable<ReturnType<typeof inputOf>>) => {
      if (begun === null) return { ...(await api.venues.create({ unitId, ...facts }, { context: { idempotencyKey } })), outside: 0 }
      return api.venues.edit({ id: begun.id, version: begun.version, ...facts })
    },
    onSuccess: async ({ id, outside }) => {
      if (outside > 0) toast({ message: say('savedOutside', { count: outside }), tone: 'warn' })
      else toast(say(begun === null ? 'created' : 'saved'))
      await changed()
      if (begun === null) await navigate({ to: `/venues/${id}`, replace: true })
    },
  })
}
