import { z } from 'zod'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import { useDays } from '../use-days.ts'
import { decision, useDecisionFields } from '../use-decision-fields.ts'
import { nextOf, placesFor, siblingsOf } from './tree-shape.ts'
import { useMoveUnit } from './use-move-unit.ts'

const form = z.object({ parentId: z.string().min(1), beforeId: z.string().nullable(), ...decision })

interface MoveDrawerProps {
  node: TreeNode
  nodes: readonly TreeNode[]
  /** Where it was dropped; otherwise the person chooses. */
  parentId?: string
  onClose: () => void
}

/** Below which unit, and since when; among the same siblings only the order. */
export function MoveDrawer({ node, nodes, parentId, onClose }: MoveDrawerProps) {
  const say = useTexts(organisationTexts)
  const { today } = useDays()
  const move = useMoveUnit(nodes)
  const fields = useDecisionFields()
  const elsewhere = (draft: Readonly<Record<string, unknown>>) => draft['parentId'] !== node.parentId
  const dated = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, when: elsewhere }]))
  const places = placesFor(node, nodes).map(({ id, name }) => ({ value: id, label: name }))
  const siblings = siblingsOf(node, nodes).filter(({ id }) => id !== node.id)
  return (
    <FormDrawer
      title={say('moveUnit', { name: node.name })}
      action={say('moveAction')}
      schema={form}
      initial={{ parentId: parentId ?? node.parentId ?? '', beforeId: nextOf(node, nodes), effectiveOn: today }}
      fields={{
        ...fields,
        ...dated,
        parentId: { label: say('parent'), widget: 'choice', options: places, help: node.kind === 'group' ? say('groupMoveHelp') : undefined },
        beforeId: {
          label: say('moveBefore'),
          widget: 'choice',
          placeholder: say('moveLast'),
          options: siblings.map(({ id, name }) => ({ value: id, label: name })),
          when: (draft) => !elsewhere(draft),
        },
      }}
      onSubmit={(values) => move(node, elsewhere(values) ? { ...values, beforeId: null } : { ...values, effectiveOn: today })}
      onClose={onClose}
    />
  )
}
