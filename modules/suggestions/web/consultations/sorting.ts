import type { Comment, Consultation } from '../suggestions.types.ts'

type Outcome = 'taken' | 'partly' | 'not_taken'

export interface KindDraft {
  /** Holds while the page is open; the server gives its own. */
  key: string
  title: string
  outcome: Outcome | null
  answer: string
}

export interface Sorting {
  intro: string
  kinds: KindDraft[]
  /** The kind's key, by comment. */
  placed: Record<string, string>
  next: number
}

export function beginSorting({ kinds, list, resultsIntro }: Pick<Consultation, 'kinds' | 'list' | 'resultsIntro'>): Sorting {
  return {
    intro: resultsIntro,
    kinds: kinds.map(({ id, title, outcome, answer }) => ({ key: id, title, outcome, answer })),
    placed: Object.fromEntries(list.flatMap((comment) => (comment.kindId === null ? [] : [[comment.id, comment.kindId]]))),
    next: 1,
  }
}

/** One kind more, empty. */
export function sortWith(sorting: Sorting): Sorting {
  return { ...sorting, kinds: [...sorting.kinds, { key: `new-${sorting.next}`, title: '', outcome: null, answer: '' }], next: sorting.next + 1 }
}

/** Without this kind; what stood in it stands in none. */
export function sortWithout(sorting: Sorting, key: string): Sorting {
  return { ...sorting, kinds: sorting.kinds.filter((kind) => kind.key !== key), placed: Object.fromEntries(Object.entries(sorting.placed).filter(([, placed]) => placed !== key)) }
}

export function changeKind(sorting: Sorting, changed: KindDraft): Sorting {
  return { ...sorting, kinds: sorting.kinds.map((kind) => (kind.key === changed.key ? changed : kind)) }
}

export function unsortedOf(comments: readonly Pick<Comment, 'id'>[], { placed, kinds }: Sorting): number {
  const keys = new Set(kinds.map((kind) => kind.key))
  return comments.filter(({ id }) => !keys.has(placed[id] ?? '')).length
}

export function inputOf({ intro, kinds, placed }: Sorting, { id, version }: { id: string; version: number }) {
  return {
    id,
    version,
    resultsIntro: intro,
    kinds: kinds.map(({ key, title, outcome, answer }) => ({
      title,
      outcome,
      answer,
      commentIds: Object.entries(placed).flatMap(([comment, place]) => (place === key ? [comment] : [])),
    })),
  }
}
