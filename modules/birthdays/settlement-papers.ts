import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import type { SheetCell } from '../../engines/documents/write-sheet.ts'
import { writeDocx } from '../../engines/documents/write-docx.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { shanghaiMinute, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { staffNames } from '../members/members.api.ts'
import { maskedCode } from './codes.ts'
import { couponsIn, findSettlement } from './settlements.store.ts'
import { findShop } from './shops.store.ts'
import { readBirthdays } from './sight.ts'

const words = {
  no: { zh: '序号', en: 'No.' },
  code: { zh: '券码（后四位）', en: 'Code (last four)' },
  staffNo: { zh: '工号', en: 'Staff no.' },
  name: { zh: '姓名', en: 'Name' },
  treat: { zh: '慰问品', en: 'Treat' },
  amount: { zh: '金额（元）', en: 'Yuan' },
  usedOn: { zh: '使用日期', en: 'Used on' },
  total: { zh: '合计', en: 'Total' },
} as const

/** A settlement within sight with its lines; reading the list is written into the audit log, for it names people. */
async function readPaper(context: RequestContext, id: string, as: string) {
  const { db, actor } = context
  const settlement = await findSettlement(db, id)
  const shop = settlement && (await findShop(db, settlement.shopId))
  if (!settlement || !shop) throw notFound()
  // The list names people: it is for those who look over the whole unit that contracts the shop.
  mustReach(scopeFor(actor, readBirthdays), shop.unitId)
  const coupons = await couponsIn(db, id)
  const names = await staffNames(db, [...new Set(coupons.map(({ staffId }) => staffId))])
  const exportId = newId()
  await write(context, async (trx) =>
    trx.audit({ action: 'birthday_settlement.export', entity: { type: 'birthday_settlement', id }, unitId: shop.unitId, details: { exportId, as, month: settlement.month } }),
  )
  const lines = coupons.map((coupon, index) => {
    const person = names.get(coupon.staffId)
    return { ...coupon, no: index + 1, name: person?.name ?? '—', staffNo: person?.staffNo ?? '' }
  })
  return { settlement, lines, exportId }
}

export async function settlementSheet(context: RequestContext, id: string): Promise<SheetFile> {
  const { settlement, lines, exportId } = await readPaper(context, id, 'sheet')
  const { locale, actor, clock } = context
  const head = (word: (typeof words)[keyof typeof words]) => say(word, locale)
  const rows: SheetCell[][] = lines.map((line) => [line.no, maskedCode(line.code), line.staffNo, line.name, line.treat, yuanFromFen(line.amountFen), line.usedOn])
  return {
    fileName: `${titleOf(context, settlement)}.xlsx`,
    sheet: {
      name: settlement.month,
      columns: [
        { header: head(words.no), width: 8, kind: 'number' },
        { header: head(words.code), width: 16 },
        { header: head(words.staffNo) },
        { header: head(words.name) },
        { header: head(words.treat), width: 24 },
        { header: head(words.amount), kind: 'money' },
        { header: head(words.usedOn), kind: 'date' },
      ],
      rows: [...rows, [head(words.total), '', '', '', `${settlement.coupons}`, yuanFromFen(settlement.amountFen), '']],
      watermark: `${settlement.shopName} ${settlement.contractNo} · ${actor.name} ${today(clock)} ${exportId}`,
    },
  }
}

export async function settlementPaper(context: RequestContext, id: string): Promise<{ fileName: string; content: Uint8Array }> {
  const { settlement, lines, exportId } = await readPaper(context, id, 'paper')
  const { locale, actor, clock } = context
  const head = (word: (typeof words)[keyof typeof words], widthPercent: number) => ({ header: say(word, locale), widthPercent })
  const sum = yuanFromFen(settlement.amountFen)
  const content = await writeDocx({
    title: say({ zh: '生日慰问结算单', en: 'Settlement of birthday treats' }, locale),
    subtitle: `${settlement.shopName} · ${settlement.month}`,
    blocks: [
      {
        kind: 'paragraph',
        text: say(
          {
            zh: `根据合同 ${settlement.contractNo}，${settlement.shopName} 截至 ${settlement.month} 月末共兑付生日券 ${settlement.coupons} 张，金额 ${sum} 元，明细如下。`,
            en: `Under contract ${settlement.contractNo}, ${settlement.shopName} has honoured ${settlement.coupons} birthday coupon(s) up to the end of ${settlement.month}: ${sum} yuan.`,
          },
          locale,
        ),
      },
      {
        kind: 'table',
        columns: [head(words.no, 8), head(words.code, 20), head(words.staffNo, 15), head(words.name, 15), head(words.treat, 16), head(words.amount, 12), head(words.usedOn, 14)],
        rows: [
          ...lines.map((line) => [String(line.no), maskedCode(line.code), line.staffNo, line.name, line.treat, yuanFromFen(line.amountFen), line.usedOn]),
          [say(words.total, locale), '', '', '', '', sum, ''],
        ],
      },
      {
        kind: 'paragraph',
        text: say(
          { zh: '商家确认（盖章）：                工会经办人：                审核人：', en: 'For the shop:                For the union:                Checked by:' },
          locale,
        ),
      },
      { kind: 'paragraph', text: `${actor.name} ${shanghaiMinute(clock.now())} ${exportId}` },
    ],
  })
  return { fileName: `${titleOf(context, settlement)}.docx`, content }
}

function titleOf({ locale }: RequestContext, { shopName, month }: { shopName: string; month: string }): string {
  return say({ zh: `生日慰问结算单-${shopName}-${month}`, en: `birthday-settlement-${shopName}-${month}` }, locale)
}
