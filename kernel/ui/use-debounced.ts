import { useEffect, useState } from 'react'

/** The value once it has rested for a while: no request for every letter. */
export function useDebounced<T>(value: T, restMs: number): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return settled
}
