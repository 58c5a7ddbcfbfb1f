import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { copyText } from './copy-text.ts'
import { identityTexts } from './identity.texts.ts'
import '../../../kernel/ui/base/dialog.css'
import './identity.css'

interface ShownOnceProps {
  title: string
  /** Why it matters to keep it now. */
  body: string
  /** One value, or several that belong together. */
  values: readonly string[]
  children?: ReactNode
  onClose: () => void
}

/** A secret that nobody can look at again: it stays until the person says that it is kept. Render it while there is one. */
export function ShownOnce({ title, body, values, children, onClose }: ShownOnceProps) {
  const say = useTexts(identityTexts)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    // Escape would throw the secret away unread.
    <dialog ref={dialog} className="tx-dialog" aria-label={title} onCancel={(event) => event.preventDefault()} onClose={onClose}>
      <h2>{title}</h2>
      <div className="tx-dialog-words id-shown">
        <p>{body}</p>
        {values.length === 1 ? (
          <code className="id-secret">{values[0]}</code>
        ) : (
          <ul className="id-codes">
            {values.map((value) => (
              <li key={value}>
                <code>{value}</code>
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
      <div className="tx-dialog-actions">
        <Button onClick={() => void copyText(values.join('\n'))}>{say('copy')}</Button>
        <Button look="primary" onClick={onClose}>
          {say('recoverySaved')}
        </Button>
      </div>
    </dialog>
  )
}
