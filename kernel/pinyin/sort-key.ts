import { runsOf, type NameRun } from './name-parts.ts'
import { tonedSyllablesOf } from './name-readings.ts'

/**
 * Orders names by pinyin under COLLATE "C": syllable, tone, character; unknown characters last. `ofPerson`: it may begin
 * with a surname, which is read as one.
 */
export function pinyinSortKey(name: string, { ofPerson = false }: { ofPerson?: boolean } = {}): string {
  return runsOf(name)
    .map((run) => (run.script === 'word' ? run.text : hanSortKey(run, ofPerson)))
    .join(' ')
}

function hanSortKey(run: NameRun, ofPerson: boolean): string {
  const syllables = tonedSyllablesOf(run.text, ofPerson && run.beginsName)
  return [...run.text].map((char, position) => `${syllables[position] || '~'}${char}`).join(' ')
}

/** What a key spells, part by part, without tones and characters: `wen2文 xue2学 b` gives wen, xue, b. */
export function syllablesOfKey(key: string): string[] {
  return key.split(' ').flatMap((part) => /^([a-z]+)\d\p{Script=Han}$/u.exec(part)?.[1] ?? /^[a-z0-9]+$/.exec(part)?.[0] ?? [])
}
