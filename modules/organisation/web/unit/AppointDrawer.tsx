import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { PersonPicker } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { cadreKind } from '../../officers.contract.ts'
import { officesOf } from '../../organisation.shapes.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { Unit } from '../organisation.types.ts'
import { unitTexts } from '../unit.texts.ts'
import { useDays } from '../use-days.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'

const picked = z.object({ id: z.string(), name: z.string(), no: z.string(), unitName: z.string() })

/** Gives somebody an office in this unit. */
export function AppointDrawer({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const say = useTexts(unitTexts)
  const common = useTexts(organisationTexts)
  const { today } = useDays()
  const done = useOrganisationDone()
  const offices = officesOf[unit.kind]
  const current = unit.terms.find(({ from, to }) => from <= today && today < to)
  const form = z.object({
    person: picked,
    office: z.enum(offices),
    title: z.string().trim().max(40).nullable(),
    cadreKind,
    termId: z.string().nullable(),
    from: z.iso.date(),
    documentNo: z.string().trim().max(80).nullable(),
  })
  return (
    <FormDrawer
      title={say('appointTitle', { name: unit.name })}
      action={say('appointAction')}
      schema={form}
      initial={{ cadreKind: 'part_time', termId: current?.id, from: today }}
      fields={{
        person: {
          label: say('person'),
          render: ({ value, onChange, ...control }) => <PersonPicker control={control} value={picked.safeParse(value).data ?? null} onChange={onChange} search={findPeople} />,
        },
        office: { label: say('office'), options: offices.map((value) => ({ value, label: say(value) })) },
        title: { label: say('officeTitle'), help: say('officeTitleHelp') },
        cadreKind: { label: say('cadreKind'), options: cadreKind.options.map((value) => ({ value, label: say(value) })) },
        termId: {
          label: say('term'),
          widget: 'choice',
          placeholder: say('noTerm'),
          options: unit.terms.map(({ id, ordinal }) => ({ value: id, label: say('termLine', { ordinal }) })),
          when: () => unit.terms.length > 0,
        },
        from: { label: say('from') },
        documentNo: { label: say('documentNo'), placeholder: common('documentNoHint') },
      }}
      onSubmit={async ({ person, title, ...values }, call) => {
        await api.organisation.appoint({ id: unit.id, staffId: person.id, title: title ?? say(values.office), ...values }, { context: call })
        toast(say('appointed'))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}

async function findPeople(q: string) {
  const { items } = await api.members.list({ ...(q ? { q } : {}), limit: 10 })
  return items.map(({ id, name, staffNo, unitName }) => ({ id, name, no: staffNo, unitName }))
}
