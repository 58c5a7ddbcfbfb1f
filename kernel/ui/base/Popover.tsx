import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { useEscape } from '../use-escape.ts'
import { baseTexts } from './base.texts.ts'
import { IconButton } from './Button.tsx'
import './popover.css'

interface PopoverProps {
  buttonClass: string
  button: ReactNode
  /** On a phone the panel is a sheet at the bottom under this title. */
  title: string
  /** Which edge of the button the panel keeps to. */
  align?: 'start' | 'end'
  children: (close: () => void) => ReactNode
}

/** A button that opens a small panel below itself; Escape and a press elsewhere close it. */
export function Popover({ buttonClass, button, title, align = 'end', children }: PopoverProps) {
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
  useEscape(open, close)
  return (
    <div className="tx-popover" ref={box}>
      <button ref={opener} type="button" className={buttonClass} aria-expanded={open} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open && <Panel title={title} align={align} render={children} onClose={close} />}
    </div>
  )
}

function Panel({ title, align, render, onClose }: { title: string; align: string; render: PopoverProps['children']; onClose: () => void }) {
  const say = useTexts(baseTexts)
  return (
    <div className={`tx-popover-panel tx-popover-${align}`}>
      <div className="tx-popover-head">
        <strong>{title}</strong>
        <IconButton icon="close" label={say('close')} onClick={onClose} />
      </div>
      {render(onClose)}
    </div>
  )
}
