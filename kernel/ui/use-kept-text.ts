import { useState } from 'react'
import { readStored, writeStored } from './stored.ts'

/** What is typed lies on this device as it is typed, and is there again after a reload; once it is sent it is set to nothing. */
export function useKeptText(key: string): [text: string, set: (text: string) => void] {
  const [text, setText] = useState(() => readStored('session', key) ?? '')
  const set = (next: string) => {
    setText(next)
    writeStored('session', key, next === '' ? null : next)
  }
  return [text, set]
}
