import { wordsOfWritten } from '../../kernel/day-words.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import type { UseProblem } from './birthdays.rules.ts'
import type { CouponPhase, ProgrammeState } from './birthdays.shapes.ts'

export const programmeStateWords: Record<ProgrammeState, Bilingual> = {
  draft: { zh: '草稿', en: 'a draft' },
  running: { zh: '进行中', en: 'running' },
  ended: { zh: '已结束', en: 'ended' },
}

export const phaseWords: Record<CouponPhase, Bilingual> = {
  open: { zh: '未使用', en: 'unused' },
  used: { zh: '使用', en: 'used' },
  lapsed: { zh: '过期', en: 'lapsed' },
  revoked: { zh: '收回', en: 'taken back' },
}

export const fieldWords = {
  treat: { zh: '慰问品', en: 'the treat' },
  amountFen: { zh: '金额', en: 'the amount' },
  daysAhead: { zh: '提前天数', en: 'the days ahead' },
  fromDay: { zh: '起始日期', en: 'the first day' },
  includeRetired: { zh: '是否含退休', en: 'whether the retired are included' },
  lateJoiners: { zh: '年中入会的规则', en: 'the rule for those who join later' },
  leapDay: { zh: '2月29日的规则', en: 'the rule for 29 February' },
} as const satisfies Record<string, Bilingual>

interface Facts {
  /** The day, or the minute where the shop itself has used it. */
  usedOn: string | null
  validUntil: string
  issuedOn: string
  shopName: string
}

/** Why a coupon cannot be used, in a sentence for whoever stands at the counter. */
export const problemWords: Record<UseProblem, (facts: Facts) => Bilingual> = {
  used: ({ usedOn, shopName }) => {
    const on = said(usedOn)
    return { zh: `这张券 ${on.zh} 已在“${shopName}”用过，请勿再次兑付。`, en: `This coupon was used on ${on.en} at “${shopName}”: do not hand anything out again.` }
  },
  revoked: () => ({ zh: '这张券已被工会收回，不能使用。请持券人联系工会。', en: 'The union took this coupon back: its holder may ask there.' }),
  lapsed: ({ validUntil }) => ({ zh: `这张券有效期至 ${said(validUntil).zh}，已过期，不能使用。`, en: `This coupon was good until ${said(validUntil).en}.` }),
  elsewhere: () => ({ zh: '这张券不在本店兑用，请持券人查看券面上的商家。', en: 'This coupon is not for this shop: its holder sees which on the coupon.' }),
  too_early: ({ issuedOn }) => ({ zh: `使用日期早于发放日 ${said(issuedOn).zh}，请核对。`, en: `That day is before it was issued (${said(issuedOn).en}): look again.` }),
}

function said(written: string | null): Bilingual {
  return wordsOfWritten(written ?? '') ?? { zh: '', en: '' }
}
