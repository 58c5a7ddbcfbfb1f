import { syllablesOfKey } from '../../kernel/pinyin/sort-key.ts'

/** Names that differ only in width, case or spaces are one name. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

/** Whether somebody who types `folded` (a part of the name, its pinyin or its initials) may mean this name. */
export function nameMatches(name: { folded: string; pinyinKey: string }, folded: string): boolean {
  if (name.folded.includes(folded)) return true
  if (!/^[a-z0-9]+$/.test(folded)) return false
  const syllables = syllablesOfKey(name.pinyinKey)
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  return initials.includes(folded) || syllables.some((_, index) => syllables.slice(index).join('').startsWith(folded))
}
