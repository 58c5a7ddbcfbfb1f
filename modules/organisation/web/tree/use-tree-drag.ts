import { useState, type DragEvent } from 'react'
import type { TreeNode } from '../organisation.types.ts'
import { placeOfDrop, type Place } from './tree-shape.ts'

type Mark = 'before' | 'after' | 'into'

export interface TreeDrag {
  draggingId: string | null
  /** How the row under the pointer shows where the unit would go. */
  markOf: (node: TreeNode) => Mark | null
  handlers: (node: TreeNode) => {
    draggable: boolean
    onDragStart: (event: DragEvent) => void
    onDragOver: (event: DragEvent) => void
    onDrop: (event: DragEvent) => void
    onDragEnd: () => void
  }
}

/** Dragging rows with a mouse; `onPlace` decides what a drop means. */
export function useTreeDrag(nodes: readonly TreeNode[], onPlace: (node: TreeNode, place: Place) => void): TreeDrag {
  const [dragging, drag] = useState<TreeNode | null>(null)
  const [over, hover] = useState<{ id: string; mark: Mark } | null>(null)
  const end = () => {
    drag(null)
    hover(null)
  }
  const placeAt = (event: DragEvent, node: TreeNode) => {
    if (!dragging) return null
    const box = event.currentTarget.getBoundingClientRect()
    return placeOfDrop(dragging, node, { height: (event.clientY - box.top) / box.height, nodes })
  }
  return {
    draggingId: dragging?.id ?? null,
    markOf: (node) => (over?.id === node.id ? over.mark : null),
    handlers: (node) => ({
      draggable: node.parentId !== null,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', node.name)
        drag(node)
      },
      onDragOver: (event) => {
        const place = placeAt(event, node)
        if (place) event.preventDefault()
        if (place?.mark !== over?.mark || node.id !== over?.id) hover(place ? { id: node.id, mark: place.mark } : null)
      },
      onDrop: (event) => {
        event.preventDefault()
        const place = placeAt(event, node)
        if (dragging && place) onPlace(dragging, { parentId: place.parentId, beforeId: place.beforeId })
        end()
      },
      onDragEnd: end,
    }),
  }
}
