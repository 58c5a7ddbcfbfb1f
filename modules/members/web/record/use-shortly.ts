import { useEffect, useState } from 'react'

/** A value that hides itself again, and how long it still stays. */
export function useShortly<Value>(seconds: number): { value: Value | null; secondsLeft: number; show: (value: Value) => void; hide: () => void } {
  const [value, setValue] = useState<Value | null>(null)
  const [secondsLeft, setLeft] = useState(0)
  useEffect(() => {
    if (value === null) return
    const timer = setInterval(() => setLeft((left) => left - 1), 1000)
    return () => clearInterval(timer)
  }, [value])
  const isOver = value !== null && secondsLeft <= 0
  useEffect(() => {
    if (isOver) setValue(null)
  }, [isOver])
  return {
    value: isOver ? null : value,
    secondsLeft,
    show: (shown) => {
      setLeft(seconds)
      setValue(shown)
    },
    hide: () => setValue(null),
  }
}
