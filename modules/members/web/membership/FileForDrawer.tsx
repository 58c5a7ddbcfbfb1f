import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { readForm } from '../../../../engines/cases/web/form/form-of-schema.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { mattersTexts } from './matters.texts.ts'
import type { Offer } from './MyMembershipPage.tsx'

interface FileForDrawerProps {
  person: { id: string; name: string }
  onDone: () => void
  onClose: () => void
}

/** An officer files a matter for somebody without a phone: first which one, then its form. */
export function FileForDrawer(props: FileForDrawerProps) {
  const [offer, choose] = useState<Offer | null>(null)
  return offer ? <Filing {...props} offer={offer} /> : <Choosing {...props} onChoose={choose} />
}

function Choosing({ person, onClose, onChoose }: FileForDrawerProps & { onChoose: (offer: Offer) => void }) {
  const say = useTexts(mattersTexts)
  const words = useBilingual()
  const read = useQuery(query.membership.offersFor.queryOptions({ input: { id: person.id }, staleTime: 0 }))
  // To join has a drawer of its own, with the words that are agreed to.
  const offers = (read.data?.offers ?? []).filter(({ process }) => process !== 'admission')
  return (
    <Drawer open title={say('fileForTitle', { name: person.name })} onClose={onClose}>
      <p>{say('fileForLead')}</p>
      {read.isPending && <SkeletonRows rows={4} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      <ul>
        {offers.map((offer) => (
          <li key={offer.process}>
            {offer.refusal ? (
              <ListRow icon="lock" title={words(offer.title)} hint={words(offer.refusal.text)} />
            ) : (
              <ListRow title={words(offer.title)} onPress={() => onChoose(offer)} />
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}

function Filing({ person, offer, onDone, onClose }: FileForDrawerProps & { offer: Offer }) {
  const say = useTexts(mattersTexts)
  const words = useBilingual()
  const cache = useQueryClient()
  const form = useMemo(() => readForm(offer.form, { say: words, inputFor: () => null }), [offer, words])
  const said = { name: person.name, matter: words(offer.title) }
  return (
    <FormDrawer
      title={say('fileForMatter', said)}
      action={say('fileForAction')}
      schema={form.schema}
      fields={form.fields}
      initial={form.initial}
      onSubmit={async (input, call) => {
        await api.membership.fileFor({ id: person.id, process: offer.process, input }, { context: call })
        toast(say('filedFor', said))
        await cache.invalidateQueries({ queryKey: query.membership.key() })
        onDone()
      }}
      onClose={onClose}
    />
  )
}
