const signs: Readonly<Record<number, string>> = { 100: '%', 1000: '‰' }

/** 3‰, 60%, or 2/3. */
export function ratioWords({ numerator, denominator }: { numerator: number; denominator: number }): string {
  const sign = signs[denominator]
  return sign ? `${numerator}${sign}` : `${numerator}/${denominator}`
}
