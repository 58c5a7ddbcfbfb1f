import type { Destination, Reorganisation, TreeNode } from '../organisation.types.ts'

/** A unit that exists, or one to set up, as it is being filled in. */
export interface DestinationDraft {
  isNew: boolean
  unitId: string
  name: string
  parentId: string
  campusId: string
}

export interface PartDraft extends DestinationDraft {
  key: number
  people: { id: string; name: string; no: string; unitName: string }[]
}

export interface MergeDraft {
  unitIds: string[]
  into: DestinationDraft
}

export interface SplitDraft {
  unitId: string
  parts: PartDraft[]
  goesOn: boolean
  /** Which part, by key, each unit below goes to; without: it stays. */
  childTo: Readonly<Record<string, number>>
  restTo: number
}

export const emptyDestination: DestinationDraft = { isNew: true, unitId: '', name: '', parentId: '', campusId: '' }

export function emptyPart(key: number): PartDraft {
  return { ...emptyDestination, key, people: [] }
}

/** The change to preview, or null while something is missing. */
export function mergeOf({ unitIds, into }: MergeDraft, nodes: readonly TreeNode[], effectiveOn: string): Reorganisation | null {
  const destination = destinationOf(into, parentOf(unitIds[0], nodes))
  return destination && unitIds.length > 0 ? { kind: 'merge', effectiveOn, unitIds, into: destination } : null
}

export function splitOf(draft: SplitDraft, nodes: readonly TreeNode[], effectiveOn: string): Reorganisation | null {
  const parent = parentOf(draft.unitId, nodes)
  const parts = draft.parts.flatMap((part) => {
    const into = destinationOf(part, parent)
    const childIds = Object.entries(draft.childTo).flatMap(([id, key]) => (key === part.key ? [id] : []))
    return into ? [{ into, childIds, staffIds: part.people.map(({ id }) => id) }] : []
  })
  if (draft.unitId === '' || parts.length < draft.parts.length) return null
  const rest = draft.parts.findIndex(({ key }) => key === draft.restTo)
  return { kind: 'split', effectiveOn, unitId: draft.unitId, parts, restTo: draft.goesOn ? null : Math.max(0, rest) }
}

function destinationOf(draft: DestinationDraft, parentId: string): Destination | null {
  if (!draft.isNew) return draft.unitId === '' ? null : { unitId: draft.unitId }
  const name = draft.name.trim()
  return name === '' ? null : { name, parentId: draft.parentId || parentId, campusId: draft.campusId || null }
}

/** New units come where the old ones stood, unless somebody says otherwise. */
function parentOf(id: string | undefined, nodes: readonly TreeNode[]): string {
  return nodes.find((node) => node.id === id)?.parentId ?? ''
}
