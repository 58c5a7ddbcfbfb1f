/** The six work systems of a union: 思想引领 组织建设 维权工作 帮扶服务 劳动竞赛 文化建设 (provincial plan 2021, point 17). */
export type WorkSystem = 'ideology' | 'organisation' | 'rights' | 'relief' | 'contests' | 'culture'

/** UTF-16 offsets into the text that was read, end exclusive, so that a page can highlight the place. */
export interface SourceSpan {
  start: number
  end: number
}

export interface PlanSubItem {
  no: number
  title: string
  span: SourceSpan
}

export interface PlanPoint {
  section: string | null
  /** The number as printed; null where the document leads its points by paragraph. */
  no: number | null
  title: string
  /** The whole point without its number, its title sentence included; paragraphs are separated by one line break. */
  text: string
  workSystem: WorkSystem | null
  subItems: PlanSubItem[]
  span: SourceSpan
}

export interface PlanItem {
  section: string | null
  no: number
  title: string
  /** Months of the plan's year, 1–12, ascending. Empty for the whole year and where nothing certain is written. */
  months: number[]
  allYear: boolean
  /** The time as written, where the months alone would lose something: 中旬, 寒暑假, 次年, or not understood at all. */
  monthNote: string | null
  workSystem: WorkSystem | null
  span: SourceSpan
  monthSpan: SourceSpan | null
}

export interface Unread {
  text: string
  reason: 'month_not_understood' | 'line_not_understood'
  span: SourceSpan
}

export interface ParsedPlan {
  year: number | null
  organisation: string | null
  title: string | null
  documentNo: string | null
  points: PlanPoint[]
  items: PlanItem[]
  unread: Unread[]
}
