import { daysBetween } from '../kernel/ui/base/days.ts'

export type DueGroup = 'overdue' | 'today' | 'week' | 'later' | 'open'

const order: DueGroup[] = ['overdue', 'today', 'week', 'later', 'open']

/** What waits, by how soon it closes: each group with the nearest first, empty groups left out. */
export function groupByDue<Item extends { dueOn: string | null }>(items: readonly Item[], today: string): { group: DueGroup; items: Item[] }[] {
  const sorted = items.toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))
  return order.map((group) => ({ group, items: sorted.filter((item) => dueGroup(item.dueOn, today) === group) })).filter(({ items }) => items.length > 0)
}

/** Whether something closes within the coming seven days, or should have been done already. */
export function closesSoon(dueOn: string | null, today: string): boolean {
  return dueOn !== null && daysBetween(today, dueOn) <= 7
}

function dueGroup(dueOn: string | null, today: string): DueGroup {
  if (dueOn === null) return 'open'
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= 7 ? 'week' : 'later'
}
