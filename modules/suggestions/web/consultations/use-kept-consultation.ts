import { useState } from 'react'
import { z } from 'zod'
import { useDraft } from '../../../../kernel/ui/use-draft.ts'
import { useKeptText } from '../../../../kernel/ui/use-kept-text.ts'
import type { Consultation } from '../suggestions.types.ts'

const text = z.object({ title: z.string(), intro: z.string(), opensAt: z.string(), closesAt: z.string(), anonymous: z.boolean(), body: z.string() })

export type ConsultationText = z.output<typeof text>

export type StoredConsultation = Pick<Consultation, 'id' | 'version'>

interface Beginning {
  initial: ConsultationText
  /** Names a new one, of which nothing is stored. */
  newKey: string
}

/** What is typed into a consultation lies on this device until it is saved, with the version over which it was typed. */
export function useKeptConsultation(stored: StoredConsultation | null, { initial, newKey }: Beginning) {
  const drafting = useDraft(stored, initial)
  const { begun } = drafting
  const [kept, keep] = useKeptText(`tongxin.draft.consultation-text.${begun ? `${begun.id}.${begun.version}` : newKey}`)
  const [restored, restore] = useState<boolean | null>(null)
  if (restored === null) {
    const text = readText(kept)
    restore(text !== null)
    if (text) drafting.set(text)
  }
  return {
    drafting,
    restored: restored === true,
    type: (change: Partial<ConsultationText>) => {
      drafting.set(change)
      restore(false)
      keep(JSON.stringify({ ...drafting.draft, ...change }))
    },
    beginAfresh: () => {
      drafting.beginAfresh()
      restore(false)
      keep('')
    },
    forget: () => keep(''),
  }
}

function readText(kept: string): ConsultationText | null {
  if (kept === '') return null
  try {
    return text.safeParse(JSON.parse(kept)).data ?? null
  } catch {
    return null
  }
}
