import { foldLatin, runsOf } from '../../../kernel/pinyin/name-parts.ts'
import { readingsOf, type Reading } from '../../../kernel/pinyin/name-readings.ts'
import { toHalfWidth } from './half-width.ts'

export const MAX_TERMS = 24
const MAX_TERM_CHARS = 64

/**
 * The terms under which a person is found: what people type is a prefix of one of them, so a range scan over
 * (tenant, term COLLATE "C") answers every query. 张三 gives 张三, 三, zhangsan, san, zs: 张, zhang and z are prefixes.
 * At most 24, the most telling first: staff number, name, its parts, other readings, former name.
 */
export function searchTerms(person: { name: string; formerName?: string | null; staffNo?: string | null }): string[] {
  const terms = new Set(staffNoTerms(person.staffNo ?? ''))
  for (const term of nameTerms(person.name)) terms.add(term)
  if (person.formerName) for (const term of nameTerms(person.formerName)) terms.add(term)
  return [...terms]
    .filter((term) => term !== '')
    .slice(0, MAX_TERMS)
    .map((term) => term.slice(0, MAX_TERM_CHARS))
}

/** The range of terms that begin with `term`: `from <= term and term < to` under COLLATE "C" (UTF-8 order). */
export function prefixRange(term: string): { from: string; to: string } {
  return { from: term, to: `${term}\u{10ffff}` }
}

export type SearchQuery = { kind: 'terms'; terms: string[] } | { kind: 'phone'; full: string; terms: string[] } | { kind: 'last4'; digits: string; terms: string[] }

/**
 * What someone typed into the search box. Each of `terms` must be a prefix of some term of the person. Eleven digits are
 * a phone number and four its end; either may be a staff number too, so that `terms` is there to be tried beside them.
 */
export function classifyQuery(query: string): SearchQuery {
  const text = toHalfWidth(query).trim()
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=\d{11}$)/, '')
  if (/^\d{11}$/.test(digits)) return { kind: 'phone', full: digits, terms: [digits] }
  if (/^\d{4}$/.test(digits)) return { kind: 'last4', digits, terms: [digits] }
  return {
    kind: 'terms',
    terms: text
      .split(/[\s,，、;；]+/)
      .flatMap(queryTerms)
      .slice(0, 6),
  }
}

function queryTerms(word: string): string[] {
  // A staff number such as A-2023 stays whole; a hyphen between letters separates two names.
  if (/^[\x21-\x7e]+$/.test(word) && /\d/.test(word)) return staffNoTerms(word).slice(0, 1)
  return runsOf(word).map((run) => run.text.slice(0, MAX_TERM_CHARS))
}

function staffNoTerms(staffNo: string): string[] {
  const term = foldLatin(staffNo).replace(/[^\p{L}\p{N}]/gu, '')
  // Without its leading zeros too: spreadsheets drop them, and people leave them out.
  return [term, term.replace(/^0+(?=.)/, '')]
}

function nameTerms(name: string): string[] {
  const runs = runsOf(name)
  const hanRuns = runs.filter((run) => run.script === 'han')
  const words = runs.filter((run) => run.script === 'word').map((run) => run.text)
  const readings = hanRuns.map((run) => readingsOf(run.text, run.beginsName))
  const usual = readings.flatMap(([first]) => (first ? [first] : []))
  const whole = usual.flat()
  return [
    hanRuns.map((run) => run.text).join(''),
    spelled(whole),
    initials(whole),
    ...usual.flatMap((reading, index) => [hanRuns[index]?.text ?? '', spelled(reading), initials(reading)]),
    words.join(''),
    ...words,
    ...hanRuns.flatMap((run, index) => suffixTerms([...run.text], usual[index] ?? [])),
    ...readings.flatMap(([first = [], ...others]) => others.flatMap((other) => otherReadingTerms(first, other))),
  ]
}

function suffixTerms(chars: string[], reading: Reading): string[] {
  return chars.slice(1).flatMap((_, index) => {
    const rest = reading.slice(index + 1)
    return [chars.slice(index + 1).join(''), spelled(rest), initials(rest)]
  })
}

/** The name read otherwise, from its beginning and from the syllable that differs. */
function otherReadingTerms(usual: Reading, other: Reading): string[] {
  const changed = other.findIndex((syllable, position) => syllable !== usual[position])
  return [spelled(other), initials(other), spelled(other.slice(changed))]
}

/** Up to the first character whose reading is unknown. */
function spelled(reading: Reading): string {
  const unknown = reading.indexOf('')
  return (unknown === -1 ? reading : reading.slice(0, unknown)).join('')
}

/** Two or more initials; a single one is the beginning of the syllable anyway. */
function initials(reading: Reading): string {
  const letters = reading.map((syllable) => syllable.charAt(0)).join('')
  return letters.length > 1 ? letters : ''
}
