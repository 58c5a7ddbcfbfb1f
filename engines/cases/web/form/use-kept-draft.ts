import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readStored, writeStored } from '../../../../kernel/ui/stored.ts'
import { api } from '../../../../web/api.ts'

/** What a draft is for: an action of a case (its id the subject), or `open` for a new case (the process the subject). */
export interface DraftOf {
  process: string
  action: string
  subject: string
}

export interface BegunDraft {
  content: Record<string, unknown>
  /** When the server took it; null: it lay on this device only, because there was no network. */
  changedAt: string | null
}

export type Keeping = 'idle' | 'waiting' | 'kept' | 'here'

const restMs = 800

/** What was begun earlier, on this device or another; null when nothing was. */
export function useBegunDraft(of: DraftOf) {
  return useQuery({ queryKey: ['case-draft', of], queryFn: () => readBegun(of), staleTime: Infinity, gcTime: 0 })
}

async function readBegun(of: DraftOf): Promise<BegunDraft | null> {
  // Only what the server could not take lies here, so it is the newer one.
  const here = readHere(of)
  if (here) return { content: here, changedAt: null }
  const kept = await api.cases.readDraft(of)
  return kept && { content: kept.content, changedAt: kept.changedAt }
}

/**
 * Keeps what is typed on the server once it rests, so that it is there on another device; without a network on this device.
 * `forget` when it has been sent or is thrown away.
 */
export function useKeptDraft(of: DraftOf, content: Readonly<Record<string, unknown>>): { keeping: Keeping; forget: (thrownAway: boolean) => void } {
  const [keeping, setKeeping] = useState<Keeping>('idle')
  const text = JSON.stringify(content)
  const settled = useRef(text)
  const over = useRef(false)
  const keep = useEffectEvent(async (shown: boolean) => {
    if (over.current || settled.current === text) return
    settled.current = text
    try {
      await api.cases.saveDraft({ ...of, content })
      writeStored('session', keyOf(of), null)
      if (shown) setKeeping('kept')
    } catch {
      writeStored('session', keyOf(of), text)
      if (shown) setKeeping('here')
    }
  })
  useEffect(() => {
    if (settled.current === text) return
    setKeeping('waiting')
    const timer = setTimeout(() => void keep(true), restMs)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => () => void keep(false), [])
  const forget = (thrownAway: boolean) => {
    over.current = true
    writeStored('session', keyOf(of), null)
    // What is sent takes its draft along; only what is thrown away must be said.
    if (thrownAway) void api.cases.saveDraft({ ...of, content: null }).catch(() => undefined)
  }
  return { keeping, forget }
}

function readHere(of: DraftOf): Record<string, unknown> | null {
  const stored = readStored('session', keyOf(of))
  if (!stored) return null
  try {
    const content: unknown = JSON.parse(stored)
    return typeof content === 'object' && content !== null ? { ...content } : null
  } catch {
    return null
  }
}

function keyOf({ process, action, subject }: DraftOf): string {
  return `tongxin.case-draft.${process}.${action}.${subject}`
}
