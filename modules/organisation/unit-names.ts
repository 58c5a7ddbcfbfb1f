import { pinyin } from 'pinyin-pro'

/** Syllables without tones, parted by spaces: orders names, and holds their initials. Bytewise order (collate "C") is meant. */
export function pinyinKey(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ').toLowerCase().replaceAll(/\s+/g, ' ')
}

/** Names that differ only in width, case or spaces are one name. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
}

/** Whether somebody who types `folded` (a part of the name, its pinyin or its initials) may mean this name. */
export function nameMatches(name: { folded: string; pinyinKey: string }, folded: string): boolean {
  if (name.folded.includes(folded)) return true
  if (!/^[a-z0-9]+$/.test(folded)) return false
  const syllables = name.pinyinKey.split(' ').filter((syllable) => /^[a-z0-9]+$/.test(syllable))
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  return initials.includes(folded) || syllables.some((_, index) => syllables.slice(index).join('').startsWith(folded))
}
