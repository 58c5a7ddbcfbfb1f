import { sayNow } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { describeError } from './ErrorState.tsx'
import { toast } from './toasts.ts'

/** For what is done by one press: why it was not done, in the server's own words. */
export function toastRefusal(error: unknown): void {
  toast({ message: describeError(error, sayNow(baseTexts)).message, tone: 'bad' })
}
