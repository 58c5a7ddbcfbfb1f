/** A figure as it is said: thousands apart, its unit behind. */
export function figure(value: number, unit = ''): string {
  return `${new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(value)}${unit}`
}
