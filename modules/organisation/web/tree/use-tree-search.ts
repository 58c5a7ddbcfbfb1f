import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { query } from '../../../../web/api.ts'
import type { TreeNode } from '../organisation.types.ts'
import { withThoseAbove } from './tree-shape.ts'

const nothing: ReadonlySet<string> = new Set()

/** Finds units by what the server knows of their names: earlier ones, pinyin and initials too. */
export function useTreeSearch(nodes: readonly TreeNode[], on: string | undefined) {
  const [q, setQ] = useState('')
  const asked = q.trim()
  const answer = useQuery({
    ...query.organisation.search.queryOptions({ input: { q: asked, ...(on ? { on } : {}) } }),
    enabled: asked !== '',
    placeholderData: (before) => before,
  })
  const items = asked === '' ? undefined : answer.data?.items
  const found = useMemo(() => (items ? new Set(items.map(({ id }) => id)) : nothing), [items])
  const kept = useMemo(() => (items ? withThoseAbove([...found], nodes) : null), [found, items, nodes])
  return { q, setQ, found, kept, settled: items !== undefined && !answer.isFetching }
}
