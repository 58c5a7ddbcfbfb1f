/** 16705 as 16,705: a count of people is read, not deciphered. */
export function inGroups(count: number): string {
  return new Intl.NumberFormat('zh-CN').format(count)
}
