import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import type { SheetCell } from '../../../engines/documents/write-sheet.ts'
import { limitFen } from '../../../engines/standards/yearly-amount.ts'
import { scopeFor } from '../../../kernel/auth/actor.ts'
import { today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { invalidInput, notFound } from '../../../kernel/errors.ts'
import { say } from '../../../kernel/i18n.ts'
import { newId } from '../../../kernel/ids.ts'
import { yuanFromFen } from '../../../kernel/money.ts'
import { giftKinds, type GiftKind } from '../gifts.contract.ts'
import { kindOf } from '../gifts.store.ts'
import { yearStandard } from './standard.ts'
import { givenTo, pageOfPeople, totalsOf, type PeopleAsked, type PersonRow } from './year.store.ts'

/** What I was given in a year, beside the standard of each kind of which I was given anything. */
export async function myYear({ db, actor, clock }: RequestContext, year: number) {
  if (actor.staffId === null) throw notFound()
  const rows = await givenTo(db, { staffId: actor.staffId, year })
  const kinds = giftKinds.filter((kind) => kind === 'festival' || rows.some((row) => row.kind === kind))
  const standards = await Promise.all(kinds.map((kind) => yearStandard(db, { kind, year, today: today(clock) })))
  return {
    year,
    kinds: kinds.map((kind, at) => {
      const own = rows.filter((row) => row.kind === kind)
      const total = sum(own)
      const standard = standards[at] ?? null
      return { kind, total: yuanFromFen(total), received: yuanFromFen(sum(own.filter((row) => row.received_at !== null))), standard, above: isAbove(total, limitFen(standard)) }
    }),
    items: rows.map((row) => ({
      id: row.offer_id,
      title: row.title,
      kind: kindOf(row.kind),
      packageTitle: row.package_title,
      price: yuanFromFen(row.price_fen),
      receivedAt: row.received_at?.toISOString() ?? null,
    })),
  }
}

function sum(rows: readonly { price_fen: bigint }[]): bigint {
  return rows.reduce((total, row) => total + row.price_fen, 0n)
}

function isAbove(total: bigint, limit: bigint | null): boolean {
  return limit !== null && total > limit
}

export interface YearAsked {
  year: number
  kind: GiftKind
  above?: 'yes' | undefined
  unitId?: string | undefined
  search?: string | undefined
}

/** What each member was given in a year, the most first, with how many are above the standard. */
export async function listYear(context: RequestContext, asked: YearAsked & { cursor?: string | undefined; limit: number }) {
  const { db } = context
  const { query, standard, limit: limitInFen } = await peopleAsked(context, asked)
  const rows = await pageOfPeople(db, query, { after: positionOf(asked.cursor), limit: asked.limit })
  const totals = await totalsOf(db, query, limitInFen)
  const page = cutPage(rows, { limit: asked.limit, positionOf: ({ total, staff_no: staffNo, staff_id: id }) => ({ key: `${total}/${staffNo}`, id }), show: (row) => row })
  const units = await namesOf(context, page.items)
  const items = page.items.map((row) => ({
    staffId: row.staff_id,
    staffNo: row.staff_no,
    name: row.name,
    unitName: units.get(row.unit_id) ?? '—',
    times: row.times,
    total: yuanFromFen(row.total),
    received: yuanFromFen(row.received),
    above: isAbove(row.total, limitInFen),
  }))
  const count = asked.above === 'yes' ? totals.above : totals.everybody
  return { items, nextCursor: page.nextCursor, count, countCapped: false, standard, everybody: totals.everybody, aboveCount: totals.above, total: yuanFromFen(totals.total) }
}

async function peopleAsked(context: RequestContext, { year, kind, above, unitId, search }: YearAsked) {
  const standard = await yearStandard(context.db, { kind, year, today: today(context.clock) })
  const limit = limitFen(standard)
  const scope = scopeFor(context.actor, 'gifts.read')
  // Without a standard nobody is above it: no total of fen reaches this.
  const aboveFen = above === 'yes' ? (limit ?? 1n << 62n) : null
  const query: PeopleAsked = { year, kind, scope, unitId: unitId ?? null, search: search ?? null, aboveFen }
  return { query, standard, limit }
}

function positionOf(cursor: string | undefined) {
  const position = decodeCursor(cursor)
  if (position === null) return null
  const [total = '', ...staffNo] = position.key.split('/')
  if (!/^\d{1,18}$/.test(total)) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  return { total: BigInt(total), staffNo: staffNo.join('/') }
}

function namesOf({ db, clock }: RequestContext, rows: readonly PersonRow[]): Promise<ReadonlyMap<string, string>> {
  return directory().unitNames(db, [...new Set(rows.map(({ unit_id: unitId }) => unitId))], today(clock))
}

/** Past any university. */
const mostRows = 200_000

/** The same as a sheet. */
export async function exportYear(context: RequestContext, asked: YearAsked): Promise<SheetFile> {
  const { query, standard, limit } = await peopleAsked(context, asked)
  const exportId = newId()
  await write(context, async (trx) =>
    trx.audit({
      action: 'gift.export_year',
      entity: { type: 'tenant', id: trx.tenantId },
      details: { exportId, year: asked.year, kind: asked.kind, above: asked.above === 'yes' },
    }),
  )
  const rows = (await pageOfPeople(context.db, query, { after: null, limit: mostRows })).slice(0, mostRows)
  const units = await namesOf(context, rows)
  const head = (zh: string, en: string) => say({ zh, en }, context.locale)
  const cells = rows.map((row): SheetCell[] => [
    row.staff_no,
    row.name,
    units.get(row.unit_id) ?? '—',
    row.times,
    yuanFromFen(row.total),
    yuanFromFen(row.received),
    standard?.yuan ?? null,
    isAbove(row.total, limit) ? head('超出', 'above') : '',
  ])
  const day = today(context.clock)
  return {
    fileName: `${asked.year}${head('年慰问品人均情况', ' gifts by person')}-${day}.xlsx`,
    sheet: {
      name: head('人员', 'People'),
      columns: [
        { header: head('工号', 'Staff no.') },
        { header: head('姓名', 'Name') },
        { header: head('分工会', 'Branch'), width: 24 },
        { header: head('次数', 'Times'), kind: 'number' },
        { header: head('应领金额（元）', 'Given (yuan)'), kind: 'money' },
        { header: head('已签领金额（元）', 'Signed for (yuan)'), kind: 'money' },
        { header: head('标准（元）', 'Standard (yuan)'), kind: 'money' },
        { header: head('对照', 'Compared') },
      ],
      rows: cells,
      watermark: `${context.actor.name} ${day} ${exportId}`,
    },
  }
}
