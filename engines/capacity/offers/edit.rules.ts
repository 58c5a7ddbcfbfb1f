import { isDeepStrictEqual } from 'node:util'
import type { AppError, Bilingual } from '../../../kernel/errors.ts'
import type { Question } from '../offer-rules.ts'
import { frozen, windowWrong } from './offers.errors.ts'
import type { Offer, OfferFacts } from './offers.store.ts'
import { phaseOf } from './phase.ts'

export interface FrozenField {
  field: string
  reason: Bilingual
}

const opened: Bilingual = { zh: '报名已开始，规则对所有人一致', en: 'Sign-up has begun: the rules are the same for everybody' }
const announced: Bilingual = { zh: '项目已发布', en: 'The offer is published' }
const settled: Bilingual = { zh: '名单已确定', en: 'The list stands' }
const calledOff: Bilingual = { zh: '项目已取消', en: 'The offer was called off' }

const fieldWords: Record<string, Bilingual> = {
  title: { zh: '名称', en: 'title' },
  mode: { zh: '方式', en: 'mode' },
  opensAt: { zh: '开始时间', en: 'opening time' },
  closesAt: { zh: '截止时间', en: 'closing time' },
  cancelUntil: { zh: '最晚取消时间', en: 'time to cancel' },
  finalAt: { zh: '名单确定时间', en: 'time when the list stands' },
  defaultOptionId: { zh: '默认选项', en: 'default option' },
  'rules.eligibility': { zh: '报名条件', en: 'conditions' },
  'rules.partyMost': { zh: '每份人数', en: 'people in one party' },
  'rules.waiting': { zh: '候补规则', en: 'waiting rule' },
  'rules.answerHours': { zh: '候补确认时限', en: 'time to accept' },
  'rules.choicesMost': { zh: '志愿个数', en: 'number of choices' },
  'rules.programme': { zh: '轮次限制', en: 'programme' },
  'rules.tagProgrammes': { zh: '按标签的轮次限制', en: 'programmes by tag' },
  'rules.lateCancelDays': { zh: '临期取消的后果', en: 'cost of a late cancellation' },
  'rules.noShowDays': { zh: '未到的后果', en: 'cost of not coming' },
  'rules.optionClosesDays': { zh: '各场次提前截止的天数', en: 'days by which each option closes earlier' },
  'rules.questions': { zh: '已有的问题', en: 'questions asked already' },
}

/** After publication only the mode stands; once sign-up has begun, the rules too; once the list stands, all. */
export function frozenOf(offer: Offer, now: Date): FrozenField[] {
  const all = Object.keys(fieldWords)
  const named = (fields: readonly string[], reason: Bilingual) => fields.map((field) => ({ field, reason }))
  const phase = phaseOf(offer, now)
  if (phase === 'draft') return []
  if (phase === 'soon') return named(['mode'], announced)
  if (phase === 'cancelled') return named(all, calledOff)
  if (phase === 'settled') return named(all, settled)
  const free = ['title', 'closesAt', 'cancelUntil', 'finalAt', 'rules.answerHours', 'rules.partyMost', 'rules.questions']
  return named(
    all.filter((field) => !free.includes(field)),
    opened,
  )
}

/** Why this change of an offer cannot be; null: it can. */
export function editRefusal(offer: Offer, wanted: OfferFacts, now: Date): AppError | null {
  const fields = frozenOf(offer, now)
    .map(({ field }) => field)
    .filter((field) => !isDeepStrictEqual(read(offer, field), read(wanted, field)))
  const more = offer.state === 'draft' || now < (offer.opensAt ?? now) ? [] : narrowed(offer, wanted)
  const refused = [...new Set([...fields, ...more])]
  if (refused.length > 0) return frozen({ fields: refused.map((field) => fieldWords[field] ?? say(field, field)), names: refused })
  const why = windowRefusal(offer, wanted, now)
  return why === null ? null : windowWrong({ why })
}

/** What people have relied on may become more, not less. */
function narrowed({ rules }: Offer, wanted: OfferFacts): string[] {
  const kept = rules.questions.every((question) => wanted.rules.questions.some((other) => isDeepStrictEqual(other, question)))
  const added = wanted.rules.questions.filter((question: Question) => !rules.questions.some(({ key }) => key === question.key))
  return [...(kept && added.every(({ required }) => !required) ? [] : ['rules.questions']), ...(wanted.rules.partyMost >= rules.partyMost ? [] : ['rules.partyMost'])]
}

function windowRefusal(offer: Offer, { opensAt, closesAt, cancelUntil, finalAt }: OfferFacts, now: Date): Bilingual | null {
  const order = orderRefusal({ opensAt, closesAt, cancelUntil, finalAt })
  if (order !== null || offer.state === 'draft') return order
  if (opensAt === null || closesAt === null || finalAt === null) return say('已发布的项目须保留起止时间和名单确定时间', 'What is published keeps its times')
  if (differs(opensAt, offer.opensAt) && opensAt < now) return say('开始时间不能改到现在以前', 'it cannot open earlier than now')
  if (differs(closesAt, offer.closesAt) && closesAt < now) return say('截止时间不能改到现在以前', 'it cannot close earlier than now')
  if (differs(finalAt, offer.finalAt) && finalAt < now) return say('名单确定时间不能改到现在以前', 'the list cannot stand earlier than now')
  if (now >= (offer.opensAt ?? now) && shortened(cancelUntil, offer))
    return say('已有人按原来的取消时间报名，只能延后', 'people signed up relying on the time to cancel: it can only become later')
  return null
}

function orderRefusal({ opensAt, closesAt, cancelUntil, finalAt }: Pick<OfferFacts, 'opensAt' | 'closesAt' | 'cancelUntil' | 'finalAt'>): Bilingual | null {
  if (opensAt !== null && closesAt !== null && opensAt >= closesAt) return say('截止时间须晚于开始时间', 'it must close after it opens')
  if (closesAt !== null && finalAt !== null && closesAt > finalAt) return say('名单确定时间不能早于报名截止', 'the list stands after sign-up closes, not before')
  if (cancelUntil !== null && finalAt !== null && cancelUntil > finalAt) return say('最晚取消时间不能晚于名单确定', 'cancelling ends when the list stands')
  return null
}

/** No time to cancel means: until the list stands. */
function shortened(cancelUntil: Date | null, offer: Offer): boolean {
  if (cancelUntil === null) return false
  return offer.cancelUntil === null || cancelUntil < offer.cancelUntil
}

function differs(a: Date, b: Date | null): boolean {
  return a.getTime() !== b?.getTime()
}

function read(facts: OfferFacts, field: string): unknown {
  const [first = '', second] = field.split('.')
  const value: unknown = Reflect.get(facts, first)
  return second === undefined ? value : Reflect.get(Object(value), second)
}

function say(zh: string, en: string): Bilingual {
  return { zh, en }
}
