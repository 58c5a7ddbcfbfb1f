import { write } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import type { SheetFile } from '../documents/send-sheet.ts'
import type { SheetCell, SheetColumn } from '../documents/write-sheet.ts'
import { selectCases } from './cases.store.ts'
import { lastDayOf } from './due.ts'
import { readNames } from './names.ts'
import type { CaseRow, Process } from './process.ts'
import { isPrivate, processOf } from './registry.ts'

export interface ExportFilter {
  process: string
  state?: string | undefined
  roundId?: string | undefined
  unitId?: string | undefined
}

const pageSize = 500

const columns: { words: Bilingual; width: number; kind?: SheetColumn['kind'] }[] = [
  { words: { zh: '编号', en: 'Number' }, width: 18 },
  { words: { zh: '标题', en: 'Title' }, width: 40 },
  { words: { zh: '状态', en: 'State' }, width: 14 },
  { words: { zh: '公开情况', en: 'Published' }, width: 12 },
  { words: { zh: '分工会', en: 'Branch' }, width: 20 },
  { words: { zh: '提交人', en: 'Filed by' }, width: 12 },
  { words: { zh: '提交日期', en: 'Opened' }, width: 12, kind: 'date' },
  { words: { zh: '最近更新', en: 'Last change' }, width: 12, kind: 'date' },
  { words: { zh: '最近期限', en: 'Next deadline' }, width: 12, kind: 'date' },
  { words: { zh: '是否逾期', en: 'Overdue' }, width: 10 },
  { words: { zh: '办结日期', en: 'Closed' }, width: 12, kind: 'date' },
]

/**
 * The list of a process's cases as a sheet, within reach. Withdrawn and unpublished ones are in it and marked as such; private drafts
 * are nobody else's. The head says how many there are, so that a file that broke off is known by its own count.
 */
export async function exportCases(context: RouteContext, filter: ExportFilter): Promise<SheetFile> {
  const { clock, actor, locale } = context
  const process = processOf(filter.process)
  const now = clock.now()
  const { count } = await chosen(context, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  await write(context, async (trx) => {
    trx.audit({ action: 'case.export', entity: { type: 'process', id: process.id }, unitId: filter.unitId ?? null, details: { ...filter, count: Number(count) } })
  })
  const total = { zh: `${actor.name} ${dayOf(now)} 导出，共 ${count} 件`, en: `${actor.name}, ${dayOf(now)}, ${count} in all` }
  return {
    fileName: `${process.title[locale]}-${dayOf(now)}.xlsx`,
    sheet: {
      name: process.title[locale],
      columns: columns.map(({ words, width, kind }) => ({ header: words[locale], width, ...(kind ? { kind } : {}) })),
      rows: rowsOf(context, filter),
      watermark: total[locale],
    },
  }
}

async function* rowsOf(context: RouteContext, filter: ExportFilter): AsyncGenerator<SheetCell[]> {
  const { db, clock } = context
  const process = processOf(filter.process)
  for (let after: string | null = null, more = true; more;) {
    const rows: CaseRow[] = await chosen(context, filter)
      .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(pageSize)
      .execute()
    yield* await cellsOf(db, process, { rows, now: clock.now(), locale: context.locale })
    after = rows.at(-1)?.id ?? null
    more = rows.length === pageSize
  }
}

async function cellsOf(db: Db, process: Process, { rows, now, locale }: { rows: CaseRow[]; now: Date; locale: keyof Bilingual }): Promise<SheetCell[][]> {
  if (rows.length === 0) return []
  const [names, facts] = await Promise.all([readNames(db, now, { staff: rows.map((row) => row.filedBy), units: rows.map((row) => row.unitId) }), process.loadFacts(db, rows)])
  const yes: Bilingual = { zh: '是', en: 'yes' }
  const published = (row: CaseRow): Bilingual => (process.open?.(row, facts.get(row.id)) ? { zh: '公开', en: 'published' } : { zh: '未公开', en: 'not published' })
  const unsent: Bilingual = { zh: '（未提交的草稿）', en: '(a draft that was not submitted)' }
  return rows.map((row) => [
    row.number,
    isPrivate(process, { case: row, facts: facts.get(row.id) }) ? unsent[locale] : row.title,
    process.states[row.state]?.title[locale] ?? row.state,
    published(row)[locale],
    row.unitId === null ? null : names.unit(row.unitId).name,
    row.filedBy === null ? null : names.person(row.filedBy).name,
    dayOf(row.openedAt),
    dayOf(row.changedAt),
    row.dueAt === null ? null : lastDayOf(row.dueAt),
    row.closedAt === null && row.dueAt !== null && row.dueAt <= now ? yes[locale] : null,
    row.closedAt === null ? null : dayOf(row.closedAt),
  ])
}

function chosen({ db, scope }: RouteContext, { process, state, roundId, unitId }: ExportFilter) {
  const visible = Object.entries(processOf(process).states).flatMap(([name, declared]) => (declared.private || (state !== undefined && state !== name) ? [] : [name]))
  const units = scope.all ? null : scope.unitIds
  return selectCases(db)
    .where('process', '=', process)
    .where((eb) => (visible.length > 0 ? eb('state', 'in', visible) : eb.lit(false)))
    .$if(roundId !== undefined, (query) => query.where('round_id', '=', roundId ?? ''))
    .$if(unitId !== undefined, (query) => query.where('unit_id', '=', unitId ?? ''))
    .$if(units !== null, (query) => query.where((eb) => (units && units.length > 0 ? eb('unit_id', 'in', units) : eb.lit(false))))
}
