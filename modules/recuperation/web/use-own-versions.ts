import { useState } from 'react'

export interface OwnVersions {
  /** One of the page's forms stored version `to` over version `from`. */
  made(from: number, to: number): void
  /** The version that this one became through the page's own forms alone. */
  newest(version: number): number
}

/** Two forms of one page change the same record: what one of them stored is no stranger's change to the other. */
export function useOwnVersions(): OwnVersions {
  const [next] = useState(() => new Map<number, number>())
  const newest = (version: number): number => {
    const later = next.get(version)
    return later === undefined ? version : newest(later)
  }
  return { made: (from, to) => void next.set(from, to), newest }
}
