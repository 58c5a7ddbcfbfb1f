import { z } from 'zod'
import { DeskProvider } from '../../../kernel/ui/desk/DeskProvider.tsx'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { useQueryClient } from '@tanstack/react-query'
import { MonthKeys } from './MonthKeys.tsx'
import { PersonList, UnitList } from './PickedLists.tsx'
import { workSystems, type ItemDetail, type PlanHead } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'

const named = z.object({ id: z.string(), name: z.string() })
const time = z.object({ allYear: z.boolean(), months: z.array(z.number()) })

const assignForm = z.object({
  title: z.string().trim().min(1).max(400),
  time,
  workSystem: z.enum(workSystems).nullable(),
  lead: z.array(named).max(1),
  support: z.array(named).max(20),
  persons: z.array(named).max(20),
  reason: z.string().trim().max(200).nullable(),
})

interface DrawerProps {
  item: ItemDetail
  onClose: () => void
}

function useDone(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: query.plans.key() })
}

/** Who does it and when. */
export function AssignDrawer({ item, onClose }: DrawerProps) {
  const say = useTexts(plansTexts)
  const onDone = useDone()
  const moved = (value: z.output<typeof time>) => value.allYear !== item.allYear || value.months.join() !== item.months.join()
  return (
    <DeskProvider>
      <FormDrawer
        title={say('assign')}
        action={say('save')}
        schema={assignForm}
        initial={{
          title: item.title,
          time: { allYear: item.allYear, months: item.months },
          workSystem: item.workSystem,
          lead: item.lead ? [item.lead] : [],
          support: item.support,
          persons: item.persons,
          reason: null,
        }}
        fields={{
          title: { label: say('itemTitle'), widget: 'longText' },
          time: {
            label: say('time'),
            render: ({ value, onChange }) => <MonthKeys item={time.parse(value)} onChange={(change) => onChange({ ...time.parse(value), ...change })} />,
          },
          reason: { label: say('reason'), help: say('reasonHelp'), when: (draft) => moved(time.parse(draft['time'])) },
          lead: { label: say('lead'), render: ({ value, onChange }) => <UnitList value={z.array(named).parse(value)} most={1} onChange={onChange} /> },
          support: { label: say('support'), render: ({ value, onChange }) => <UnitList value={z.array(named).parse(value)} most={20} onChange={onChange} /> },
          persons: { label: say('persons'), render: ({ value, onChange }) => <PersonList value={z.array(named).parse(value)} onChange={onChange} /> },
          workSystem: { label: say('workSystem'), options: workSystems.map((value) => ({ value, label: say(value) })) },
        }}
        onSubmit={(form) =>
          api.plans.changeItem({
            id: item.id,
            version: item.version,
            title: form.title,
            months: form.time.months,
            allYear: form.time.allYear,
            workSystem: form.workSystem,
            leadUnitId: form.lead[0]?.id ?? null,
            supportUnitIds: form.support.map((unit) => unit.id),
            personIds: form.persons.map((person) => person.id),
            reason: form.reason || null,
          })
        }
        onDone={onDone}
        onClose={onClose}
      />
    </DeskProvider>
  )
}

/** Done with a word for the yearly report, or dropped with a reason. */
export function SettleDrawer({ item, state, onClose }: DrawerProps & { state: 'done' | 'dropped' }) {
  const say = useTexts(plansTexts)
  const onDone = useDone()
  const summary = z.string().trim().max(1000)
  const schema = z.object({ summary: state === 'dropped' ? summary.min(1) : summary.nullable() })
  return (
    <DeskProvider>
      <FormDrawer
        title={say(state === 'done' ? 'finish' : 'drop')}
        action={say(state === 'done' ? 'finish' : 'drop')}
        schema={schema}
        initial={{ summary: item.summary ?? '' }}
        fields={{
          summary: { label: say(state === 'done' ? 'summary' : 'dropReason'), help: say(state === 'done' ? 'finishHelp' : 'summaryHelp'), widget: 'longText' },
        }}
        onSubmit={(form) => api.plans.settle({ id: item.id, version: item.version, state, summary: form.summary || null })}
        onDone={onDone}
        onClose={onClose}
      />
    </DeskProvider>
  )
}

export function CarryDrawer({ item, plans, onClose }: DrawerProps & { plans: readonly PlanHead[] }) {
  const say = useTexts(plansTexts)
  const onDone = useDone()
  return (
    <DeskProvider>
      <FormDrawer
        title={say('carry')}
        action={say('carry')}
        schema={z.object({ toPlanId: z.string().min(1), reason: z.string().trim().min(1).max(200) })}
        initial={{ toPlanId: plans[0]?.id ?? '', reason: '' }}
        fields={{
          toPlanId: { label: say('carryTo'), widget: 'choice', options: plans.map((plan) => ({ value: plan.id, label: `${plan.year} ${plan.title}` })) },
          reason: { label: say('reason') },
        }}
        onSubmit={(form) => api.plans.carryOver({ id: item.id, version: item.version, ...form })}
        onDone={onDone}
        onClose={onClose}
      />
    </DeskProvider>
  )
}
