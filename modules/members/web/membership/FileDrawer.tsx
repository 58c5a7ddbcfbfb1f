import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readForm } from '../../../../engines/cases/web/form/form-of-schema.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { DeskProvider } from '../../../../kernel/ui/desk/DeskProvider.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { membershipTexts } from './membership.texts.ts'
import type { Offer } from './MyMembershipPage.tsx'

/** The form of one matter, as its process declares it. */
export function FileDrawer({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const say = useTexts(membershipTexts)
  const words = useBilingual()
  const cache = useQueryClient()
  const title = words(offer.title)
  const form = useMemo(() => readForm(offer.form, { say: words, inputFor: () => null }), [offer, words])
  return (
    <DeskProvider>
      <FormDrawer
        title={say('fileTitle', { title })}
        action={say('submitOther')}
        schema={form.schema}
        fields={form.fields}
        initial={form.initial}
        draftKey={`membership.${offer.process}`}
        onSubmit={async (input, call) => {
          await api.membership.file({ process: offer.process, input }, { context: call })
          toast(say('filed', { title }))
          await Promise.all([cache.invalidateQueries({ queryKey: query.membership.key() }), cache.invalidateQueries({ queryKey: query.cases.key() })])
        }}
        onClose={onClose}
      />
    </DeskProvider>
  )
}
