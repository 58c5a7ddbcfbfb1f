import { useRef, useState } from 'react'
import { isApiError } from './api-error.ts'

interface Known {
  id: string
  version: number
}

export interface Drafting<Stored, Draft> {
  /** As it was read; null where it is a new one. */
  stored: Stored
  /** Over what was typed: its version goes along when it is saved. Null until something is stored. */
  begun: Stored | Known
  /** Whether this form stored that itself, and what was made then has ids that the draft does not know yet. */
  isOwn: boolean
  draft: Draft
  set(change: Partial<Draft>): void
  /** Throws away what was typed. */
  beginAfresh(): void
  /**
   * Stores it. The form follows what is stored again, unless more was typed before the answer came (`isLatest` is false): that
   * stays, over what was just stored. Once somebody else's change was told of, and read anew, it may be saved over it.
   */
  store<Kept extends Known>(call: () => Promise<Kept>): Promise<Kept & { isLatest: boolean }>
}

interface Held<Stored, Draft> extends Pick<Drafting<Stored, Draft>, 'begun' | 'isOwn' | 'draft'> {
  isTyped: boolean
  /** Somebody else's change has been told of. */
  isWarned: boolean
}

/**
 * The draft of a form over what is stored. Until something is typed it follows what others store; from then on it keeps
 * what was typed and the version it was typed over, so that somebody else's change neither sweeps it away nor is undone unseen.
 */
export function useDraft<Stored extends Known | null, Draft extends object>(stored: Stored, initial: Draft): Drafting<Stored, Draft> {
  const fresh = { begun: stored, isOwn: false, draft: initial, isTyped: false, isWarned: false }
  const [held, setHeld] = useState<Held<Stored, Draft>>(fresh)
  const typed = useRef(0)
  const ahead = (stored?.version ?? 0) - (held.begun?.version ?? 0)
  if (!held.isTyped && (ahead > 0 || (ahead === 0 && held.isOwn))) setHeld(fresh)
  if (held.isTyped && held.isWarned && ahead > 0) setHeld({ ...held, begun: stored, isOwn: false, isWarned: false })
  return {
    stored,
    begun: held.begun,
    isOwn: held.isOwn,
    draft: held.draft,
    set: (change) => {
      typed.current += 1
      setHeld((before) => ({ ...before, draft: { ...before.draft, ...change }, isTyped: true }))
    },
    beginAfresh: () => setHeld(fresh),
    store: async (call) => {
      const sent = typed.current
      try {
        const kept = await call()
        const isLatest = typed.current === sent
        setHeld((before) => ({ ...before, begun: kept, isOwn: true, isTyped: !isLatest, isWarned: false }))
        return { ...kept, isLatest }
      } catch (error) {
        if (isApiError(error, 'version_conflict')) setHeld((before) => ({ ...before, isWarned: true }))
        throw error
      }
    },
  }
}
