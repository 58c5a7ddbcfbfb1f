import { useSuspenseQuery } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { readStored, writeStored } from '../kernel/ui/stored.ts'
import type { contract } from '../server/contract.ts'
import { query } from './api.ts'

export type Shell = InferContractRouterOutputs<typeof contract>['shell']['shell']
export type Workbench = InferContractRouterOutputs<typeof contract>['shell']['workbench']
export type WaitingItem = Shell['waiting'][number]

/** Who I am, what I may do and what waits for me: asked once, before the first page. */
export const shellQuery = query.shell.shell.queryOptions({ staleTime: 60_000, meta: { asksWhoIAm: true } })

/** Below the signed-in route the answer is there before any page renders. */
export function useShell(): Shell {
  return useSuspenseQuery(shellQuery).data
}

/** Whether to show what only holders of a permission can use; the server decides again. */
export function useMay(permission: string): boolean {
  return useShell().permissions.includes(permission)
}

/** Only paths of this site: a link must not carry a person elsewhere after signing in. */
export function safeReturnPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/'
}

const ownerKey = 'tongxin.owner'

/** Drafts of a form outlive a session that ended, but not a change of person at the same screen. */
export function claimDrafts(accountId: string): void {
  if (readStored('session', ownerKey) === accountId) return
  dropDrafts()
  writeStored('session', ownerKey, accountId)
}

export function dropDrafts(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Where storage is forbidden there are no drafts either.
  }
}
