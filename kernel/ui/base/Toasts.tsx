import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { IconButton } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { currentToasts, dismissToast, onToasts, type Toast } from './toasts.ts'
import './toast.css'

const icons: Record<Toast['tone'], IconName> = { ok: 'ok', warn: 'warning', bad: 'error' }

/** Stands once in the shell; `toast()` speaks through it. */
export function Toasts() {
  const toasts = useSyncExternalStore(onToasts, currentToasts)
  return (
    <div className="tx-toasts tx-no-print" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const say = useTexts(baseTexts)
  const [held, hold] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(toast.id), toast.undo ? 10_000 : 6000)
    return () => clearTimeout(timer)
  }, [held, toast])
  const undo = () => {
    dismissToast(toast.id)
    toast.undo?.()
  }
  return (
    <div className={`tx-toast tx-toast-${toast.tone}`} onMouseEnter={() => hold(true)} onMouseLeave={() => hold(false)} onFocus={() => hold(true)} onBlur={() => hold(false)}>
      <Icon name={icons[toast.tone]} />
      <span className="tx-toast-words">{toast.message}</span>
      {toast.undo && (
        <button type="button" className="tx-toast-undo" onClick={undo}>
          {say('undo')}
        </button>
      )}
      <IconButton icon="close" label={say('close')} onClick={() => dismissToast(toast.id)} />
    </div>
  )
}
