import { useEffect, useEffectEvent, type RefObject } from 'react'
import { isTyping } from '../../typing.ts'

interface TableKeys {
  table: RefObject<HTMLElement | null>
  onOpen: (key: string) => void
  onSelect: (key: string) => void
}

/** j and k walk the rows, Enter opens, x ticks: the list without a mouse. */
export function useTableKeys({ table, onOpen, onSelect }: TableKeys): void {
  const open = useEffectEvent(onOpen)
  const select = useEffectEvent(onSelect)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!table.current || isMeantElsewhere(event)) return
      const rows = [...table.current.querySelectorAll<HTMLElement>('[data-row-key]')]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const row = rows[at]
      const key = row?.dataset['rowKey']
      const acts: Record<string, (() => void) | undefined> = {
        j: () => rows[Math.min(at + 1, rows.length - 1)]?.focus(),
        k: () => rows[Math.max(at - 1, 0)]?.focus(),
        x: key ? () => select(key) : undefined,
        // A link or button within the row keeps its own Enter.
        Enter: key && row === document.activeElement ? () => open(key) : undefined,
      }
      const act = acts[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [table])
}

function isMeantElsewhere(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open], [role=dialog]') !== null
}
