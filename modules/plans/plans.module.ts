import { today } from '../../kernel/clock.ts'
import type { ModuleManifest, WaitingItem } from '../../kernel/module.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { mayWork } from './item.actions.ts'
import { isOverdue, lastDayOf } from './plans.rules.ts'
import { listItems } from './plans.store.ts'
import { followJobs } from './follow-merge.job.ts'
import { auditEntities, auditWords } from './plans.words.ts'
import { planCalendar, planFigures } from './workbench.ts'

export const plansModule: ModuleManifest = {
  name: 'plans',
  permissions: {
    'plans.manage': { zh: '管理年度工作要点', en: 'Manage the annual plan' },
    'plans.work': { zh: '办理年度事项', en: 'Work on items of the plan' },
  },
  menu: [{ area: 'administration', label: { zh: '年度工作', en: 'The year' }, path: '/plans', permission: null }],
  waiting: waitingItems,
  figures: planFigures,
  calendar: planCalendar,
  jobs: followJobs,
  auditWords,
  auditEntities,
}

/** Items of this month, and those whose time is over, that this person works on. */
async function waitingItems(context: RequestContext): Promise<WaitingItem[]> {
  if (!context.actor.permissions.has('plans.work')) return []
  const day = today(context.clock)
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const items = (await listItems(context.db, { year })).filter((item) => item.state === 'open' && isMine(context, item))
  const due = items.filter((item) => item.months.includes(month) || isOverdue(item, { year, nextDue: item.next_due, today: day }))
  return due.slice(0, 20).map((item) => ({
    key: `plan-item:${item.id}`,
    title: { zh: item.title, en: item.title },
    hint: { zh: `${year}年工作要点`, en: `Plan of ${year}` },
    path: `/plans/items/${item.id}`,
    dueOn: item.next_due ?? lastDayOf(year, item.months.length > 0 ? Math.max(...item.months) : 12),
    count: 1,
  }))
}

/** The office works on what nobody else leads; others on what their unit leads or what stands beside their name. */
function isMine(context: RequestContext, item: { lead_unit_id: string | null; person_ids: string[] }): boolean {
  const { actor } = context
  if (actor.permissions.has('plans.manage')) return item.lead_unit_id === null || (actor.staffId !== null && item.person_ids.includes(actor.staffId))
  return mayWork(context, item)
}
