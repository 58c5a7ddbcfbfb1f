import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { Button } from './Button.tsx'
import './dialog.css'

interface ConfirmDialogProps {
  open: boolean
  title: string
  /** What will happen, and that it cannot be undone. */
  children: ReactNode
  /** A verb: 确认注销会籍, not 确定. */
  action: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone; everything else is done and offers 撤销. */
export function ConfirmDialog({ open, title, children, action, danger = false, busy = false, onConfirm, onClose }: ConfirmDialogProps) {
  const say = useTexts(baseTexts)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog ref={dialog} className="tx-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div className="tx-dialog-words">{children}</div>
      <div className="tx-dialog-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </dialog>
  )
}
