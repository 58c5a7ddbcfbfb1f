import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { CalendarEntry, Figure } from '../../kernel/module.ts'
import { mayWork } from './item.actions.ts'
import { isOverdue } from './plans.rules.ts'
import { listItems, type CountedItem } from './plans.store.ts'

/** Of the items that this person works on (the office: of all), those due this month or late already. */
export async function planFigures(context: RequestContext): Promise<Figure[]> {
  const { permissions } = context.actor
  if (!permissions.has('plans.work')) return []
  const day = today(context.clock)
  const items = await listItems(context.db, { year: Number(day.slice(0, 4)) })
  const own = permissions.has('plans.manage') ? items : items.filter((item) => mayWork(context, item))
  // Without a plan there is nothing to count; the calendar says how to begin.
  if (items.length === 0) return []
  const overdue = own.filter((item) => stateOf(item, day) === 'overdue').length
  const due = own.filter((item) => stateOf(item, day) === 'open' && Math.max(...item.months) === Number(day.slice(5, 7))).length
  return [
    {
      key: 'plans.due',
      label: { zh: '本月到期事项', en: 'Due this month' },
      value: due + overdue,
      hint: overdue > 0 ? { zh: `其中逾期 ${overdue} 项`, en: `${overdue} of them overdue` } : { zh: '没有逾期', en: 'None is overdue' },
      path: '/plans',
    },
  ]
}

const order: CalendarEntry['state'][] = ['overdue', 'open', 'done']

/** The items of these months, of every unit: everybody reads the plan in force. What goes on all year belongs to no month. */
export async function planCalendar(context: RequestContext, months: readonly string[]): Promise<CalendarEntry[]> {
  const day = today(context.clock)
  const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))]
  const items = (await Promise.all(years.map((year) => listItems(context.db, { year })))).flat()
  const entries = months.flatMap((month) =>
    items
      .filter((item) => !item.all_year && item.year === Number(month.slice(0, 4)) && item.months.includes(Number(month.slice(5))))
      .flatMap((item): CalendarEntry[] => {
        const state = stateOf(item, day)
        return state ? [{ key: `${month} ${item.id}`, title: item.title, month, path: `/plans/items/${item.id}`, state }] : []
      }),
  )
  return entries.toSorted((one, other) => one.month.localeCompare(other.month) || order.indexOf(one.state) - order.indexOf(other.state))
}

/** Null for what was dropped or carried over: it is no longer of this year. */
function stateOf(item: CountedItem, today: string): CalendarEntry['state'] | null {
  if (isOverdue(item, { year: item.year, nextDue: item.next_due, today })) return 'overdue'
  return item.state === 'open' || item.state === 'done' ? item.state : null
}
