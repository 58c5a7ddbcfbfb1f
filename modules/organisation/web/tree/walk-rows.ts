import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** On a unit's name, up and down go to the next name in sight; right and left open and close, as in any tree. */
export function walkRows(event: KeyboardEvent<HTMLAnchorElement>): void {
  const link = event.currentTarget
  const step = steps[event.key]
  if (step !== undefined) {
    const links = [...(link.closest('.og-tree')?.querySelectorAll<HTMLAnchorElement>('.og-name a') ?? [])]
    links[links.indexOf(link) + step]?.focus()
    event.preventDefault()
  }
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
  const toggle = link.closest('.og-row')?.querySelector<HTMLButtonElement>('button.og-toggle')
  if (toggle?.getAttribute('aria-expanded') === String(event.key === 'ArrowLeft')) toggle.click()
}
