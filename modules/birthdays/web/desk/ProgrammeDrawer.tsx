import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Programme } from '../birthdays.types.ts'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { deskTexts } from './desk.texts.ts'

const schema = z.object({
  unitId: z.string().min(1),
  year: z.number().int().min(2000).max(2200),
  treat: z.string().trim().min(1).max(60),
  amount: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/),
  shopIds: z.array(z.string()),
  fromDay: z.iso.date(),
  daysAhead: z.number().int().min(0).max(30),
  validDays: z.number().int().min(1).max(730),
  includeRetired: z.boolean(),
  lateJoiners: z.boolean(),
  leapDay: z.enum(['02-28', '03-01']),
  greeting: z.string().trim().min(1).max(300),
  contact: z.string().trim().max(120).nullable(),
})

interface ProgrammeDrawerProps {
  /** Null: a new one. */
  begun: Programme | null
  onClose: () => void
}

/** What is given, when, to whom. Once it runs, its rules are shown no more: they cannot change. */
export function ProgrammeDrawer(props: ProgrammeDrawerProps) {
  const units = useQuery(query.birthdays.units.queryOptions())
  const shops = useQuery(query.birthdayShops.list.queryOptions({ input: {} }))
  if (!units.data || !shops.data) return null
  const open = shops.data.items.filter(({ id, state }) => state === 'open' || props.begun?.shopIds.includes(id))
  return <Form {...props} units={units.data.items} shops={open} />
}

interface FormProps extends ProgrammeDrawerProps {
  units: readonly { id: string; name: string }[]
  shops: readonly { id: string; name: string }[]
}

function Form({ begun, units, shops, onClose }: FormProps) {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  const year = Number(dayOf(useNow()).slice(0, 4))
  const fields = useFields({ units, shops, begun })
  return (
    <FormDrawer
      title={say(begun === null ? 'newProgramme' : 'editProgramme')}
      action={say('save')}
      schema={schema}
      initial={
        begun ?? {
          unitId: units[0]?.id ?? '',
          year,
          fromDay: `${year}-01-01`,
          daysAhead: 0,
          validDays: 180,
          includeRetired: true,
          lateJoiners: true,
          leapDay: '02-28',
          shopIds: [],
          greeting: say('defaultGreeting'),
        }
      }
      fields={fields}
      onSubmit={async ({ unitId, year: ofYear, contact, ...facts }, call) => {
        const asked = { ...facts, contact: contact ?? '' }
        if (begun === null) await api.birthdays.create({ unitId, year: ofYear, ...asked }, { context: call })
        else await api.birthdays.edit({ id: begun.id, version: begun.version, ...asked })
        toast(say('saved'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}

function useFields({ units, shops, begun }: Pick<FormProps, 'units' | 'shops' | 'begun'>) {
  const say = useTexts(deskTexts)
  const hidden = { hidden: true } as const
  const isNew = begun === null
  const isSet = begun !== null && begun.state !== 'draft'
  return {
    unitId: isNew ? { label: say('field_unitId'), widget: 'choice' as const, options: units.map(({ id, name }) => ({ value: id, label: name })) } : hidden,
    year: isNew ? { label: say('field_year') } : hidden,
    treat: isSet ? hidden : { label: say('field_treat'), placeholder: say('place_treat'), section: say('section_what') },
    amount: isSet ? hidden : { label: say('field_amount'), widget: 'money' as const },
    shopIds: { label: say('field_shopIds'), help: say('help_shopIds'), widget: 'choices' as const, options: shops.map(({ id, name }) => ({ value: id, label: name })) },
    fromDay: isSet ? hidden : { label: say('field_fromDay'), help: say('help_fromDay'), section: say('section_when') },
    daysAhead: isSet ? hidden : { label: say('field_daysAhead'), unit: say('days') },
    validDays: { label: say('field_validDays'), unit: say('days') },
    includeRetired: isSet ? hidden : { label: say('field_includeRetired'), section: say('section_whom') },
    lateJoiners: isSet ? hidden : { label: say('field_lateJoiners') },
    leapDay: isSet
      ? hidden
      : {
          label: say('field_leapDay'),
          options: [
            { value: '02-28', label: say('leap_0228') },
            { value: '03-01', label: say('leap_0301') },
          ],
        },
    greeting: { label: say('field_greeting'), widget: 'longText' as const, section: say('section_words') },
    contact: { label: say('field_contact') },
  }
}
