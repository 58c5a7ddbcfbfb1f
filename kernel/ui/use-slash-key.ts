import { useEffect, type RefObject } from 'react'
import { isTyping } from './typing.ts'

/** `/` puts the cursor into this field. The field nearest to the work wins: a list's search before the frame's. */
export function useSlashKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const jump = () => {
      input.current?.focus()
      input.current?.select()
    }
    jumps.push(jump)
    if (jumps.length === 1) document.addEventListener('keydown', onKey)
    return () => {
      jumps.splice(jumps.indexOf(jump), 1)
      if (jumps.length === 0) document.removeEventListener('keydown', onKey)
    }
  }, [input])
}

const jumps: (() => void)[] = []

function onKey(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  event.preventDefault()
  jumps.at(-1)?.()
}
