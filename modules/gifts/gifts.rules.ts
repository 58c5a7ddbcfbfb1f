import type { z } from 'zod'
import { plainRules, type OfferRules, type Question } from '../../engines/capacity/offer-rules.ts'
import type { Offer, OfferFacts } from '../../engines/capacity/offers/offers.store.ts'
import type { AppError } from '../../kernel/errors.ts'
import { fenFromYuan } from '../../kernel/money.ts'
import type { giftsContract } from './gifts.contract.ts'
import { handOutBackwards, handOutTooEarly, opensAfterClose, unknownDefault, whichFestival } from './gifts.errors.ts'

type Input<Name extends keyof typeof giftsContract> = z.output<NonNullable<(typeof giftsContract)[Name]['~orpc']['inputSchema']>>
export type NewGift = Input<'create'>
export type EditedGift = Input<'edit'>
export type GiftFacts = Omit<NewGift, 'unitId'>

/** What is wrong with a round as it was written; null: nothing. */
export function factsRefusal(facts: GiftFacts): AppError | null {
  const [opens, closes, from, until] = [facts.opensAt, facts.closesAt, facts.handOutFrom, facts.handOutUntil].map(Date.parse)
  if (facts.kind === 'festival' && facts.festival === null) return whichFestival()
  if (facts.packages[facts.defaultAt] === undefined) return unknownDefault()
  if ((opens ?? 0) >= (closes ?? 0)) return opensAfterClose()
  if ((from ?? 0) < (closes ?? 0)) return handOutTooEarly()
  return (until ?? 0) <= (from ?? 0) ? handOutBackwards() : null
}

/** The offer that a round is: everybody entitled may choose, nobody waits, and silence means the default. */
export function offerFactsOf(facts: GiftFacts, { defaultOptionId, before }: { defaultOptionId: string; before: Offer | null }): OfferFacts {
  const closesAt = new Date(facts.closesAt)
  const rules: OfferRules = { ...(before?.rules ?? plainRules), partyMost: 1, waiting: 'none', questions: pickupQuestions(facts) }
  return { title: facts.title, mode: 'choice', opensAt: new Date(facts.opensAt), closesAt, cancelUntil: null, finalAt: closesAt, rules, defaultOptionId }
}

/** Said on lists and asked of members; who says nothing has it from the branch. */
export const atOwnBranch = '在本分工会领取'
export const byPost = '邮寄到家'
export const pickupKey = 'pickup'
export const addressKey = 'address'

function pickupQuestions({ pickupPlaces, post }: Pick<GiftFacts, 'pickupPlaces' | 'post'>): Question[] {
  const choices = [...new Set([atOwnBranch, ...pickupPlaces, ...(post ? [byPost] : [])])]
  if (choices.length === 1) return []
  const pickup: Question = { key: pickupKey, label: '领取方式', kind: 'choice', choices, required: true }
  const address: Question = { key: addressKey, label: '邮寄地址（收件人、电话、详细地址；选邮寄时填写）', kind: 'text', choices: [], required: false }
  return post ? [pickup, address] : [pickup]
}

/** The other way round: what the editor shows. */
export function pickupOf({ questions }: Pick<OfferRules, 'questions'>): Pick<GiftFacts, 'pickupPlaces' | 'post'> {
  const choices = questions.find(({ key }) => key === pickupKey)?.choices ?? []
  return { pickupPlaces: choices.filter((choice) => choice !== atOwnBranch && choice !== byPost), post: choices.includes(byPost) }
}

type Written = Pick<GiftFacts['packages'][number], 'id' | 'title' | 'contents' | 'price'>

/** Whether these are still what members chose from. */
export function sameChoice(before: readonly Written[], after: readonly Written[]): boolean {
  return (
    before.length === after.length &&
    before.every((one, at) => {
      const other = after[at]
      return other?.id === one.id && other.title === one.title && other.contents === one.contents && fenFromYuan(other.price) === fenFromYuan(one.price)
    })
  )
}

/** The year's standard of a kind, as the engine of standards knows it. */
export function standardKey(kind: GiftFacts['kind']): string {
  return `gifts.${kind}_yearly`
}

export const festivalsKey = 'gifts.festivals'
