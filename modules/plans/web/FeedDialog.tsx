import { useEffect, useRef } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { plansTexts } from './plans.texts.ts'
import '../../../kernel/ui/base/dialog.css'

/** Shows the calendar address once: only its owner ever sees it. */
export function FeedDialog({ url, onClose }: { url: string | null; onClose: () => void }) {
  const say = useTexts(plansTexts)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (url) dialog.current?.showModal()
    else dialog.current?.close()
  }, [url])
  const copy = async () => {
    await navigator.clipboard.writeText(url ?? '')
    toast(say('copied'))
    onClose()
  }
  return (
    <dialog ref={dialog} className="tx-dialog" aria-label={say('feedTitle')} onClose={onClose}>
      <h2>{say('feedTitle')}</h2>
      <div className="tx-dialog-words">
        <p>{say('feedBody')}</p>
        <code className="pl-feed">{url}</code>
      </div>
      <div className="tx-dialog-actions">
        <Button look="primary" onClick={() => void copy()}>
          {say('copy')}
        </Button>
      </div>
    </dialog>
  )
}
