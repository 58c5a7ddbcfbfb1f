import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useDebounced } from '../../kernel/ui/use-debounced.ts'
import { query } from '../api.ts'
import { useShell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'
import { pageHits, type Hit } from './search-hits.ts'

/** What the search over everything knows and does; the component only draws it. */
export function useTopSearch(input: RefObject<HTMLInputElement | null>) {
  const navigate = useNavigate()
  const shell = useShell()
  const [typed, type] = useState('')
  const [open, setOpen] = useState(false)
  const q = useDebounced(typed.trim(), 200)
  const [choice, choose] = useState({ q: '', at: 0 })
  // A new question starts at its first answer.
  const chosen = choice.q === q ? choice.at : 0
  const answer = useQuery({ ...query.shell.search.queryOptions({ input: { q } }), enabled: q !== '', placeholderData: (before) => before })
  const hits: Hit[] = q === '' ? [] : [...pageHits(shell, q), ...(answer.data?.items ?? [])]
  const status = useStatus({ q, settled: q === typed.trim() && !answer.isFetching, failed: answer.isError, count: hits.length })
  useCommandK(input)

  const go = (path: string) => {
    type('')
    setOpen(false)
    input.current?.blur()
    void navigate({ to: path })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose({ q, at: stepped(chosen, event.key === 'ArrowDown' ? 1 : -1, hits.length) })
    }
    const hit = hits[chosen]
    // Enter also ends the choice of a Chinese word; then it opens nothing.
    if (event.key === 'Enter' && hit && !event.nativeEvent.isComposing) go(hit.path)
  }
  const onType = (text: string) => {
    type(text)
    setOpen(true)
  }
  return { typed, onType, setOpen, shown: open && q !== '', hits, chosen, go, onKeyDown, status }
}

function useStatus({ q, settled, failed, count }: { q: string; settled: boolean; failed: boolean; count: number }): string {
  const say = useTexts(shellTexts)
  if (failed) return say('searchFailed')
  if (!settled) return say('searching')
  return count > 0 ? say('searchFound', { count }) : say('searchNone', { q })
}

function stepped(at: number, step: number, length: number): number {
  return length === 0 ? 0 : (at + step + length) % length
}

/** On a list page `/` belongs to the list; Ctrl K or ⌘ K comes here from everywhere. */
function useCommandK(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [input])
}
