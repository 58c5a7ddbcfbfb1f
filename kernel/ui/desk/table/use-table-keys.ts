import { useEffect, type RefObject } from 'react'
import { isTyping } from '../../typing.ts'

interface TableKeys {
  table: RefObject<HTMLElement | null>
  onOpen: (key: string) => void
  onSelect: (key: string) => void
}

/** j and k walk the rows, Enter opens, x ticks: the list without a mouse. */
export function useTableKeys({ table, onOpen, onSelect }: TableKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const box = table.current
      if (!box || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open], [role=dialog]')) return
      const rows = [...box.querySelectorAll<HTMLElement>('[data-row-key]')]
      const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
      const key = rows[at]?.dataset['rowKey']
      if (event.key === 'j' || event.key === 'k') rows[Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), rows.length - 1)]?.focus()
      else if (event.key === 'Enter' && key && rows[at] === document.activeElement) onOpen(key)
      else if (event.key === 'x' && key) onSelect(key)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [table, onOpen, onSelect])
}
