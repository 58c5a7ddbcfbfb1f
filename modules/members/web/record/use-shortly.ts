import { useEffect, useState } from 'react'

interface Shown<Value> {
  value: Value
  secondsLeft: number
}

/** A value that hides itself again, and how long it still stays. */
export function useShortly<Value>(seconds: number): { value: Value | null; secondsLeft: number; show: (value: Value) => void; hide: () => void } {
  const [shown, setShown] = useState<Shown<Value> | null>(null)
  const isShown = shown !== null
  useEffect(() => {
    if (!isShown) return
    const timer = setInterval(() => setShown((now) => (now && now.secondsLeft > 1 ? { ...now, secondsLeft: now.secondsLeft - 1 } : null)), 1000)
    return () => clearInterval(timer)
  }, [isShown])
  return {
    value: shown?.value ?? null,
    secondsLeft: shown?.secondsLeft ?? 0,
    show: (value) => setShown({ value, secondsLeft: seconds }),
    hide: () => setShown(null),
  }
}
