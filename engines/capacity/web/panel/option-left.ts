import type { SayOf } from '../../../../kernel/ui/texts.ts'
import type { capacityTexts } from '../capacity.texts.ts'
import type { MyOffer, MyOption } from '../offer.types.ts'

/** Where a press does not decide at once, or there is one for everybody, a number says nothing. */
export function saysLeft({ mode }: Pick<MyOffer, 'mode'>, { left }: Pick<MyOption, 'left'>): boolean {
  return mode === 'first_come' || (mode === 'choice' && left !== null)
}

const few = 5

/** What is left, in words; where a waiting list takes over, how many wait. */
export function sayLeft(option: Pick<MyOption, 'left' | 'waiting' | 'closesAt'>, { rules, now }: Pick<MyOffer, 'rules' | 'now'>, say: SayOf<typeof capacityTexts>): string {
  const { left, waiting } = option
  if (hasClosed(option, { now })) return say('optionClosed')
  if (left === null) return say('leftUnlimited')
  if (left > 0) return say(left <= few ? 'leftFew' : 'left', { count: left })
  return rules.waiting === 'none' ? say('leftNone') : say('leftNoneWait', { count: waiting })
}

/** It closes before the offer does, and has. */
export function hasClosed({ closesAt }: Pick<MyOption, 'closesAt'>, { now }: Pick<MyOffer, 'now'>): boolean {
  return closesAt !== null && Date.parse(closesAt) <= Date.parse(now)
}

export function isShut(option: Pick<MyOption, 'state' | 'left' | 'closesAt'>, { mode, rules, now }: Pick<MyOffer, 'mode' | 'rules' | 'now'>, party: number): boolean {
  const { state, left } = option
  if (state === 'withdrawn' || hasClosed(option, { now })) return true
  const decidesAtOnce = mode === 'first_come' || mode === 'choice'
  return decidesAtOnce && rules.waiting === 'none' && left !== null && left < party
}
