import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '../stored.ts'

export type Theme = 'auto' | 'light' | 'dark'

export interface Appearance {
  theme: Theme
  /** Larger letters for those who want them: 20 px and everything with them. */
  largeType: boolean
}

const key = 'tongxin.appearance'
const listeners = new Set<() => void>()
let current: Appearance = { theme: 'auto', largeType: false }

/** Call once before the first paint. */
export function startAppearance(): void {
  current = parseAppearance(readStored('local', key))
  apply()
  darkQuery().addEventListener('change', () => {
    apply()
    for (const tell of listeners) tell()
  })
}

export function setAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change }
  writeStored('local', key, JSON.stringify(current))
  apply()
  for (const tell of listeners) tell()
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => current)
}

export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark)
}

export function parseAppearance(stored: string | null): Appearance {
  const fallback: Appearance = { theme: 'auto', largeType: false }
  if (!stored) return fallback
  try {
    const { theme, largeType }: Partial<Appearance> = JSON.parse(stored)
    return { theme: theme === 'light' || theme === 'dark' ? theme : 'auto', largeType: largeType === true }
  } catch {
    return fallback
  }
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function isDark(): boolean {
  return current.theme === 'dark' || (current.theme === 'auto' && darkQuery().matches)
}

function darkQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function apply(): void {
  const { dataset } = document.documentElement
  dataset['theme'] = isDark() ? 'dark' : 'light'
  dataset['type'] = current.largeType ? 'large' : 'normal'
}
