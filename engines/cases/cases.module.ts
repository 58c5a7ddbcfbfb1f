import type { RequestContext } from '../../kernel/context.ts'
import type { ModuleManifest, WaitingItem } from '../../kernel/module.ts'
import { lastDayOf } from './due.ts'
import { followJobs } from './follow-merge.job.ts'
import { allHats } from './hats.ts'
import { sumTodos } from './inbox.store.ts'
import { processOf } from './registry.ts'
import { recountDeadlines } from './recount.job.ts'
import { sendReminders } from './reminders.job.ts'
import { indexCase, searchCases } from './search-cases.ts'
import { settleOverdue } from './overdue.ts'
import { tellCommented, tellMoved } from './tell.job.ts'
import { registerKinds } from '../notify/kinds.ts'
import { caseKinds } from './messages.ts'

registerKinds(caseKinds)

/** The engine's own pages and jobs; the processes themselves are handed to it by `server/modules.ts`. */
export const casesModule: ModuleManifest = {
  name: 'cases',
  permissions: { 'cases.supervise': { zh: '督办催办', en: 'Supervise cases' } },
  menu: [
    { area: 'administration', label: { zh: '事项待办', en: 'Cases' }, path: '/cases/inbox', permission: null },
    { area: 'administration', label: { zh: '督办催办', en: 'Supervision' }, path: '/cases/supervision', permission: 'cases.supervise' },
    { area: 'administration', label: { zh: '委托代办', en: 'Standing in' }, path: '/cases/delegations', permission: null },
  ],
  waiting: waitingItems,
  search: searchCases,
  auditWords: {
    case: { zh: '事项', en: 'case' },
    'case.comment': { zh: '留言', en: 'comment' },
    'case.attach': { zh: '上传附件', en: 'attach a file' },
    'case.remove_file': { zh: '移除附件', en: 'take a file away' },
    'case.follow': { zh: '关注', en: 'follow' },
    'case.unfollow': { zh: '取消关注', en: 'follow no more' },
    'case.tell': { zh: '通知相关人员', en: 'tell people' },
    'case.remind': { zh: '催办', en: 'remind' },
    'case.export': { zh: '导出事项', en: 'export cases' },
    'case.print': { zh: '打印事项', en: 'print a case' },
    'case.count_deadlines': { zh: '补算期限', en: 'count deadlines' },
    'case.say_unknown_year': { zh: '提醒录入放假安排', en: 'ask for a year’s holidays' },
    'case.take': { zh: '接手或转交', en: 'take or pass on' },
    'case.follow_merge': { zh: '事项随档案合并改挂', en: 'follow a merged staff record' },
    'case.follow_merge_back': { zh: '合并撤销，事项改回', en: 'go back with the staff record' },
    case_draft: { zh: '事项草稿', en: 'draft' },
    'case_draft.save': { zh: '暂存草稿', en: 'keep a draft' },
    'case_draft.remove': { zh: '删除草稿', en: 'throw a draft away' },
    case_template: { zh: '常用语', en: 'prepared text' },
    'case_template.save': { zh: '保存常用语', en: 'keep a prepared text' },
    'case_template.remove': { zh: '移除常用语', en: 'take a prepared text away' },
    case_delegation: { zh: '委托代办', en: 'delegation' },
    'case_delegation.give': { zh: '委托他人代办', en: 'hand work over' },
    'case_delegation.end': { zh: '结束委托', en: 'end a delegation' },
  },
  auditEntities: {
    case_draft: { zh: '事项草稿', en: 'draft' },
    case_template: { zh: '常用语', en: 'prepared text' },
    case_delegation: { zh: '委托代办', en: 'delegation' },
    process: { zh: '事项类别', en: 'kind of case' },
  },
  jobs: {
    'cases.index': { on: ['case.moved'], run: indexCase },
    'cases.tell_moved': { on: ['case.moved'], run: tellMoved },
    'cases.tell_commented': { on: ['case.commented'], run: tellCommented },
    'cases.remind': { everyHours: 1, run: sendReminders },
    ...followJobs,
    'cases.recount': { on: ['calendar.year_loaded'], run: recountDeadlines },
  },
  sweep: settleOverdue,
}

/** What waits for a person and for those for whom they stand in, one line for each process. */
async function waitingItems({ db, actor, clock }: RequestContext): Promise<WaitingItem[]> {
  const hats = await allHats(db, actor, clock.now())
  const sums = await sumTodos(db, { hats, process: null, handedOver: null })
  return sums.map(({ process: id, count, dueAt, caseId, title }) => {
    const process = processOf(id)
    const only = count === 1
    return {
      key: `cases:${id}`,
      title: only ? { zh: title, en: title } : { zh: `${process.title.zh}：${count} 件等您办理`, en: `${process.title.en}: ${count} wait for you` },
      hint: process.title,
      path: only ? process.path(caseId) : `/cases/inbox?process=${id}`,
      dueOn: dueAt ? lastDayOf(dueAt) : null,
      count,
    }
  })
}
