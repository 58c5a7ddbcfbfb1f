import type { SayOf } from '../../../../kernel/ui/texts.ts'
import type { capacityTexts } from '../capacity.texts.ts'
import type { MyOffer, MyOption } from '../offer.types.ts'

/** Where a press does not decide at once, or there is one for everybody, a number says nothing. */
export function saysLeft({ mode }: Pick<MyOffer, 'mode'>, { left }: Pick<MyOption, 'left'>): boolean {
  return mode === 'first_come' || (mode === 'choice' && left !== null)
}

const few = 5

/** What is left, in words; where a waiting list takes over, how many wait. */
export function sayLeft({ left, waiting }: Pick<MyOption, 'left' | 'waiting'>, { rules }: Pick<MyOffer, 'rules'>, say: SayOf<typeof capacityTexts>): string {
  if (left === null) return say('leftUnlimited')
  if (left > 0) return say(left <= few ? 'leftFew' : 'left', { count: left })
  return rules.waiting === 'none' ? say('leftNone') : say('leftNoneWait', { count: waiting })
}

export function isShut({ state, left }: Pick<MyOption, 'state' | 'left'>, { mode, rules }: Pick<MyOffer, 'mode' | 'rules'>, party: number): boolean {
  if (state === 'withdrawn') return true
  const decidesAtOnce = mode === 'first_come' || mode === 'choice'
  return decidesAtOnce && rules.waiting === 'none' && left !== null && left < party
}
