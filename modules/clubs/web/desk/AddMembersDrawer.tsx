import { z } from 'zod'
import { findPeople } from '../../../../engines/capacity/web/editor/ConditionFields.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { PersonPicker } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { clauses, listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { deskTexts } from './desk.texts.ts'

const picked = z.object({ id: z.string(), name: z.string(), no: z.string(), unitName: z.string() })
const mostCharacters = 10_000

const form = z.object({ person: picked.nullable(), numbers: z.string().max(mostCharacters).nullable(), joinedOn: z.iso.date() })

/** Puts people on the roster: one by name, or many by a column of staff numbers. */
export function AddMembersDrawer({ clubId, onClose }: { clubId: string; onClose: () => void }) {
  const say = useTexts(deskTexts)
  const changed = useClubsChanged()
  const today = dayOf(useNow())
  return (
    <FormDrawer
      title={say('addTitle')}
      action={say('add')}
      schema={form}
      initial={{ joinedOn: today }}
      fields={{
        person: {
          label: say('addPerson'),
          render: ({ value, onChange, ...control }) => <PersonPicker control={control} value={picked.safeParse(value).data ?? null} onChange={onChange} search={findPeople} />,
        },
        numbers: { label: say('addNumbers'), help: say('addNumbersHelp'), widget: 'longText' },
        joinedOn: { label: say('addJoined') },
      }}
      onSubmit={async ({ person, numbers, joinedOn }, call) => {
        const staffNos = numbersIn(numbers ?? '')
        const asked = { unitId: clubId, staffIds: person ? [person.id] : [], staffNos, joinedOn }
        const { added, already, unknown } = await api.clubRoster.addMembers(asked, { context: call })
        const left = [already.length > 0 && say('addedAlready', { names: listed(already) }), unknown.length > 0 && say('addedUnknown', { numbers: listed(unknown) })]
        const message = person === null && staffNos.length === 0 ? say('addNobody') : clauses([say('added', { count: added }), ...left].filter((one) => one !== false))
        toast({ message, tone: added === 0 || unknown.length > 0 ? 'warn' : 'ok' })
        await changed()
      }}
      onClose={onClose}
    />
  )
}

/** Numbers as they come from a sheet: one a line, or with commas and spaces between. */
function numbersIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))]
}
