import { useEffect, useState } from 'react'

const tickMs = 1_000

/**
 * The server's time in milliseconds, second by second: what it said when it was read, and what has passed since.
 * The way of the answer makes it late by a moment, never early: nobody presses before the opening.
 */
export function useServerNow(said: string | undefined, readAt: number): number {
  const [device, setDevice] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setDevice(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return said === undefined ? device : Date.parse(said) + Math.max(0, device - readAt)
}
