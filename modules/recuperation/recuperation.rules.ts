import type { z } from 'zod'
import { plainRules, type Condition, type OfferRules, type Question } from '../../engines/capacity/offer-rules.ts'
import type { Offer, OfferFacts } from '../../engines/capacity/offers/offers.store.ts'
import { dayWords } from '../../kernel/day-words.ts'
import type { AppError, Bilingual } from '../../kernel/errors.ts'
import { fenFromYuan } from '../../kernel/money.ts'
import { leastAbovePlaces, payersExceedPrice, tripEndsBeforeStart } from './recuperation.errors.ts'
import { outTag, programmeKeys } from './recuperation.service.ts'
import type { facts, tripEntry } from './recuperation.shapes.ts'

export type Facts = { [Key in keyof typeof facts]: z.output<(typeof facts)[Key]> }
export type TripEntry = z.output<typeof tripEntry>
/** What the rule of a programme says. */
export type Rule = Pick<
  Facts,
  'basisTitle' | 'basisNo' | 'everyYears' | 'serviceYears' | 'countsOn' | 'noShowUses' | 'companions' | 'outShareOf' | 'outEveryYears' | 'usesOrdinary'
> & {
  /** Branches nominate; nobody signs up alone. */
  nominated: boolean
}

/** Asked of everybody who travels: the leader must reach them, and somebody at home. */
const travelQuestions: readonly Question[] = [
  { key: 'phone', label: '出行手机号', kind: 'text', choices: [], required: true },
  { key: 'emergency', label: '紧急联系人及电话', kind: 'text', choices: [], required: true },
]

/** The offer that a programme is. `branch` holds those whose own programme it is; null: everybody's. */
export function offerFactsOf(wanted: Facts, { before, branch }: { before: Offer | null; branch: string | null }): OfferFacts {
  const rules = before?.rules ?? plainRules
  return {
    title: wanted.title,
    mode: wanted.mode === 'nominated' ? 'approval' : wanted.mode,
    opensAt: new Date(wanted.opensAt),
    closesAt: new Date(wanted.closesAt),
    cancelUntil: wanted.cancelUntil === null ? null : new Date(wanted.cancelUntil),
    finalAt: new Date(wanted.finalAt),
    rules: { ...rules, ...usesOf(wanted), ...signUpOf(wanted, rules), eligibility: conditionsOf(wanted, rules.eligibility, branch) },
    defaultOptionId: null,
  }
}

function usesOf({ mode, usesOrdinary, everyYears, noShowUses, outEveryYears }: Facts): Pick<OfferRules, 'programme' | 'tagProgrammes'> {
  const once = { most: 1, noShowUses }
  if (mode === 'nominated' && !usesOrdinary) return { programme: { key: programmeKeys.nominated, years: everyYears, ...once }, tagProgrammes: {} }
  return {
    programme: { key: programmeKeys.any, years: everyYears, ...once },
    tagProgrammes: outEveryYears === null ? {} : { [outTag]: { key: programmeKeys.out, years: outEveryYears, ...once } },
  }
}

function signUpOf({ companions, waiting }: Facts, before: OfferRules): Pick<OfferRules, 'partyMost' | 'waiting' | 'questions'> {
  const line = before.waiting === 'none' ? 'skip' : before.waiting
  const more = before.questions.filter(({ key }) => !travelQuestions.some((one) => one.key === key))
  return { partyMost: 1 + companions, waiting: waiting ? line : 'none', questions: [...travelQuestions, ...more] }
}

/** Members with enough service, and by nomination nobody but who is nominated; conditions that were set elsewhere stay. */
function conditionsOf({ mode, serviceYears, countsOn }: Facts, before: readonly Condition[], branch: string | null): Condition[] {
  const own = ['member', 'serviceYears', 'branches']
  return [
    { kind: 'member', states: ['active'] },
    ...(serviceYears > 0 ? [{ kind: 'serviceYears' as const, atLeast: serviceYears, on: countsOn }] : []),
    ...(branch === null ? before.filter(({ kind }) => kind === 'branches') : [{ kind: 'branches' as const, unitIds: [branch], except: false }]),
    ...before.filter((condition) => !own.includes(condition.kind) && !(isOfNominees(condition) && (mode === 'nominated' || condition.staffIds.length === 0))),
    ...(mode === 'nominated' ? [before.find(isOfNominees) ?? nomineesOf([])] : []),
  ]
}

/** The condition that holds a programme to those who were nominated, of whom there may be none yet. */
export function nomineesOf(staffIds: string[]): Extract<Condition, { kind: 'people' }> {
  return { kind: 'people', staffIds, except: false }
}

export function isOfNominees(condition: Condition): condition is ReturnType<typeof nomineesOf> {
  return condition.kind === 'people' && !condition.except
}

/** The rule as members read it. */
export function sayRule(rule: Rule): Bilingual[] {
  const { everyYears, serviceYears, countsOn, noShowUses, companions, outShareOf, outEveryYears, nominated, usesOrdinary } = rule
  const on = dayWords(countsOn, null)
  const lines: (Bilingual | false)[] = [
    nominated && {
      zh: '面向劳动模范和先进工作者：由分工会推荐，学校审核并公示，不接受个人报名',
      en: 'For model workers and the advanced: branches nominate, the school checks and gives public notice; nobody signs up alone',
    },
    nominated &&
      (usesOrdinary
        ? { zh: '计入个人普通疗休养轮次', en: 'Counts as the person’s ordinary trip' }
        : { zh: '不计入个人普通疗休养轮次', en: 'Does not count as the person’s ordinary trip' }),
    { zh: `每${everyYears}年可参加一次`, en: `Once every ${everyYears} year(s)` },
    serviceYears > 0 && { zh: `到${on.zh}工龄满${serviceYears}年`, en: `${serviceYears} year(s) of service by ${on.en}` },
    companions > 0 ? { zh: `可携带同行人${companions}名，费用自理`, en: `Up to ${companions} companion(s) at their own cost` } : { zh: '不携带同行人', en: 'No companions' },
    noShowUses && { zh: '确认后未参加，视同已使用一次', en: 'Not coming after all counts as having gone' },
    outShareOf !== null && { zh: `省外名额不超过全年的${outShareOf}分之一`, en: `Out of the province at most one place in ${outShareOf}` },
    outEveryYears !== null && (!nominated || usesOrdinary) && { zh: `省外每人${outEveryYears}年最多一次`, en: `Out of the province once in ${outEveryYears} year(s) each` },
  ]
  return lines.filter((line) => line !== false)
}

/** What is wrong with a trip; null: nothing. */
export function tripRefusal({ title, startsAt, endsAt, price, unionPays, administrationPays, least, places }: TripEntry): AppError | null {
  if (Date.parse(endsAt) <= Date.parse(startsAt)) return tripEndsBeforeStart({ title })
  if (fenFromYuan(unionPays) + fenFromYuan(administrationPays) > fenFromYuan(price)) return payersExceedPrice({ title })
  return least > places ? leastAbovePlaces({ title }) : null
}

/** How many of these places may be out of the province; null: as many as like. */
export function outCapOf(trips: readonly Pick<TripEntry, 'places'>[], outShareOf: number | null): number | null {
  if (outShareOf === null) return null
  return Math.floor(trips.reduce((sum, { places }) => sum + places, 0) / outShareOf)
}

export interface Costs {
  priceFen: bigint
  unionFen: bigint
  administrationFen: bigint
  noShowFen: bigint
  noShowPayer: 'union' | 'member'
}

export interface CostLine {
  kind: 'member' | 'companions' | 'no_show'
  people: number
  costFen: bigint
  unionFen: bigint
  administrationFen: bigint
  memberFen: bigint
}

/** What one party cost and who pays it: companions at their own cost, whoever did not come what the agency kept. */
export function splitCost({ party, came }: { party: number; came: boolean }, costs: Costs): CostLine[] {
  const { priceFen, unionFen, administrationFen, noShowFen, noShowPayer } = costs
  if (!came) {
    const costFen = noShowFen * BigInt(party)
    if (costFen === 0n) return []
    const paid = noShowPayer === 'union' ? { unionFen: costFen, memberFen: 0n } : { unionFen: 0n, memberFen: costFen }
    return [{ kind: 'no_show', people: party, costFen, administrationFen: 0n, ...paid }]
  }
  const own: CostLine = { kind: 'member', people: 1, costFen: priceFen, unionFen, administrationFen, memberFen: priceFen - unionFen - administrationFen }
  const others = BigInt(party - 1) * priceFen
  if (party === 1) return [own]
  return [own, { kind: 'companions', people: party - 1, costFen: others, unionFen: 0n, administrationFen: 0n, memberFen: others }]
}
