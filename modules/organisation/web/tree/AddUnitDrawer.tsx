import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { placesOfKind } from '../../organisation.shapes.ts'
import { committeeKind } from '../../units.contract.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { TreeNode, UnitKind } from '../organisation.types.ts'
import { useCampusOptions } from '../use-campus-options.ts'
import { useDays } from '../use-days.ts'
import { decision, useDecisionFields } from '../use-decision-fields.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'

const unionKinds = ['branch', 'group', 'committee', 'club'] as const satisfies UnitKind[]

interface AddUnitDrawerProps {
  nodes: readonly TreeNode[]
  /** Already known where: what may stand below it is offered. */
  parent: TreeNode
  /** Units of the union, where nothing else is said. */
  kinds?: readonly Exclude<UnitKind, 'university'>[]
  onClose: () => void
}

/** Sets a unit up below another from a day on. */
export function AddUnitDrawer({ nodes, parent, kinds = unionKinds, onClose }: AddUnitDrawerProps) {
  const say = useTexts(organisationTexts)
  const { today } = useDays()
  const done = useOrganisationDone()
  const fields = useDecisionFields()
  const campuses = useCampusOptions()
  const offered = kinds.filter((kind) => placesOfKind[kind].includes(parent.kind))
  const form = z.object({
    parentId: z.string().min(1),
    kind: z.enum(offered),
    committeeKind: committeeKind.nullable(),
    name: z.string().trim().min(1).max(60),
    shortName: z.string().trim().max(20).nullable(),
    campusId: z.string().nullable(),
    ...decision,
  })
  const oneKind = offered.length === 1
  const mayHold = (node: TreeNode) => offered.some((kind: UnitKind) => placesOfKind[kind].includes(node.kind))
  return (
    <FormDrawer
      title={say(offered[0] === 'department' ? 'departmentAdd' : 'add')}
      action={say('addAction')}
      draftKey={`organisation.new.${parent.id}.${offered.join('-')}`}
      schema={form}
      initial={{ parentId: parent.id, kind: offered[0], committeeKind: 'specialised', campusId: parent.campusId, effectiveOn: today }}
      fields={{
        ...fields,
        parentId: oneKind ? { hidden: true } : { label: say('parent'), widget: 'choice', options: nodes.filter(mayHold).map(({ id, name }) => ({ value: id, label: name })) },
        kind: oneKind ? { hidden: true } : { label: say('kind'), options: offered.map((value) => ({ value, label: say(value) })) },
        committeeKind: {
          label: say('committeeKind'),
          options: committeeKind.options.map((value) => ({ value, label: say(value) })),
          when: (draft) => draft['kind'] === 'committee',
        },
        name: { label: say('name') },
        shortName: { label: say('shortName'), help: say('shortNameHelp') },
        campusId: { label: say('campus'), widget: 'choice', options: campuses, placeholder: say('noCampus') },
      }}
      onSubmit={async (values, call) => {
        await api.organisation.create({ ...values, committeeKind: values.kind === 'committee' ? values.committeeKind : null }, { context: call })
        toast(say('added', { name: values.name }))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}
