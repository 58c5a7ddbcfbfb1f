import { runsOf } from '../../../kernel/pinyin/name-parts.ts'
import { readingsOf } from '../../../kernel/pinyin/name-readings.ts'
import type { IdType } from './identity-document.ts'
import type { CodedReason } from './reason.ts'

/**
 * What is compared. Numbers may be plain or blind indexes: they are only tested for equality. `idNoIsValid` says that the
 * number passed its check; an unverified one proves nothing.
 */
export type ComparedPerson = {
  key: string
  name: string
  idType?: IdType | null
  idNo?: string | null
  idNoIsValid?: boolean
  phone?: string | null
  birthDate?: string | null
  sex?: string | null
  unitId?: string | null
}

export type DuplicateReason = 'same_id_no' | 'same_phone' | 'same_birth_date_and_pinyin' | 'same_name_and_unit' | 'same_name' | 'other_sex' | 'other_birth_date'

/**
 * same: an equal valid number, which blocks creation. candidate: someone has to look; reasons and score (0–100) help.
 * never: two valid identity numbers that differ, whatever else agrees. unrelated: nothing that counts; a name alone never does.
 */
export type Comparison = { verdict: 'same' | 'candidate'; score: number; reasons: CodedReason<DuplicateReason>[] } | { verdict: 'never' | 'unrelated' }

export function comparePeople(a: ComparedPerson, b: ComparedPerson): Comparison {
  const numbers = compareNumbers(a, b)
  if (numbers === 'conflicting') return { verdict: 'never' }
  if (numbers === 'equal') return { verdict: 'same', score: 100, reasons: [REASONS.same_id_no] }
  const reasons = sharedReasons(a, b)
  if (!reasons.some((reason) => LEADS.has(reason))) return { verdict: 'unrelated' }
  reasons.push(...contraryReasons(a, b))
  const score = reasons.reduce((total, reason) => total + WEIGHTS[reason], 0)
  return { verdict: 'candidate', score: Math.max(1, Math.min(99, score)), reasons: reasons.map((reason) => REASONS[reason]) }
}

export type DuplicatePair = { a: string; b: string; verdict: 'same' | 'candidate'; score: number; reasons: CodedReason<DuplicateReason>[] }

/** A value shared by more people than this is a switchboard or a filler: it is reported, not paired. */
export const MAX_BLOCK = 30

/**
 * All pairs worth a look, best first. People are compared only if they share a blocking key, so that 100,000 records do
 * not mean 5 billion comparisons. `tooCommon` counts the keys that more than MAX_BLOCK people share.
 */
export function duplicatePairs(people: readonly ComparedPerson[]): { pairs: DuplicatePair[]; tooCommon: number } {
  const blocks = new Map<string, ComparedPerson[]>()
  for (const person of people) {
    for (const key of blockingKeys(person)) blocks.set(key, [...(blocks.get(key) ?? []).slice(0, MAX_BLOCK), person])
  }
  const pairs = new Map<string, DuplicatePair>()
  let tooCommon = 0
  for (const block of blocks.values()) {
    if (block.length > MAX_BLOCK) tooCommon += 1
    else for (const pair of pairsWithin(block)) pairs.set(`${pair.a} ${pair.b}`, pair)
  }
  return { pairs: [...pairs.values()].toSorted((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1)), tooCommon }
}

/** Two people can only be more than unrelated if they share one of these. The same keys serve as lookups in the database. */
export function blockingKeys(person: ComparedPerson): string[] {
  const keys: string[] = []
  if (person.idNo) keys.push(`id:${person.idNo}`)
  if (person.phone) keys.push(`phone:${person.phone}`)
  if (person.birthDate) for (const pinyin of namePinyins(person.name)) keys.push(`birth:${person.birthDate}:${pinyin}`)
  if (person.unitId) keys.push(`unit:${person.unitId}:${person.name}`)
  return keys
}

function pairsWithin(block: readonly ComparedPerson[]): DuplicatePair[] {
  return block.flatMap((one, index) =>
    block.slice(index + 1).flatMap((other) => {
      const compared = comparePeople(one, other)
      if (!('reasons' in compared)) return []
      const [a, b] = one.key < other.key ? [one.key, other.key] : [other.key, one.key]
      return [{ a, b, verdict: compared.verdict, score: compared.score, reasons: compared.reasons }]
    }),
  )
}

/** Only identity cards conflict: a passport or permit number changes whenever the document is renewed. */
function compareNumbers(a: ComparedPerson, b: ComparedPerson): 'equal' | 'conflicting' | 'unknown' {
  if (!a.idNo || !b.idNo || !a.idNoIsValid || !b.idNoIsValid || a.idType !== b.idType) return 'unknown'
  if (a.idNo === b.idNo) return 'equal'
  return a.idType === 'resident_id' ? 'conflicting' : 'unknown'
}

function sharedReasons(a: ComparedPerson, b: ComparedPerson): DuplicateReason[] {
  const reasons: DuplicateReason[] = []
  if (a.phone && a.phone === b.phone) reasons.push('same_phone')
  if (a.birthDate && a.birthDate === b.birthDate && sharePinyin(a.name, b.name)) reasons.push('same_birth_date_and_pinyin')
  if (a.name === b.name) reasons.push(a.unitId && a.unitId === b.unitId ? 'same_name_and_unit' : 'same_name')
  return reasons
}

function contraryReasons(a: ComparedPerson, b: ComparedPerson): DuplicateReason[] {
  const reasons: DuplicateReason[] = []
  if (isStated(a.sex) && isStated(b.sex) && a.sex !== b.sex) reasons.push('other_sex')
  if (a.birthDate && b.birthDate && a.birthDate !== b.birthDate) reasons.push('other_birth_date')
  return reasons
}

/** GB/T 2261.1: 0 and 9 say that the sex is not known or not stated. */
function isStated(sex: string | null | undefined): boolean {
  return sex === '1' || sex === '2'
}

function sharePinyin(a: string, b: string): boolean {
  const others = new Set(namePinyins(b))
  return namePinyins(a).some((pinyin) => others.has(pinyin))
}

/** A name as it may be spelled: one text for each reading of its first run. */
function namePinyins(name: string): string[] {
  const [first, ...rest] = runsOf(name).map((run) => (run.script === 'word' ? [run.text] : readingsOf(run.text, run.beginsName).map((reading) => reading.join(''))))
  return (first ?? []).map((spelling) => spelling + rest.map(([usual]) => usual).join(''))
}

const LEADS = new Set<DuplicateReason>(['same_phone', 'same_birth_date_and_pinyin', 'same_name_and_unit'])

const WEIGHTS: Record<DuplicateReason, number> = {
  same_id_no: 100,
  same_phone: 50,
  same_birth_date_and_pinyin: 45,
  same_name_and_unit: 40,
  same_name: 15,
  other_sex: -25,
  other_birth_date: -20,
}

const REASONS: { [Code in DuplicateReason]: CodedReason<Code> } = {
  same_id_no: { code: 'same_id_no', zh: '证件号码相同', en: 'Same document number' },
  same_phone: { code: 'same_phone', zh: '手机号码相同', en: 'Same phone number' },
  same_birth_date_and_pinyin: { code: 'same_birth_date_and_pinyin', zh: '出生日期相同，姓名读音相同', en: 'Same birth date, name sounds the same' },
  same_name_and_unit: { code: 'same_name_and_unit', zh: '姓名和所在单位相同', en: 'Same name and unit' },
  same_name: { code: 'same_name', zh: '姓名相同', en: 'Same name' },
  other_sex: { code: 'other_sex', zh: '性别不同', en: 'Sex differs' },
  other_birth_date: { code: 'other_birth_date', zh: '出生日期不同', en: 'Birth date differs' },
}
