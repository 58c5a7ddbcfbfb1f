import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import { findPeople } from '../../../../engines/capacity/web/editor/ConditionFields.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { VisibleField } from '../../../../kernel/ui/desk/form/form.types.ts'
import { PersonPicker } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { founding } from '../../clubs.contract.ts'
import { clubFacts, clubKinds } from '../../clubs.shapes.ts'
import { clubsTexts } from '../clubs.texts.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { editTexts } from './edit.texts.ts'

const picked = z.object({ id: z.string(), name: z.string(), no: z.string(), unitName: z.string() })

const form = z.object({
  name: founding.name,
  shortName: founding.shortName,
  kind: clubFacts.kind,
  parentId: founding.parentId,
  president: picked,
  secretary: picked.nullable(),
  foundedOn: founding.foundedOn,
  documentNo: founding.documentNo,
})

/** A club says nothing of itself yet and takes nobody: its officers write that next. */
const untold = { about: '', meets: '', place: '', contact: '', recruiting: false, approval: false, fee: null }

/** Founds a club: the unit with its first officers. */
export function FoundDrawer({ onClose }: { onClose: () => void }) {
  const say = useTexts(editTexts)
  const sayClub = useTexts(clubsTexts)
  const navigate = useNavigate()
  const changed = useClubsChanged()
  const today = dayOf(useNow())
  const parents = useQuery(query.clubs.parents.queryOptions({ input: {} }))
  if (!parents.data) return null
  const places = parents.data.items
  return (
    <FormDrawer
      title={say('foundTitle')}
      action={say('foundDo')}
      schema={form}
      initial={{ kind: 'sport', parentId: places[0]?.id, foundedOn: today }}
      fields={{
        name: { label: say('f_name') },
        shortName: { label: say('f_shortName') },
        kind: { label: say('field_kind'), options: clubKinds.map((value) => ({ value, label: sayClub(`kind_${value}`) })) },
        parentId: { label: say('f_parent'), widget: 'choice', options: places.map(({ id, name }) => ({ value: id, label: name })) },
        president: { label: say('f_president'), render: pickPerson },
        secretary: { label: say('f_secretary'), render: pickPerson },
        foundedOn: { label: say('f_foundedOn') },
        documentNo: { label: say('f_documentNo') },
      }}
      onSubmit={async ({ president, secretary, ...input }, call) => {
        const { id } = await api.clubs.create({ ...input, ...untold, presidentId: president.id, secretaryId: secretary?.id ?? null }, { context: call })
        toast(say('foundedNow'))
        await changed()
        await navigate({ to: `/club-desk/${id}/edit` })
      }}
      onClose={onClose}
    />
  )
}

const pickPerson: NonNullable<VisibleField['render']> = ({ value, onChange, ...control }) => (
  <PersonPicker control={control} value={picked.safeParse(value).data ?? null} onChange={onChange} search={findPeople} />
)
