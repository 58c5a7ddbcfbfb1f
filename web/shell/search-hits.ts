import type { Shell } from '../session.tsx'

export interface Hit {
  kind: string
  title: string
  hint: string
  path: string
}

const mostPages = 3

/** Pages of this person's own menu and services whose name holds the words; the frame knows them without asking. */
export function pageHits({ menu, services }: Pick<Shell, 'menu' | 'services'>, q: string): Hit[] {
  const words = q.trim().toLowerCase()
  if (words === '') return []
  const pages = [...menu.flatMap((group) => group.entries.map((entry) => ({ ...entry, hint: '' }))), ...services]
  return pages
    .filter((page, index) => page.label.toLowerCase().includes(words) && pages.findIndex((other) => other.path === page.path) === index)
    .slice(0, mostPages)
    .map((page) => ({ kind: 'page', title: page.label, hint: page.hint, path: page.path }))
}
