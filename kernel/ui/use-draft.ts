import { useState } from 'react'
import { isApiError } from './api-error.ts'

export interface Drafting<Stored, Draft> {
  /** The record over which was typed: its version goes along when it is saved. Null where it is a new one. */
  begun: Stored
  draft: Draft
  set(change: Partial<Draft>): void
  /** To be called when it is stored: the form follows what is stored again. */
  saved(): void
  /** To be called when it was refused: after somebody else's change has been told of, and read anew, it may be saved over it. */
  refused(error: unknown): void
}

/**
 * The draft of a form over what is stored. Until something is typed it follows what others store; from then on it keeps
 * what was typed and the version it was typed over, so that somebody else's change neither sweeps it away nor is undone unseen.
 */
export function useDraft<Stored extends { version: number } | null, Draft extends object>(stored: Stored, initial: Draft): Drafting<Stored, Draft> {
  const [held, setHeld] = useState({ begun: stored, draft: initial, isTyped: false, isWarned: false })
  const isNewer = held.begun?.version !== stored?.version
  if (isNewer && !held.isTyped) setHeld({ begun: stored, draft: initial, isTyped: false, isWarned: false })
  if (isNewer && held.isTyped && held.isWarned) setHeld({ ...held, begun: stored, isWarned: false })
  return {
    begun: held.begun,
    draft: held.draft,
    set: (change) => setHeld((before) => ({ ...before, draft: { ...before.draft, ...change }, isTyped: true })),
    saved: () => setHeld((before) => ({ ...before, isTyped: false, isWarned: false })),
    refused: (error) => {
      if (isApiError(error, 'version_conflict')) setHeld((before) => ({ ...before, isWarned: true }))
    },
  }
}
