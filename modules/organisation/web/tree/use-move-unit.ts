import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import { useDays } from '../use-days.ts'
import { useOrganisationChange, useOrganisationDone } from '../use-organisation-change.ts'
import { nextOf, type Place } from './tree-shape.ts'

export interface MoveOf extends Place {
  effectiveOn: string
  documentNo: string | null
  reason: string | null
}

/** Moves a unit and says so, with a way back: the place it had, or the withdrawal of what is still to come. */
export function useMoveUnit(nodes: readonly TreeNode[]): (node: TreeNode, move: MoveOf) => Promise<void> {
  const say = useTexts(organisationTexts)
  const { today, write } = useDays()
  const done = useOrganisationDone()
  const takeBack = useOrganisationChange(async (undo: () => Promise<unknown>) => {
    await undo()
    return say('moveUndone')
  })
  return async (node, move) => {
    const before = { parentId: node.parentId ?? '', beforeId: nextOf(node, nodes) }
    const { id, version } = await api.organisation.move({ id: node.id, version: node.version, ...move })
    done()
    const later = move.effectiveOn > today
    const parent = nodes.find((other) => other.id === move.parentId)?.name ?? ''
    const message = move.parentId === node.parentId ? say('reordered') : say(later ? 'movedLater' : 'moved', { name: node.name, parent, day: write(move.effectiveOn) })
    const undo = later
      ? () => api.organisation.withdraw({ id, version, documentNo: null, reason: null })
      : () => api.organisation.move({ id, version, ...before, effectiveOn: move.effectiveOn, documentNo: null, reason: null })
    toast({ message, undo: () => takeBack.mutate(undo) })
  }
}
