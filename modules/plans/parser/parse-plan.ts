import type { ParsedPlan } from './parsed-plan.ts'
import { joinLines } from './passage.ts'
import { countMonthLeads, readCalendar } from './plan-calendar.ts'
import type { MonthLeads } from './plan-calendar.ts'
import { isTimed, readEntries, readList } from './plan-list.ts'
import { readMasthead } from './plan-masthead.ts'
import { readBlocks } from './plan-outline.ts'
import type { Block } from './plan-outline.ts'
import { splitIntoParts } from './plan-parts.ts'
import { readPoints } from './plan-points.ts'
import { addUnreadLine } from './plan-reading.ts'
import type { PlanReading } from './plan-reading.ts'
import { readTable, tableHeadOf } from './plan-table.ts'
import { settleMarkers } from './settle-markers.ts'
import { readLines } from './source-lines.ts'
import type { TableHead } from './table-columns.ts'

/**
 * Reads an annual plan (工作要点, 行事历) as a union publishes it: its points, and its items with their months.
 * Takes any text and never throws; what stands where an item should and is not understood comes back as `unread`.
 */
export function parsePlan(text: string): ParsedPlan {
  const lines = settleMarkers(readLines(text))
  const masthead = readMasthead(lines)
  const reading: PlanReading = { planYear: masthead.year, points: [], items: [], unread: [], lastNo: new Map() }
  for (const part of splitIntoParts(lines)) {
    reading.lastNo.clear()
    readPart(reading, part.title, readBlocks(part, masthead.year))
  }
  if (reading.points.length === 0 && reading.items.length === 0) for (const line of lines) addUnreadLine(reading, line)
  reading.unread.sort((a, b) => a.span.start - b.span.start)
  return { ...masthead, points: reading.points, items: reading.items, unread: reading.unread }
}

/** 3月召开… may also begin a sentence: it takes more of these to make a calendar than of months set apart. */
const FEWEST_MONTHS_SET_APART = 2
const FEWEST_MONTHS_RUN_ON = 3

function readPart(reading: PlanReading, title: string | null, blocks: Block[]): void {
  const leads = blocks.map((block) => countMonthLeads(block, reading.planYear))
  const sum = (kind: keyof MonthLeads) => leads.reduce((total, each) => total + each[kind], 0)
  const isCalendar = sum('setApart') >= FEWEST_MONTHS_SET_APART || sum('runOn') >= FEWEST_MONTHS_RUN_ON
  const isList = listsOf(reading, title, blocks)
  let head: TableHead | null = null
  for (const [index, block] of blocks.entries()) {
    const ownHead = tableHeadOf(block, head)
    if (ownHead) readTable(reading, block, (head = ownHead))
    else if (isCalendar && hasMonths(leads[index])) readCalendar(reading, block)
    else if (isList.has(block)) readList(reading, block)
    else readPoints(reading, block)
  }
}

function hasMonths(leads: MonthLeads | undefined): boolean {
  return leads !== undefined && leads.setApart + leads.runOn > 0
}

const SCHEDULE_TITLE = /安排|行事历|日程|任务|清单|一览|分解|进度|时间表|计划表|配档/
const LONGEST_AVERAGE_ITEM = 60

/** The blocks that list items with months: most of a block's entries say when, or most of the part's do and these are as short. */
function listsOf(reading: PlanReading, title: string | null, blocks: Block[]): Set<Block> {
  const counted = blocks.map((block) => {
    const { entries } = readEntries(block, reading.planYear)
    const timed = entries.filter((entry) => isTimed(entry, reading.planYear)).length
    const length = entries.reduce((sum, entry) => sum + joinLines(entry.lines).text.length, 0)
    return { block, marked: block.lines.some((line) => line.marker), entries: entries.length, timed, length }
  })
  const total = counted.filter(({ marked }) => marked)
  const timedShare =
    total.reduce((sum, { timed }) => sum + timed, 0) /
    Math.max(
      1,
      total.reduce((sum, { entries }) => sum + entries, 0),
    )
  const isSchedule = timedShare >= 0.5 || SCHEDULE_TITLE.test(title ?? '')
  return new Set(
    counted
      .filter(({ marked, entries, timed, length }) => {
        if (entries > 0 && timed * 2 >= entries && (marked || timed > 1)) return true
        return isSchedule && marked && length <= entries * LONGEST_AVERAGE_ITEM
      })
      .map(({ block }) => block),
  )
}
