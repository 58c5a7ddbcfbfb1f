import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api.ts'
import { claimDrafts, safeReturnPath } from '../session.tsx'

export interface Credentials {
  username: string
  password: string
  totp: string
}

export type SignIn = ReturnType<typeof useSignIn>

/** Where somebody whose password was set by another goes first. */
const passwordPath = '/me/password'

/** The form's state and the way in: password first, a code when the server asks for one. */
export function useSignIn() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const { to } = useSearch({ strict: false })
  const [typed, type] = useState<Credentials>({ username: '', password: '', totp: '' })
  const [asksTotp, askTotp] = useState(false)
  const send = useMutation({
    mutationFn: () => api.identity.signIn({ username: typed.username.trim(), password: typed.password, ...(typed.totp ? { totp: typed.totp.trim() } : {}) }),
    onSuccess: async (answer) => {
      if (answer.needsTotp) return askTotp(true)
      claimDrafts(answer.accountId)
      queryClient.clear()
      const mustChange = answer.mustChangePassword && Object.hasOwn(router.routesByPath, passwordPath)
      await navigate({ href: mustChange ? passwordPath : safeReturnPath(to), replace: true })
    },
  })
  const fill = (credentials: Omit<Credentials, 'totp'>) => {
    send.reset()
    askTotp(false)
    type({ ...credentials, totp: '' })
  }
  return { typed, type, asksTotp, fill, submit: () => send.mutate(), busy: send.isPending, error: send.error }
}
