import { directory } from '../../../engines/capacity/capacity.ports.ts'
import { offerInReach } from '../../../engines/capacity/reach-offer.ts'
import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import type { SheetCell } from '../../../engines/documents/write-sheet.ts'
import type { DocContent } from '../../../engines/documents/write-docx.ts'
import { mustReach } from '../../../kernel/auth/actor.ts'
import { shanghaiMinute, today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { say } from '../../../kernel/i18n.ts'
import { newId } from '../../../kernel/ids.ts'
import { atOwnBranch } from '../gifts.rules.ts'
import { findGift } from '../sight.ts'
import { listOrders, type OrderRow } from './receipts.store.ts'

const words = {
  no: { zh: '序号', en: 'No.' },
  staffNo: { zh: '工号', en: 'Staff no.' },
  name: { zh: '姓名', en: 'Name' },
  branch: { zh: '分工会', en: 'Branch' },
  item: { zh: '慰问品', en: 'Package' },
  pickup: { zh: '领取方式', en: 'Where' },
  signature: { zh: '签名', en: 'Signature' },
  received: { zh: '签领时间', en: 'Received' },
} as const

interface Wanted {
  offerId: string
  unitId: string | null
}

async function readList(context: RequestContext, { offerId, unitId }: Wanted, as: string) {
  const offer = await findGift(context, offerId)
  const { reach } = await offerInReach(context, offerId)
  if (unitId !== null) mustReach(reach, unitId)
  const exportId = newId()
  await write(context, async (trx) => trx.audit({ action: 'gift.print', entity: { type: 'offer', id: offerId }, unitId: unitId ?? offer.unitId, details: { exportId, as } }))
  const rows = await listOrders(context.db, { offerId, reach, ...(unitId === null ? {} : { unitId }) })
  const units = await directory().unitNames(context.db, [...new Set([...rows.map((row) => row.unit_id), ...(unitId === null ? [] : [unitId])])], today(context.clock))
  return { offer, rows, units, exportId }
}

/** 签领表 of one branch, on paper: a name, what it is, and room to sign. */
export async function signedListPaper(context: RequestContext, { offerId, unitId }: { offerId: string; unitId: string }): Promise<{ name: string; paper: DocContent }> {
  const { locale } = context
  const { offer, rows, units, exportId } = await readList(context, { offerId, unitId }, 'paper')
  const branch = units.get(unitId) ?? '—'
  const title = `${offer.title}${say({ zh: '签领表', en: ' · signed list' }, locale)}`
  const head = (word: (typeof words)[keyof typeof words], widthPercent: number) => ({ header: say(word, locale), widthPercent })
  const foot = say({ zh: '经办人：                审核人：                日期：', en: 'Handed out by:                Checked by:                Date:' }, locale)
  return {
    name: `${title} ${branch} ${today(context.clock)}`,
    paper: {
      title,
      subtitle: say({ zh: `${branch} · 共 ${rows.length} 人`, en: `${branch} · ${rows.length} people` }, locale),
      blocks: [
        {
          kind: 'table',
          columns: [head(words.no, 8), head(words.staffNo, 16), head(words.name, 16), head(words.item, 24), head(words.pickup, 16), head(words.signature, 20)],
          rows: byName(rows).map((row, index) => [String(index + 1), row.staff_no, row.name, row.package_title, row.pickup ?? atOwnBranch, signedMark(row)]),
        },
        { kind: 'paragraph', text: foot },
        { kind: 'paragraph', text: `${context.actor.name} ${shanghaiMinute(context.clock.now())} ${exportId}` },
      ],
    },
  }
}

/** Who was scanned already has signed by that. */
function signedMark({ received_at: at }: OrderRow): string {
  return at === null ? '' : `✓ ${shanghaiMinute(at)}`
}

function byName(rows: readonly OrderRow[]): OrderRow[] {
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh') || a.staff_no.localeCompare(b.staff_no))
}

/** The same for one branch or all, as a sheet: with when each of them received it. */
export async function signedListSheet(context: RequestContext, wanted: Wanted): Promise<SheetFile> {
  const { locale } = context
  const { offer, rows, units, exportId } = await readList(context, wanted, 'sheet')
  const day = today(context.clock)
  const cells = rows.map((row, index): SheetCell[] => [
    index + 1,
    units.get(row.unit_id) ?? '—',
    row.staff_no,
    row.name,
    row.package_title,
    row.pickup ?? atOwnBranch,
    row.received_at === null ? '' : shanghaiMinute(row.received_at),
    '',
  ])
  const columns = [words.no, words.branch, words.staffNo, words.name, words.item, words.pickup, words.received, words.signature]
  return {
    fileName: `${offer.title}${say({ zh: '签领表', en: ' signed list' }, locale)}-${day}.xlsx`,
    sheet: {
      name: say({ zh: '签领表', en: 'Signed list' }, locale),
      columns: columns.map((word, at) => ({ header: say(word, locale), width: [8, 28, 14, 14, 20, 22, 18, 16][at] ?? 14, ...(at === 0 ? { kind: 'number' as const } : {}) })),
      rows: cells,
      watermark: `${context.actor.name} ${day} ${exportId}`,
    },
  }
}
