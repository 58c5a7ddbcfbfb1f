/** One code of a national or house code set, with the words by which sheets call it. */
export type CodeEntry = { code: string; zh: string; en: string; synonyms?: readonly string[] }

/** A table of `code|zh|en|synonym,synonym`, one entry a line. */
export function codeTable(lines: string): readonly CodeEntry[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', zh = '', en = '', synonyms] = line.split('|').map((part) => part.trim())
      return synonyms ? { code, zh, en, synonyms: synonyms.split(',') } : { code, zh, en }
    })
}
