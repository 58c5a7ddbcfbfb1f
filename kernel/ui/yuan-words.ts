/** An amount of the wire (`1234.5`) as people write it: 1,234.50. */
export function yuanWords(yuan: string): string {
  const [whole = '0', cents = '00'] = yuan.split('.')
  return `${new Intl.NumberFormat('zh-CN').format(BigInt(whole))}.${cents.padEnd(2, '0')}`
}
