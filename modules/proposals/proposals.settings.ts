import { z } from 'zod'
import { day } from '../../kernel/contract.ts'
import type { Bilingual } from '../../kernel/errors.ts'

const days = z.number().int().min(1).max(400)

/** The rules of one session: each a default that the office may change, never a constant of the code. */
export const sessionSettings = z.object({
  secondsNeeded: z.number().int().min(1).max(50).default(2),
  /** Of the delegation, in percent, whose seconds a collective proposal needs beside its head's. */
  collectivePercent: z.number().int().min(1).max(100).default(50),
  reasonCharactersLeast: z.number().int().min(0).max(2000).default(50),
  reasonCharactersMost: z.number().int().min(100).max(20000).default(2000),
  suggestionCharactersLeast: z.number().int().min(0).max(2000).default(30),
  suggestionCharactersMost: z.number().int().min(100).max(20000).default(2000),
  lateBecomes: z.enum(['lapsed', 'suggestion']).default('suggestion'),
  correctionWorkingDays: days.default(3),
  reviewWorkingDays: days.default(15),
  appealWorkingDays: days.default(5),
  signWorkingDays: days.default(3),
  reassignAskWorkingDays: days.default(5),
  reassignRuleWorkingDays: days.default(3),
  supportDays: days.default(30),
  replyDays: days.default(60),
  /** Where the session names a day, it goes before the number of days. */
  replyOn: day.nullable().default(null),
  replyDaysMost: days.default(90),
  signOffWorkingDays: days.default(5),
  /** Votes that must be in before an outcome is recorded; 0 where the committee decides in its meeting. */
  votesLeast: z.number().int().min(0).max(100).default(1),
  /** When the ratings together count as unsatisfied. */
  unsatisfiedWhen: z.enum(['any_proposer', 'most']).default('any_proposer'),
  meetingsLeast: z.number().int().min(0).max(10).default(1),
  holdReplies: z.boolean().default(true),
  ratingDays: days.default(15),
  checkWorkingDays: days.default(5),
  secondHandlingDays: days.default(30),
  escalationDays: days.default(30),
  trackingDays: days.default(60),
})

export type SessionSettings = z.infer<typeof sessionSettings>

/** Where a default comes from, shown beside it. What no source states says so. */
export const settingSources: Record<keyof SessionSettings, Bilingual> = {
  secondsNeeded: source('西北师大、中国矿大、上海工程技大、深大：2人以上；浙大2023：3人以上', 'at least 2 at four universities; at least 3 at Zhejiang University in 2023'),
  collectivePercent: source('代表团提案须半数以上代表附议并由团长签名', 'over half of the delegation and its head’s signature'),
  reasonCharactersLeast: source('深圳大学：理由50–300字', 'Shenzhen University: reason of 50–300 characters'),
  reasonCharactersMost: inferred(),
  suggestionCharactersLeast: source('深圳大学：建议30字以上', 'Shenzhen University: at least 30 characters'),
  suggestionCharactersMost: inferred(),
  lateBecomes: source('西北师大：逾期的转为意见建议', 'Northwest Normal University: late ones become suggestions'),
  correctionWorkingDays: inferred(),
  reviewWorkingDays: inferred(),
  appealWorkingDays: inferred(),
  signWorkingDays: inferred(),
  reassignAskWorkingDays: inferred(),
  reassignRuleWorkingDays: inferred(),
  supportDays: source('参照人大建议办理：协办意见一个月内', 'as in people’s congress practice: within a month'),
  replyDays: source('参照人大建议办理：3个月内，最长6个月', 'as in people’s congress practice: 3 months, at most 6'),
  replyOn: source('福大4月28日→6月20日，浙中医大11月5日→12月20日', 'Fuzhou University and Zhejiang Chinese Medical University set a day'),
  replyDaysMost: inferred(),
  signOffWorkingDays: inferred(),
  votesLeast: inferred(),
  unsatisfiedWhen: inferred(),
  meetingsLeast: inferred(),
  holdReplies: inferred(),
  ratingDays: inferred(),
  checkWorkingDays: inferred(),
  secondHandlingDays: source('参照人大建议办理：再办一个月', 'as in people’s congress practice: a month'),
  escalationDays: inferred(),
  trackingDays: inferred(),
}

function source(zh: string, en: string): Bilingual {
  return { zh, en }
}

function inferred(): Bilingual {
  return { zh: '推定的默认值，未见明文规定，可按本校办法修改', en: 'an inferred default: no rule states it; change it to your own' }
}
