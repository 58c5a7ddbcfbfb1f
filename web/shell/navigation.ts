import type { IconName } from '../../kernel/ui/base/Icon.tsx'
import type { Shell } from '../session.tsx'

export type Area = Shell['menu'][number]['area']

export const areaIcons: Record<Area, IconName> = {
  ideology: 'book',
  organisation: 'tree',
  rights: 'shield',
  relief: 'heart',
  contests: 'award',
  culture: 'people',
  democracy: 'vote',
  administration: 'building',
}

type Entry = Shell['menu'][number]['entries'][number]

/** As many entries as one takes in at a look. */
const mostInArea = 8

/** An area that is too long shows what this person looks after, and folds what they do for themselves, which stands among the services too. */
export function foldArea(entries: readonly Entry[]): { shown: readonly Entry[]; folded: readonly Entry[] } {
  const kept = entries.filter(({ own }) => !own)
  if (entries.length <= mostInArea || kept.length === 0) return { shown: entries, folded: [] }
  return { shown: kept, folded: entries.filter(({ own }) => own) }
}

/**
 * The entry that a page belongs to: the longest path that leads to it. What is done with one thing, `/gifts/7/people`,
 * and what begins one, `/gifts/new`, belong to the desk beside the list, `/gifts/desk`, for whoever has that entry.
 */
export function currentEntry(paths: readonly string[], pathname: string): string | null {
  const [, list, thing, part] = pathname.split('/')
  const desk = `/${list}/desk`
  if ((part !== undefined || thing === 'new') && paths.includes(desk)) return desk
  const leading = paths.filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
  return leading.toSorted((one, other) => other.length - one.length)[0] ?? null
}

/** What stands in the round sign: a Chinese given name, or a foreigner's initials. */
export function initialsOf(name: string): string {
  const bare = name.trim()
  if (/^[\p{Script=Han}·]+$/u.test(bare)) return bare.replaceAll('·', '').slice(-2)
  return bare
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}
