import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { claimDrafts } from '../../../web/session.tsx'

/** Sends what makes an account one's own. Whoever it lets in starts at the first page, with nothing of whoever was here before. */
export function useFirstSignIn<Typed, Answer extends { accountId: string }>(send: (typed: Typed) => Promise<Answer>, welcome: (answer: Answer) => string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      claimDrafts(answer.accountId)
      client.clear()
      await navigate({ to: '/', replace: true })
      toast(welcome(answer))
    },
  })
}
