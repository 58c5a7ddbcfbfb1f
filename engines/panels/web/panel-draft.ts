import { ranksOf, sayHundredths, totalsOf, type PanelEntry } from '../panels.shapes.ts'
import type { PanelShown } from './panels.types.ts'

type Part = PanelEntry['members'][number]['part']

interface MemberDraft {
  key: string
  name: string
  part: Part
  scores: boolean
}

interface CriterionDraft {
  key: string
  title: string
  weight: string
}

interface CandidateDraft {
  key: string
  name: string
  price: string
  chosen: boolean
}

/** A panel while it is typed in; scores lie in a map of their own, so that rows come and go without moving them. */
export interface PanelDraft {
  heldOn: string
  documentNo: string
  note: string
  members: readonly MemberDraft[]
  criteria: readonly CriterionDraft[]
  candidates: readonly CandidateDraft[]
  scores: ReadonlyMap<string, string>
}

/** What each part of the form gets. */
export interface PartProps {
  draft: PanelDraft
  set: (change: Partial<PanelDraft>) => void
}

interface Cell {
  member: string
  candidate: string
  criterion: string
}

export function cellKey({ member, candidate, criterion }: Cell): string {
  return `${member}/${candidate}/${criterion}`
}

interface Blank {
  today: string
  newKey: () => string
  /** Criteria to begin with: most panels weigh the same things. */
  criteria: readonly { title: string; weight: number }[]
  parts: readonly Part[]
}

export function blankPanel({ today, newKey, criteria, parts }: Blank): PanelDraft {
  return {
    heldOn: today,
    documentNo: '',
    note: '',
    members: parts.map((part) => ({ key: newKey(), name: '', part, scores: part !== 'audit' })),
    criteria: criteria.map(({ title, weight }) => ({ key: newKey(), title, weight: String(weight) })),
    candidates: [1, 2, 3].map(() => ({ key: newKey(), name: '', price: '', chosen: false })),
    scores: new Map(),
  }
}

/** A panel on record as its editor has it. */
export function draftOf(panel: PanelShown, newKey: () => string): PanelDraft {
  const members = panel.members.map((one) => ({ key: newKey(), ...one }))
  const criteria = panel.criteria.map(({ title, weight }) => ({ key: newKey(), title, weight: String(weight) }))
  const candidates = panel.candidates.map(({ name, price, chosen }) => ({ key: newKey(), name, price: price ?? '', chosen }))
  const scorers = members.filter(({ scores }) => scores)
  const scores = panel.candidates.flatMap(({ given }, at) =>
    given.flatMap((sheet, who) =>
      sheet.map((score, what): [string, string] => [
        cellKey({ member: scorers[who]?.key ?? '', candidate: candidates[at]?.key ?? '', criterion: criteria[what]?.key ?? '' }),
        score.replace(/\.00$/, ''),
      ]),
    ),
  )
  return { heldOn: panel.heldOn, documentNo: panel.documentNo ?? '', note: panel.note, members, criteria, candidates, scores: new Map(scores) }
}

/** What is sent. Rows that were left empty are no rows. */
export function entryOf(draft: PanelDraft): PanelEntry {
  const { members, criteria, candidates } = filledOf(draft)
  const scorers = members.filter(({ scores }) => scores)
  return {
    heldOn: draft.heldOn,
    documentNo: draft.documentNo.trim() || null,
    note: draft.note.trim(),
    members: members.map(({ name, part, scores }) => ({ name: name.trim(), part, scores })),
    criteria: criteria.map(({ title, weight }) => ({ title: title.trim(), weight: Number(weight) })),
    candidates: candidates.map(({ key, name, price, chosen }) => ({
      name: name.trim(),
      price: price.trim() || null,
      chosen,
      given: scorers.map((member) => criteria.map((criterion) => draft.scores.get(cellKey({ member: member.key, candidate: key, criterion: criterion.key }))?.trim() ?? '')),
    })),
  }
}

/** Rows with a name. */
export function filledOf({ members, criteria, candidates }: PanelDraft): Pick<PanelDraft, 'members' | 'criteria' | 'candidates'> {
  return {
    members: members.filter(({ name }) => name.trim() !== ''),
    criteria: criteria.filter(({ title }) => title.trim() !== ''),
    candidates: candidates.filter(({ name }) => name.trim() !== ''),
  }
}

export type Lacking = 'heldOn' | 'members' | 'weights' | 'scorers' | 'candidates' | 'prices' | 'scores' | 'chosen'

/** What must still be filled in or mended, in the order of the page. */
export function lackingIn(draft: PanelDraft): Lacking[] {
  const entry = entryOf(draft)
  const { members, criteria, candidates } = entry
  const found: (Lacking | false)[] = [
    !/^\d{4}-\d{2}-\d{2}$/.test(entry.heldOn) && 'heldOn',
    members.length === 0 && 'members',
    members.length > 0 && !members.some(({ scores }) => scores) && 'scorers',
    weightOf(draft) !== 100 && 'weights',
    candidates.length === 0 && 'candidates',
    !candidates.every(({ price }) => price === null || /^\d{1,9}(\.\d{1,2})?$/.test(price)) && 'prices',
    criteria.length > 0 && totalsOf(entry).includes(null) && 'scores',
    candidates.length > 0 && !candidates.some(({ chosen }) => chosen) && 'chosen',
  ]
  return found.filter((one) => one !== false)
}

/** What the weights add up to; NaN where one is no whole number. */
export function weightOf({ criteria }: Pick<PanelDraft, 'criteria'>): number {
  const filled = criteria.filter(({ title }) => title.trim() !== '')
  return filled.reduce((sum, { weight }) => sum + (/^[1-9]\d{0,2}$/.test(weight.trim()) ? Number(weight) : Number.NaN), 0)
}

/** Total and place of each candidate as far as the sheets are filled in, by key. */
export function standingOf(draft: PanelDraft): ReadonlyMap<string, { total: string; rank: number }> {
  if (weightOf(draft) !== 100) return new Map()
  const totals = totalsOf(entryOf(draft))
  const ranks = ranksOf(totals)
  return new Map(
    filledOf(draft).candidates.flatMap(({ key }, at) => {
      const total = totals[at] ?? null
      const rank = ranks[at] ?? null
      return total === null || rank === null ? [] : [[key, { total: sayHundredths(total), rank }] as const]
    }),
  )
}
