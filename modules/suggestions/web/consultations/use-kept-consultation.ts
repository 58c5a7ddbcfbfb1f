import { useState } from 'react'
import { z } from 'zod'
import { useKeptText } from '../../../../kernel/ui/use-kept-text.ts'

const text = z.object({ title: z.string(), intro: z.string(), opensAt: z.string(), closesAt: z.string(), anonymous: z.boolean(), body: z.string() })

export type ConsultationText = z.output<typeof text>

/** What is typed into a consultation lies on this device until it is saved; `key` names which, and the version that was seen. */
export function useKeptConsultation(key: string, initial: ConsultationText) {
  const [kept, keep] = useKeptText(`tongxin.draft.consultation-text.${key}`)
  const [begun] = useState(() => readText(kept))
  const [typed, type] = useState(begun ?? initial)
  return {
    typed,
    restored: begun !== null && typed === begun,
    type: (next: ConsultationText) => {
      type(next)
      keep(JSON.stringify(next))
    },
    beginAfresh: () => {
      type(initial)
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
