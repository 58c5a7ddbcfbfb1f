import type { Plan, WorkSystem } from './plan.types.ts'

export interface Span {
  start: number
  end: number
}

export interface DraftItem {
  /** Tells rows apart on the page only. */
  key: number
  section: string | null
  title: string
  months: number[]
  allYear: boolean
  monthNote: string | null
  workSystem: WorkSystem | null
  span: Span | null
}

export interface DraftUnread {
  index: number
  text: string
  span: Span
}

export interface PlanDraft {
  year: number
  title: string
  items: DraftItem[]
  unread: DraftUnread[]
}

export function draftOf(plan: Plan): PlanDraft {
  return {
    year: plan.year,
    title: plan.title,
    items: plan.itemList.map((item, key) => ({
      key,
      section: item.section,
      title: item.title,
      months: item.months,
      allYear: item.allYear,
      monthNote: item.monthNote,
      workSystem: item.workSystem,
      span: item.span,
    })),
    unread: plan.unread.map((passage, index) => ({ index, text: passage.text, span: passage.span })),
  }
}

export function changeItem(draft: PlanDraft, key: number, change: Partial<DraftItem>): PlanDraft {
  return { ...draft, items: draft.items.map((item) => (item.key === key ? { ...item, ...change } : item)) }
}

export function removeItem(draft: PlanDraft, key: number): PlanDraft {
  return { ...draft, items: draft.items.filter((item) => item.key !== key) }
}

/** Adds an item below the others of its section; a passage that becomes one is no longer unread. */
export function addItem(draft: PlanDraft, item: Pick<DraftItem, 'title' | 'section' | 'span'>, from?: DraftUnread): PlanDraft {
  const key = Math.max(-1, ...draft.items.map((one) => one.key)) + 1
  const added: DraftItem = { key, months: [], allYear: false, monthNote: null, workSystem: null, ...item }
  return { ...draft, items: [...draft.items, added], unread: draft.unread.filter((passage) => passage !== from) }
}

export function toggleMonth(months: readonly number[], month: number): number[] {
  return months.includes(month) ? months.filter((one) => one !== month) : [...months, month].toSorted((a, b) => a - b)
}

export interface Piece {
  text: string
  /** The item that was read here, or `unread`, or nothing. */
  mark: number | 'unread' | null
}

/** Cuts the source where spans begin and end; of two that overlap the earlier one keeps its place. */
export function markedPieces(text: string, spans: readonly { span: Span | null; mark: number | 'unread' }[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const placed = spans.flatMap(({ span, mark }) => (span && span.end > span.start && span.end <= text.length ? [{ ...span, mark }] : []))
  for (const { start, end, mark } of placed.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    if (start > at) pieces.push({ text: text.slice(at, start), mark: null })
    pieces.push({ text: text.slice(start, end), mark })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null })
  return pieces
}
