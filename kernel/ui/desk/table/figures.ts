import type { ReactNode } from 'react'

const patterns = [
  // Numbers, money, numbers with parts hidden, and days and times in digits or Chinese: 3,000 人, ¥1,280.50, 139****1111, 2026年3月8日 (周日) 09:30
  /^[-+¥￥]?\d[\d\s*年月日()周一二三四五六,.:/%‰-]*[人元分次个天项件]?$/u,
  // Sun, 8 Mar 2026 09:30
  /^(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2,8} \d{4}(?: \d\d:\d\d)?$/,
]

/** Whether a cell holds a date or a number, which is read as one and never broken over two lines. */
export function isFigure(content: ReactNode): boolean {
  if (typeof content === 'number') return true
  return typeof content === 'string' && patterns.some((pattern) => pattern.test(content))
}
