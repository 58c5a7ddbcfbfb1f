import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { toast } from '../kernel/ui/base/toasts.ts'
import { isApiError } from '../kernel/ui/api-error.ts'
import { sayNow } from '../kernel/ui/texts.ts'
import { api } from './api.ts'
import { dropDrafts } from './session.tsx'
import { signInTexts } from './sign-in.texts.ts'

/** Ends the session and leaves nothing of this person behind in the page. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    try {
      await api.identity.signOut()
    } catch (error) {
      if (!isApiError(error, 'unauthenticated')) {
        toast({ message: sayNow(signInTexts)('signOutFailed'), tone: 'bad' })
        return
      }
    }
    await navigate({ to: '/sign-in', search: {} })
    dropDrafts()
    queryClient.clear()
  }
}
