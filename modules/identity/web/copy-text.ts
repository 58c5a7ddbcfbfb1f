import { toast } from '../../../kernel/ui/base/toasts.ts'
import { sayNow } from '../../../kernel/ui/texts.ts'
import { identityTexts } from './identity.texts.ts'

/** Browsers forbid the clipboard on plain http and in some in-app windows: then the person copies by hand. */
export async function copyText(text: string): Promise<void> {
  const say = sayNow(identityTexts)
  try {
    await navigator.clipboard.writeText(text)
    toast(say('copied'))
  } catch {
    toast({ message: say('copyFailed'), tone: 'warn' })
  }
}
