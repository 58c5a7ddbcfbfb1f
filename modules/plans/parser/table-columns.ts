import type { SourceLine } from './source-lines.ts'
import { TIME_HEADS } from './time-words.ts'

export type ColumnRole = 'no' | 'section' | 'title' | 'time' | 'other'

export interface Cell {
  text: string
  folded: string
  start: number
  end: number
}

export interface TableHead {
  roles: ColumnRole[]
  /** The time column is headed 月份, so that 3-5 means months. */
  inMonths: boolean
}

/** Cuts a line into cells: at tabs or bars, otherwise at runs of spaces. Tabs before the first word are empty cells. */
export function readCells(line: SourceLine): Cell[] {
  const byTab = /\t|\|/.test(line.indent + line.folded)
  const offset = byTab ? line.start - line.indent.length : line.start
  const text = byTab ? line.indent.replace(/[^\t]/g, ' ') + line.text : line.text
  const folded = byTab ? line.indent + line.folded : line.folded
  const cells: Cell[] = []
  let from = 0
  for (const found of [...folded.matchAll(byTab ? /\t|\|/g : / {2,}/g), null]) {
    const to = found?.index ?? folded.length
    const own = folded.slice(from, to)
    const start = from + own.length - own.trimStart().length
    const end = start + own.trim().length
    cells.push({ text: text.slice(start, end), folded: folded.slice(start, end), start: offset + start, end: offset + end })
    from = to + (found?.[0].length ?? 0)
  }
  // | a | b | has a bar at both ends.
  return folded.startsWith('|') ? cells.slice(1, folded.endsWith('|') ? -1 : undefined) : cells
}

const NO_HEAD = /^(?:序号|编号|项次|序)$/
const SECTION_HEAD = /^(?:工作)?(?:类别|分类|板块|条线|类型|体系|模块)$/
const TITLE_HEADS: readonly RegExp[] = [/内容$/, /事项$/, /任务$/, /(?:名称|主题)$/, /项目$/, /^(?:主要|重点)?(?:工作|活动)(?:安排|计划)?$/]

/** Reads a table's head, 序号 | 工作内容 | 时间 | 责任部门; null for a line that is none. */
export function readTableHead(line: SourceLine): TableHead | null {
  const heads = readCells(line).map((cell) => cell.folded.replace(/\s/g, ''))
  if (heads.length < 2 || heads.length > 12) return null
  const time = heads.findIndex((head) => TIME_HEADS.some((name) => head === name || head === `工作${name}` || head === `${name}安排`))
  const title = TITLE_HEADS.map((pattern) => heads.findIndex((head, index) => index !== time && pattern.test(head))).find((index) => index >= 0)
  if (time < 0 || title === undefined) return null
  const roles = heads.map((head, index): ColumnRole => {
    if (index === time) return 'time'
    if (index === title) return 'title'
    if (NO_HEAD.test(head)) return 'no'
    return SECTION_HEAD.test(head) || head.endsWith('项目') ? 'section' : 'other'
  })
  return { roles, inMonths: /月/.test(heads[time] ?? '') }
}
