import { z } from 'zod'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import { answerSealer, type AnswerSealer } from '../../../engines/capacity/claims/sealed-answers.ts'
import { offerInReach } from '../../../engines/capacity/reach-offer.ts'
import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import type { SheetCell, SheetColumn, SheetContent } from '../../../engines/documents/write-sheet.ts'
import { today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { id } from '../../../kernel/contract.ts'
import { invalidInput } from '../../../kernel/errors.ts'
import { say } from '../../../kernel/i18n.ts'
import { newId } from '../../../kernel/ids.ts'
import { yuanFromFen } from '../../../kernel/money.ts'
import { addressKey, atOwnBranch, byPost } from '../gifts.rules.ts'
import { packagesOf, type Package } from '../gifts.store.ts'
import { findGift } from '../sight.ts'
import { listOrders, type OrderRow } from './receipts.store.ts'

const ordersQuery = z.object({ supplier: z.string().trim().max(80).optional(), unitId: id.optional() })

/** What to order and whom it is for: by supplier, by branch, and by name. Who took it away is audited first. */
export async function exportOrders(context: RequestContext, { offerId, query }: { offerId: string; query: unknown }): Promise<SheetFile> {
  const asked = ordersQuery.safeParse(query)
  if (!asked.success) throw invalidInput({ count: 1, issues: [{ path: 'query', message: 'supplier, unitId' }] })
  const offer = await findGift(context, offerId)
  const { reach } = await offerInReach(context, offerId)
  const exportId = newId()
  await write(context, async (trx) => trx.audit({ action: 'gift.export', entity: { type: 'offer', id: offerId }, unitId: offer.unitId, details: { exportId, ...asked.data } }))
  const sealer = await answerSealer(context.services.keys, context.db)
  const rows = (await listOrders(context.db, { offerId, reach, ...asked.data })).map((row) => ({ ...row, address: addressIn(sealer, row) }))
  const packages = await packagesOf(context.db, offerId)
  const day = today(context.clock)
  const units = await directory().unitNames(context.db, [...new Set(rows.map(({ unit_id: unitId }) => unitId))], day)
  const watermark = `${context.actor.name} ${day} ${exportId}`
  const listed: Listed = { context, rows, packages, units, watermark }
  return {
    fileName: `${offer.title}${say({ zh: '订货单', en: ' orders' }, context.locale)}-${day}.xlsx`,
    sheet: bySupplier(listed),
    more: [byBranch(listed), byName(listed)],
  }
}

interface Listed {
  context: RequestContext
  rows: readonly OrderRow[]
  packages: readonly Package[]
  units: ReadonlyMap<string, string>
  watermark: string
}

function bySupplier({ context: { locale }, rows, packages, watermark }: Listed): SheetContent {
  const counts = Map.groupBy(rows, (row) => row.package_title)
  const cells = packages
    .map((entry) => ({ entry, count: counts.get(entry.title)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.entry.supplier.localeCompare(b.entry.supplier, 'zh'))
    .map(({ entry, count }): SheetCell[] => [entry.supplier, entry.title, entry.contents, yuanFromFen(entry.priceFen), count, yuanFromFen(entry.priceFen * BigInt(count))])
  const sum = packages.reduce((total, entry) => total + entry.priceFen * BigInt(counts.get(entry.title)?.length ?? 0), 0n)
  return {
    name: say({ zh: '按供应商', en: 'By supplier' }, locale),
    columns: heads(locale, [
      ['供应商', 'Supplier', 24],
      ['慰问品', 'Package', 20],
      ['内容', 'Contents', 36],
      ['单价（元）', 'Price (yuan)', 12, 'money'],
      ['份数', 'Number', 10, 'number'],
      ['金额（元）', 'Amount (yuan)', 14, 'money'],
    ]),
    rows: [...cells, [say({ zh: '合计', en: 'Total' }, locale), '', '', null, rows.length, yuanFromFen(sum)]],
    watermark,
  }
}

function byBranch({ context: { locale }, rows, packages, units, watermark }: Listed): SheetContent {
  const branches = [...Map.groupBy(rows, (row) => row.unit_id)].map(([unitId, own]) => ({ name: units.get(unitId) ?? '—', own }))
  const cells = branches
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh'))
    .map(({ name, own }): SheetCell[] => [name, ...packages.map(({ title }) => own.filter((row) => row.package_title === title).length), own.length])
  const numbers = packages.map(({ title }): Head => [title, title, 14, 'number'])
  return {
    name: say({ zh: '按分工会', en: 'By branch' }, locale),
    columns: heads(locale, [['分工会', 'Branch', 28], ...numbers, ['合计', 'Total', 10, 'number']]),
    rows: cells,
    watermark,
  }
}

function byName({ context: { locale }, rows, units, watermark }: Listed): SheetContent {
  const missing = say({ zh: '（未填写）', en: '(not given)' }, locale)
  return {
    name: say({ zh: '明细', en: 'By name' }, locale),
    columns: heads(locale, [
      ['供应商', 'Supplier', 24],
      ['慰问品', 'Package', 20],
      ['分工会', 'Branch', 28],
      ['工号', 'Staff no.', 14],
      ['姓名', 'Name', 14],
      ['领取方式', 'Where to have it', 22],
      ['邮寄地址', 'Address', 40],
    ]),
    rows: rows.map((row): SheetCell[] => [
      row.supplier,
      row.package_title,
      units.get(row.unit_id) ?? '—',
      row.staff_no,
      row.name,
      row.pickup ?? atOwnBranch,
      row.pickup === byPost ? row.address || missing : '',
    ]),
    watermark,
  }
}

/** Opened for whoever sends it, and for nobody else. */
function addressIn(sealer: AnswerSealer, { id, address }: OrderRow): string | null {
  const opened = address === null ? null : sealer.open(id, { [addressKey]: address })[addressKey]
  return typeof opened === 'string' ? opened : null
}

type Head = [zh: string, en: string, width: number, kind?: SheetColumn['kind']]

function heads(locale: RequestContext['locale'], list: readonly Head[]): SheetColumn[] {
  return list.map(([zh, en, width, kind]) => ({ header: say({ zh, en }, locale), width, ...(kind ? { kind } : {}) }))
}
