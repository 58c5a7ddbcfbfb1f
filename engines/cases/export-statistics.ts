import { dayOf } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import type { Bilingual, Locale } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import type { SheetFile } from '../documents/send-sheet.ts'
import type { SheetCell, SheetColumn, SheetContent } from '../documents/write-sheet.ts'
import { processOf } from './registry.ts'
import { readStatistics } from './statistics.ts'

type Statistics = Awaited<ReturnType<typeof readStatistics>>

interface Table {
  name: Bilingual
  columns: { words: Bilingual; width?: number; kind?: SheetColumn['kind'] }[]
  rows(statistics: Statistics, locale: Locale): SheetCell[][]
}

const state = { words: { zh: '步骤', en: 'Step' }, width: 22 }
const number = (zh: string, en: string, width = 14) => ({ words: { zh, en }, width, kind: 'number' as const })

/** One for each picture of the page, with the same names. */
const tables: [Table, ...Table[]] = [
  {
    name: { zh: '现在都在哪一步', en: 'Where they stand' },
    columns: [state, number('件数', 'Number'), number('已逾期', 'Late')],
    rows: ({ states }, locale) => states.map((one) => [one.title[locale], one.count, one.overdue]),
  },
  {
    name: { zh: '每一步停多久', en: 'How long in each step' },
    columns: [state, number('一般停留（天）', 'Median days', 18), number('最久停留（天）', 'Longest, days', 18)],
    rows: ({ states }, locale) => states.filter((one) => one.medianDays !== null).map((one) => [one.title[locale], one.medianDays, one.longestDays]),
  },
  {
    name: { zh: '每月提出和办结', en: 'Opened and closed by month' },
    columns: [{ words: { zh: '月份', en: 'Month' }, width: 12 }, number('提出', 'Opened'), number('办结', 'Closed')],
    rows: ({ opened }) => opened.map((one) => [one.month, one.opened, one.closed]),
  },
  {
    name: { zh: '各单位', en: 'By unit' },
    columns: [
      { words: { zh: '单位', en: 'Unit' }, width: 30 },
      number('在办', 'Open'),
      number('已逾期', 'Late'),
      number('办结', 'Closed'),
      number('一般用时（天）', 'Median days', 18),
    ],
    rows: ({ units }) => units.map((one) => [one.unit.name, one.open, one.overdue, one.closed, one.medianDays]),
  },
]

/** The pictures of the statistics page as a workbook: a sheet for each, within the reader's reach. */
export async function exportStatistics(context: RouteContext, asked: Parameters<typeof readStatistics>[1]): Promise<SheetFile> {
  const { clock, actor, locale } = context
  const process = processOf(asked.process)
  const statistics = await readStatistics(context, asked)
  await write(context, async (trx) => {
    trx.audit({ action: 'case.export', entity: { type: 'process', id: process.id }, details: { ...asked, statistics: true } })
  })
  const today = dayOf(clock.now())
  const span = spanOf(asked)
  const watermark = { zh: `${process.title.zh}${span.zh}，${actor.name} ${today} 导出`, en: `${process.title.en}${span.en}, ${actor.name}, ${today}` }[locale]
  const sheetOf = ({ name, columns, rows }: Table): SheetContent => ({
    name: name[locale],
    columns: columns.map(({ words, ...column }) => ({ header: words[locale], ...column })),
    rows: rows(statistics, locale),
    watermark,
  })
  const [first, ...others] = tables
  const title = { zh: '办理统计', en: 'statistics' }[locale]
  return { fileName: `${process.title[locale]}-${title}-${today}.xlsx`, sheet: sheetOf(first), more: others.map(sheetOf) }
}

function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }): Bilingual {
  if (!from && !to) return { zh: '', en: '' }
  return { zh: `（${from ?? ''}至${to ?? '今'}提出）`, en: ` (opened ${from ?? '…'} to ${to ?? 'today'})` }
}
