import { useEffect, useState } from 'react'
import { readStored, writeStored } from '../../../kernel/ui/stored.ts'

export interface Typed {
  title: string
  topic: string
  body: string
  anonymous: boolean
}

export const blank: Typed = { title: '', topic: '', body: '', anonymous: false }

const key = 'tongxin.draft.suggestion'
const restMs = 400

/** What is typed stays on this device until it is sent: a draft on the server would tell whose it is. */
export function useKeptSuggestion() {
  const [kept] = useState(() => read(readStored('session', key)))
  const [typed, type] = useState(kept ?? blank)
  useEffect(() => {
    const timer = setTimeout(() => writeStored('session', key, typed === blank ? null : JSON.stringify(typed)), restMs)
    return () => clearTimeout(timer)
  }, [typed])
  return {
    typed,
    type,
    restored: kept !== null && typed === kept,
    forget: () => {
      type(blank)
      writeStored('session', key, null)
    },
  }
}

function read(stored: string | null): Typed | null {
  if (stored === null) return null
  try {
    const value: unknown = JSON.parse(stored)
    if (typeof value !== 'object' || value === null) return null
    const text = (name: string) => {
      const found = new Map<string, unknown>(Object.entries(value)).get(name)
      return typeof found === 'string' ? found : ''
    }
    return { title: text('title'), topic: text('topic'), body: text('body'), anonymous: 'anonymous' in value && value.anonymous === true }
  } catch {
    return null
  }
}
