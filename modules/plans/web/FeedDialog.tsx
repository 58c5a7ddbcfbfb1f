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
  const address = useRef<HTMLElement>(null)
  useEffect(() => {
    if (url) dialog.current?.showModal()
    else dialog.current?.close()
  }, [url])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url ?? '')
      toast(say('copied'))
      onClose()
    } catch {
      // A browser lets no page copy that came without TLS: the address is marked, and a key copies it.
      if (address.current) getSelection()?.selectAllChildren(address.current)
      toast({ message: say('copyByHand'), tone: 'warn' })
    }
  }
  return (
    <dialog ref={dialog} className="tx-dialog" aria-label={say('feedTitle')} onClose={onClose}>
      <h2>{say('feedTitle')}</h2>
      <div className="tx-dialog-words">
        <p>{say('feedBody')}</p>
        <code ref={address} className="pl-feed">
          {url}
        </code>
      </div>
      <div className="tx-dialog-actions">
        <Button onClick={onClose}>{say('closeFeed')}</Button>
        <Button look="primary" onClick={() => void copy()}>
          {say('copy')}
        </Button>
      </div>
    </dialog>
  )
}
