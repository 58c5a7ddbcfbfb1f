import type { Scope } from '../../kernel/auth/actor.ts'
import { forbidden } from '../../kernel/errors.ts'

/** Rules hold for the whole school, so whoever manages only a part of it may not change them. */
export function mustReachAll(scope: Scope): void {
  if (!scope.all) throw forbidden({ permission: 'organisation.manage', whoCan: '' })
}

/** `amount × numerator ÷ denominator`: in decimals (exact for tenths, hundredths, thousandths …), and rounded up to a whole number. */
export function shareOf(amount: number, ratio: { numerator: number; denominator: number }): { exact: string; roundedUp: number } {
  const product = BigInt(amount) * BigInt(ratio.numerator)
  const denominator = BigInt(ratio.denominator)
  const decimals = ratio.denominator.toString().length - 1
  const digits = ((product * 10n ** BigInt(decimals)) / denominator).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return { exact: fraction === '' ? whole : `${whole}.${fraction}`, roundedUp: Number((product + denominator - 1n) / denominator) }
}
