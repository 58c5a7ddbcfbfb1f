import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { Unit } from '../organisation.types.ts'
import { unitTexts } from '../unit.texts.ts'
import { useCampusOptions } from '../use-campus-options.ts'
import { useDays } from '../use-days.ts'
import { decision, useDecisionFields } from '../use-decision-fields.ts'
import { useOrganisationChange, useOrganisationDone } from '../use-organisation-change.ts'

interface DrawerProps {
  unit: Pick<Unit, 'id' | 'kind' | 'name' | 'shortName' | 'campus' | 'version'>
  onClose: () => void
}

const renameForm = z.object({
  name: z.string().trim().min(1).max(60),
  shortName: z.string().trim().max(20).nullable(),
  campusId: z.string().nullable(),
  ...decision,
})

/** Another name, short name or campus from a day on. */
export function RenameDrawer({ unit, onClose }: DrawerProps) {
  const say = useTexts(unitTexts)
  const common = useTexts(organisationTexts)
  const { today, write } = useDays()
  const done = useOrganisationDone()
  const fields = useDecisionFields()
  const campuses = useCampusOptions()
  const takeBack = useOrganisationChange(async (undo: () => Promise<unknown>) => {
    await undo()
    return common('changeUndone')
  })
  const before = { name: unit.name, shortName: unit.shortName, campusId: unit.campus?.id ?? null }
  return (
    <FormDrawer
      title={say('rename')}
      action={say('renameAction')}
      schema={renameForm}
      initial={{ ...before, effectiveOn: today }}
      fields={{
        ...fields,
        name: { label: common('name') },
        shortName: { label: common('shortName'), help: common('shortNameHelp') },
        campusId: { label: common('campus'), widget: 'choice', options: campuses, placeholder: common('noCampus') },
      }}
      onSubmit={async (values) => {
        const { id, version } = await api.organisation.rename({ id: unit.id, version: unit.version, ...values })
        const later = values.effectiveOn > today
        const undo = later
          ? () => api.organisation.withdraw({ id, version, documentNo: null, reason: null })
          : () => api.organisation.rename({ id, version, ...before, effectiveOn: values.effectiveOn, documentNo: null, reason: null })
        const message = values.name === unit.name ? say('changed') : say(later ? 'renamedLater' : 'renamed', { name: values.name, day: write(values.effectiveOn) })
        toast({ message, undo: () => takeBack.mutate(undo) })
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}

/** Ends an empty unit. */
export function CloseDrawer({ unit, onClose }: DrawerProps) {
  const say = useTexts(unitTexts)
  const { today } = useDays()
  const done = useOrganisationDone()
  const fields = useDecisionFields()
  return (
    <FormDrawer
      title={say('closeTitle', { name: unit.name })}
      action={say('closeAction')}
      schema={z.object(decision)}
      initial={{ effectiveOn: today }}
      fields={{ ...fields, effectiveOn: { ...fields.effectiveOn, help: say(unit.kind === 'department' ? 'closeDepartmentHelp' : 'closeHelp') } }}
      onSubmit={async (values) => {
        await api.organisation.close({ id: unit.id, version: unit.version, ...values })
        toast(say('closeDone', { name: unit.name }))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}
