import { useEffect, useRef, useState, type ReactNode } from 'react'
import './popover.css'

interface PopoverProps {
  /** The button's accessible name, where its content does not say it. */
  label?: string
  buttonClass: string
  button: ReactNode
  children: (close: () => void) => ReactNode
}

/** A button that opens a small panel below itself; Escape and a press elsewhere close it. */
export function Popover({ label, buttonClass, button, children }: PopoverProps) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  return (
    <div className="tx-popover" ref={box} onKeyDown={(event) => event.key === 'Escape' && open && close()}>
      <button ref={opener} type="button" className={buttonClass} aria-label={label} aria-expanded={open} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open && <div className="tx-popover-panel">{children(close)}</div>}
    </div>
  )
}
