import { useEffect, useEffectEvent } from 'react'

/** Escape closes what lies open over the page. */
export function useEscape(open: boolean, onEscape: () => void): void {
  const tell = useEffectEvent(onEscape)
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') tell()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
}
