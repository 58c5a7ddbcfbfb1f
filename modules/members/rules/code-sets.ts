import type { Bilingual } from '../../../kernel/errors.ts'
import type { CodeEntry } from './code-sets/code-entry.ts'
import { degreeCodes, educationCodes } from './code-sets/education.ts'
import { ethnicityCodes } from './code-sets/ethnicity.ts'
import { nationalityCodes } from './code-sets/nationality.ts'
import { familyRelationCodes, maritalCodes, politicalStatusCodes, sexCodes } from './code-sets/personal.ts'
import { professionalTitleCodes } from './code-sets/professional-title.ts'
import { employmentTypeCodes, idTypeCodes, membershipStatusCodes } from './code-sets/union.ts'

export const codeSets = {
  sex: sexCodes,
  ethnicity: ethnicityCodes,
  nationality: nationalityCodes,
  political_status: politicalStatusCodes,
  marital: maritalCodes,
  education: educationCodes,
  degree: degreeCodes,
  professional_title: professionalTitleCodes,
  employment_type: employmentTypeCodes,
  id_type: idTypeCodes,
  membership_status: membershipStatusCodes,
  family_relation: familyRelationCodes,
} satisfies Record<string, readonly CodeEntry[]>

export type CodeSetKey = keyof typeof codeSets

/**
 * The code that a cell means: the code itself (1 and 01 alike), its label in either language, a synonym, or both together
 * (`01-汉族`, `汉族(01)`). Null when nothing matches, when a label belongs to two codes, or when code and label disagree.
 */
export function resolveCode(set: CodeSetKey, raw: string): string | null {
  const index = indexOf(set)
  const known = index.resolved.get(raw)
  if (known !== undefined) return known
  const key = comparable(raw)
  const code = key === '' ? null : (index.byCode.get(key) ?? index.byWord.get(key) ?? resolveCodeWithLabel(index, raw))
  if (index.resolved.size >= MAX_RESOLVED) index.resolved.clear()
  if (raw.length <= MAX_REMEMBERED_CHARS) index.resolved.set(raw, code)
  return code
}

export function codeLabel(set: CodeSetKey, code: string): Bilingual | null {
  return indexOf(set).labels.get(code) ?? null
}

// A column of a sheet says the same few words thousands of times.
const MAX_RESOLVED = 2_000
const MAX_REMEMBERED_CHARS = 64

type CodeIndex = { byCode: Map<string, string>; byWord: Map<string, string | null>; labels: Map<string, Bilingual>; resolved: Map<string, string | null> }
const indexes = new Map<CodeSetKey, CodeIndex>()

function indexOf(set: CodeSetKey): CodeIndex {
  const known = indexes.get(set)
  if (known) return known
  const built = buildIndex(codeSets[set])
  indexes.set(set, built)
  return built
}

function buildIndex(entries: readonly CodeEntry[]): CodeIndex {
  const index: CodeIndex = { byCode: new Map(), byWord: new Map(), labels: new Map(), resolved: new Map() }
  for (const { code, zh, en } of entries) {
    index.byCode.set(comparable(code), code)
    // A spreadsheet drops the zero of 01; no set has both 1 and 01.
    if (/^0+\d/.test(code)) index.byCode.set(code.replace(/^0+/, ''), code)
    index.labels.set(code, { zh, en })
    addWord(index.byWord, zh, code)
    addWord(index.byWord, en, code)
  }
  // Labels first: a synonym never takes a label away from its own code.
  const labelled = new Set(index.byWord.keys())
  for (const { code, synonyms = [] } of entries) {
    for (const synonym of synonyms) if (!labelled.has(comparable(synonym))) addWord(index.byWord, synonym, code)
  }
  return index
}

/** A word of two codes is kept as null: refusing is better than guessing. */
function addWord(byWord: Map<string, string | null>, word: string, code: string): void {
  const key = comparable(word)
  const known = byWord.get(key)
  byWord.set(key, known === undefined || known === code ? code : null)
}

function resolveCodeWithLabel(index: CodeIndex, raw: string): string | null {
  const text = raw.normalize('NFKC').trim()
  const match = /^([0-9a-z_]+)\s*[-—:：.、．_/\s(]\s*(\D+?)\)?$/i.exec(text) ?? /^(\d+)(\D+)$/.exec(text) ?? reversed(text)
  if (!match) return null
  const byCode = index.byCode.get(comparable(match[1] ?? ''))
  const byWord = index.byWord.get(comparable(match[2] ?? ''))
  return byCode !== undefined && byCode === byWord ? byCode : null
}

function reversed(text: string): [string, string, string] | null {
  const match = /^(\D+?)\s*[-—:：(]\s*([0-9a-z_]+)\)?$/i.exec(text)
  return match ? [text, match[2] ?? '', match[1] ?? ''] : null
}

function comparable(text: string): string {
  // 1.0 is a number cell that a CSV writer spelled out.
  return text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^(\d+)\.0$/, '$1')
    .replace(/[\s()·、'’,-]|\.(?!\d)/g, '')
}
