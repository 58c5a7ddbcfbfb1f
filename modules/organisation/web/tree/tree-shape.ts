import { placesOfKind } from '../../organisation.shapes.ts'
import type { TreeNode } from '../organisation.types.ts'

export interface Limb {
  node: TreeNode
  below: Limb[]
}

/** The nodes of the wire (depth first) as they hang together. */
export function growTree(nodes: readonly TreeNode[]): Limb[] {
  const limbs = new Map(nodes.map((node): [string, Limb] => [node.id, { node, below: [] }]))
  const roots: Limb[] = []
  for (const limb of limbs.values()) {
    const above = limb.node.parentId === null ? undefined : limbs.get(limb.node.parentId)
    if (above) above.below.push(limb)
    else roots.push(limb)
  }
  return roots
}

/** These units and everything that they stand below. */
export function withThoseAbove(ids: readonly string[], nodes: readonly TreeNode[]): Set<string> {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]))
  const kept = new Set<string>()
  for (const id of ids) {
    for (let at: string | null | undefined = id; at && !kept.has(at); at = parents.get(at)) kept.add(at)
  }
  return kept
}

/** Where a unit may stand: below a fitting kind, and not below itself. */
export function placesFor(moving: TreeNode, nodes: readonly TreeNode[]): TreeNode[] {
  const own = new Set([moving.id])
  // Depth first, so that a parent is always seen before what is below it.
  for (const node of nodes) if (node.parentId !== null && own.has(node.parentId)) own.add(node.id)
  return nodes.filter((node) => !own.has(node.id) && placesOfKind[moving.kind].includes(node.kind))
}

/** Units of one kind below the same unit, in their order. */
export function siblingsOf(node: TreeNode, nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.filter((other) => other.parentId === node.parentId && other.kind === node.kind)
}

/** The sibling that a unit stands before; null: it is the last. */
export function nextOf(node: TreeNode, nodes: readonly TreeNode[]): string | null {
  const siblings = siblingsOf(node, nodes)
  return siblings[siblings.findIndex(({ id }) => id === node.id) + 1]?.id ?? null
}

export interface Place {
  parentId: string
  beforeId: string | null
}

/** Where a unit goes that is dropped at some height (0 top, 1 bottom) of another's row; null: it may not stand there. */
export function placeOfDrop(moving: TreeNode, over: TreeNode, options: { height: number; nodes: readonly TreeNode[] }): (Place & { mark: 'before' | 'after' | 'into' }) | null {
  const { height, nodes } = options
  if (over.id === moving.id) return null
  const fits = over.id !== moving.parentId && placesFor(moving, nodes).some(({ id }) => id === over.id)
  const beside = over.parentId !== null && over.parentId === moving.parentId && over.kind === moving.kind
  const edge = fits ? 0.3 : 0.5
  if (beside && height < edge) return { parentId: over.parentId ?? '', beforeId: over.id, mark: 'before' }
  if (beside && height > 1 - edge) return { parentId: over.parentId ?? '', beforeId: nextOf(over, nodes), mark: 'after' }
  return fits ? { parentId: over.id, beforeId: null, mark: 'into' } : null
}
