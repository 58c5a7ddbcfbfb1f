import { useEffect, useState } from 'react'

/** The time when the page was last looked at: a page left open overnight wakes up on the right day. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const wake = () => {
      if (!document.hidden) setNow(new Date())
    }
    document.addEventListener('visibilitychange', wake)
    return () => document.removeEventListener('visibilitychange', wake)
  }, [])
  return now
}
