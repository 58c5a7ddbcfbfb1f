import { z } from 'zod'
import { field } from '../../../engines/cases/fields.ts'
import { day } from '../../../kernel/contract.ts'

// What is filled in for each step. None of it asks for an identity number, a phone or an account: those stay in the record, sealed.

const words = (max: number) => z.string().trim().max(max)
const asked = (max: number) => z.string().trim().min(1).max(max)
const label = (zh: string, en: string) => ({ label: { zh, en } })

/** 《中国工会章程》第一条、第二条: who applies accepts the constitution, and joins by own will. */
export const consentWords = {
  zh: '我自愿加入中国工会，承认并遵守《中国工会章程》，按规定交纳会费；同意工会为办理会籍使用我档案中的信息。',
  en: 'I join the union of my own will, accept its constitution and pay the dues; the union may use my record for the purposes of membership.',
}

export const ApplyForm = z.object({
  consent: z
    .boolean()
    .refine((agreed) => agreed, { error: '请先阅读并勾选同意，再提交申请。' })
    .meta(field({ label: consentWords })),
  words: words(500)
    .default('')
    .meta(field({ ...label('想对工会说的话', 'Anything to add'), widget: 'longText' })),
})
export const TransferOutForm = z.object({
  toUnion: asked(80).meta(field({ ...label('转入单位工会', 'Union to go to'), help: { zh: '填全称，介绍信抬头按此打印。', en: 'In full, as it stands on the letter.' } })),
  leavesOn: day.meta(field({ ...label('离校日期', 'Last day here'), widget: 'day' })),
  duesPaidTo: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .meta(field({ ...label('会费交至', 'Dues paid up to'), help: { zh: '年-月，如 2026-03', en: 'Year and month: 2026-03' } })),
})
export const TransferInForm = z.object({
  fromUnion: asked(80).meta(field(label('原单位工会', 'Former union'))),
  letterNo: asked(60).meta(field(label('介绍信编号', 'Number of the letter'))),
  letterOn: day.meta(field({ ...label('介绍信日期', 'Date of the letter'), widget: 'day' })),
  memberSince: day.optional().meta(field({ ...label('入会日期', 'Member since'), widget: 'day' })),
})
const whys = ['unpaid_leave', 'abroad', 'unemployed', 'retired', 'other'] as const
const whyNames: Record<(typeof whys)[number], { zh: string; en: string }> = {
  unpaid_leave: { zh: '停薪留职、离岗创业', en: 'Unpaid leave' },
  abroad: { zh: '长期出国（境）', en: 'Abroad for long' },
  unemployed: { zh: '离职后尚未就业', en: 'Out of work' },
  retired: { zh: '退休', en: 'Retired' },
  other: { zh: '其他', en: 'Other' },
}
export const RetentionForm = z.object({
  why: z.enum(whys).meta(field({ ...label('保留会籍的原因', 'Why it is kept'), options: whyNames })),
  words: words(500)
    .default('')
    .meta(field({ ...label('说明', 'Remarks'), widget: 'longText' })),
})
export const WithdrawalForm = z.object({
  reason: asked(500).meta(
    field({ ...label('退会原因', 'Why'), help: { zh: '退会后不再享受会员待遇，会员证收回。', en: 'Benefits end and the card is given back.' }, widget: 'longText' }),
  ),
})
export const RetirementForm = z.object({
  retiresOn: day.meta(field({ ...label('退休日期', 'Retires on'), widget: 'day' })),
  ceremony: z.boolean().meta(field(label('参加荣休仪式', 'Comes to the ceremony'))),
  words: words(500)
    .default('')
    .meta(field({ ...label('想说的话（可在仪式上展示）', 'A word to be shown at the ceremony'), widget: 'longText' })),
})

/** An officer files it for somebody without a phone: how the person asked for it stands on the record. */
export function forSomebody<Shape extends z.ZodRawShape>(form: z.ZodObject<Shape>) {
  return form.extend({
    onBehalfNote: asked(200).meta(
      field({ ...label('本人委托情况', 'How the person asked for it'), help: { zh: '如：本人到办公室当面提出，有签字的申请书。', en: 'In person with a signed form, say.' } }),
    ),
  })
}

export const ReasonForm = z.object({ reason: asked(500).meta(field({ ...label('理由', 'Reason'), widget: 'longText' })) })
export const OpinionForm = z.object({
  opinion: words(500)
    .default('')
    .meta(field({ ...label('审核意见', 'Opinion'), widget: 'longText' })),
})

const decision = {
  documentNo: asked(60).meta(field({ ...label('会议文号', 'Number of the meeting'), help: { zh: '如 校工委〔2026〕3号', en: 'As on the minutes' } })),
  decidedOn: day.meta(field({ ...label('会议日期', 'Day of the meeting'), widget: 'day' })),
  decidedBy: asked(60)
    .default('校工会委员会')
    .meta(field(label('决定机构', 'Decided by'))),
}
/** The school committee's decision; one meeting decides on many. */
export const ApproveForm = z.object(decision)
/** The same, where the change begins on another day than that of the meeting. */
export const ChangeForm = z.object({ ...decision, from: day.meta(field({ ...label('生效日期', 'Begins on'), widget: 'day' })) })
export const ReceiptForm = z.object({ receivedOn: day.meta(field({ ...label('收到回执日期', 'Reply slip came on'), widget: 'day' })) })
