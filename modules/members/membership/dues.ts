import { sql } from 'kysely'
import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import type { SheetCell } from '../../../engines/documents/write-sheet.ts'
import { findStandard, type Standard } from '../../../engines/standards/standards.store.ts'
import { today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { defineError } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { newId } from '../../../kernel/ids.ts'
import { yuanFromFen } from '../../../kernel/money.ts'
import { readTree, type OrgTree } from '../../organisation/organisation.api.ts'
import { reachesPerson, reachOf } from '../staff-reach.ts'

const noRate = defineError(
  'membership.no_dues_rate',
  409,
  '{month} 没有录入会费比例。请先在“标准与依据”中录入“工会会费”及其文号。',
  'No rate of dues is on record for {month}: enter it among the standards first.',
)

export interface DuesRow {
  id: string
  staffNo: string
  name: string
  unitId: string
  groupId: string | null
  baseFen: bigint | null
  now: string | null
  before: string | null
  since: string | null
}

export interface Rate {
  numerator: number
  denominator: number
}

/** Half a fen counts as one: `base × rate`, in fen. */
export function duesOf(baseFen: bigint, { numerator, denominator }: Rate): bigint {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)]
  return (2n * baseFen * top + bottom) / (2n * bottom)
}

/** The last day of a month `YYYY-MM`. */
export function lastDayOfMonth(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10)
}

/** What the list of a month comes to. */
export async function duesSummary(context: RouteContext, month: string) {
  const { rows, standard, rate } = await readDues(context, month)
  const paying = rows.filter((row) => row.now === 'active')
  const total = paying.reduce((sum, row) => sum + (row.baseFen === null ? 0n : duesOf(row.baseFen, rate)), 0n)
  return {
    month,
    payers: paying.length,
    withoutBase: paying.filter((row) => row.baseFen === null).length,
    joined: paying.filter((row) => row.before !== 'active').length,
    left: rows.length - paying.length,
    total: yuanFromFen(total),
    rule: { rate: rateInWords(rate), citation: citationOf(standard), verified: standard.verified },
  }
}

/** For payroll: who pays what this month, who is new, and from whom nothing is taken any more. */
export async function duesSheet(context: RouteContext, month: string): Promise<SheetFile> {
  const { locale, actor } = context
  const day = today(context.clock)
  const [{ rows, standard, rate }, tree] = await Promise.all([readDues(context, month), readTree(context.db, day)])
  const exportId = newId()
  await write(context, async (trx) => trx.audit({ action: 'membership.export_dues', entity: { type: 'dues_list', id: exportId }, details: { month, rows: rows.length } }))
  const head = (zh: string, en: string) => say({ zh, en }, locale)
  const basis = `${citationOf(standard) ?? head('依据文号未录入', 'no document number')}${standard.verified ? '' : head('（未核对）', ' (unverified)')}`
  return {
    fileName: `${head('会费扣缴名单', 'dues')}-${month}.xlsx`,
    sheet: {
      name: month,
      columns: [
        { header: head('工号', 'Staff no.') },
        { header: head('姓名', 'Name') },
        { header: head('分工会', 'Branch'), width: 24 },
        { header: head('月份', 'Month'), width: 10 },
        { header: head('会费基数（元）', 'Base (yuan)'), kind: 'money' },
        { header: head('比例', 'Rate'), width: 10 },
        { header: head('应扣会费（元）', 'Dues (yuan)'), kind: 'money' },
        { header: head('本月变动', 'Since last month'), width: 22 },
        { header: head('依据', 'Basis'), width: 40 },
      ],
      rows: rows.map((row) => sheetRow(row, { month, rate, basis, tree, head })),
      watermark: `${actor.name} ${day} ${exportId}`,
    },
  }
}

interface Sheeting {
  month: string
  rate: Rate
  basis: string
  tree: OrgTree
  head: (zh: string, en: string) => string
}

function sheetRow(row: DuesRow, { month, rate, basis, tree, head }: Sheeting): SheetCell[] {
  const pays = row.now === 'active'
  const base = row.baseFen
  const change = () => {
    if (!pays) return head(`停扣（${row.since ?? ''}）`, `stopped (${row.since ?? ''})`)
    return row.before === 'active' ? '' : head(`新增（${row.since ?? ''}）`, `new (${row.since ?? ''})`)
  }
  const amount = pays && base !== null ? yuanFromFen(duesOf(base, rate)) : null
  const missing = pays && base === null ? head('；基数未填', '; no base') : ''
  const said = `${change()}${missing}`.replace(/^[；;]\s*/, '')
  return [row.staffNo, row.name, tree.byId(row.unitId)?.name ?? '—', month, base === null ? null : yuanFromFen(base), rateInWords(rate), amount, said, basis]
}

async function readDues(context: RouteContext, month: string): Promise<{ rows: DuesRow[]; standard: Standard; rate: Rate }> {
  const end = lastDayOfMonth(month)
  const standard = await findStandard(context.db, 'dues.ratio', end)
  if (!standard || standard.value.kind !== 'ratio') throw noRate({ month })
  const [all, tree] = await Promise.all([selectDues(context.db, end, lastDayBefore(month)), readTree(context.db, today(context.clock))])
  const reach = reachOf(context.scope, tree)
  return { rows: all.filter((row) => reachesPerson(reach, { unit_id: row.unitId, group_id: row.groupId })), standard, rate: standard.value }
}

function lastDayBefore(month: string): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at - 1, 0)).toISOString().slice(0, 10)
}

/** Whoever was active at the end of this month or of the last one; an episode lasts until the next one begins. */
async function selectDues(db: Db, end: string, before: string): Promise<DuesRow[]> {
  const { rows } = await sql<DuesRow>`
    with life as (
      select coalesce(m.merged_into, m.id) as id, e.status, e.from_date, e.no, e.id as episode
        from membership_episodes e
        join staff m on m.tenant_id = e.tenant_id and m.id = e.staff_id
       where e.tenant_id = ${db.tenantId} and m.tenant_id = ${db.tenantId}),
    at_end as (select distinct on (id) id, status, from_date from life where from_date <= ${end}::date order by id, from_date desc, no desc, episode desc),
    at_start as (select distinct on (id) id, status from life where from_date <= ${before}::date order by id, from_date desc, no desc, episode desc)
    select s.id, s.staff_no as "staffNo", s.name, s.unit_id as "unitId", s.group_id as "groupId", s.dues_base_fen as "baseFen",
           n.status as now, b.status as before, n.from_date::text as since
      from staff s
      join at_end n on n.id = s.id
      left join at_start b on b.id = s.id
     where s.tenant_id = ${db.tenantId} and s.merged_into is null and (n.status = 'active' or b.status = 'active')
     order by s.pinyin_key, s.id`.execute(db.q)
  return rows
}

function rateInWords({ numerator, denominator }: Rate): string {
  return denominator === 1000 ? `${numerator}‰` : `${numerator}/${denominator}`
}

function citationOf({ title, documentNo, article }: Standard): string | null {
  return documentNo === null ? null : [`《${title}》`, documentNo, article].filter(Boolean).join(' ')
}
