import { useSyncExternalStore } from 'react'

/** Where the phone's face ends and the desk's begins. */
export const deskQuery = '(min-width: 768px)'

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
}
