import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../../web/api.ts'
import type { Application, Content } from './placement.types.ts'

const restMs = 800

/** What is typed, kept on the server a moment after the last key: it is the child's data, and no device should hold it. */
export function useTyped({ id, content }: Application, blank: Content) {
  const [typed, setTyped] = useState<Content>(content ?? blank)
  const kept = useRef(typed)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = useMutation({ mutationFn: (next: Content) => api.placement.keep({ id, content: next }) })
  const { mutate } = keep
  useEffect(() => {
    if (typed === kept.current) return
    timer.current = setTimeout(() => {
      kept.current = typed
      mutate(typed)
    }, restMs)
    return () => clearTimeout(timer.current)
  }, [mutate, typed])
  return {
    typed,
    set: (change: Partial<Content>) => setTyped((before) => ({ ...before, ...change })),
    keep,
    /** It is being submitted: nothing is left to keep. */
    rest: () => clearTimeout(timer.current),
  }
}
