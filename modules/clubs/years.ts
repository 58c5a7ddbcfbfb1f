import { today, type Clock } from '../../kernel/clock.ts'

export function thisYear(clock: Clock): number {
  return Number(today(clock).slice(0, 4))
}
