import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { registerOfferService } from '../../engines/capacity/capacity.ports.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { howHealthWas } from './ask-how-it-was.ts'
import { healthService } from './health.service.ts'
import { searchRounds } from './health.view.ts'
import { remindOfSlots } from './reminders.ts'

registerOfferService(healthService)

export const healthModule: ModuleManifest = {
  name: 'health',
  permissions: {
    'health.manage': { zh: '组织体检', en: 'Organise health checks' },
    'health.counts': { zh: '查看体检人数', en: 'See numbers of health checks' },
  },
  menu: [
    { area: 'relief', label: { zh: '体检组织', en: 'Organise health checks' }, path: '/health/desk', permission: 'health.counts' },
    { area: 'relief', label: { zh: '我的体检', en: 'My health checks' }, path: '/health', permission: null, own: true },
  ],
  services: [
    {
      label: { zh: '体检', en: 'Health checks' },
      hint: { zh: '选时段、看注意事项、出示签到码', en: 'Choose a slot, see what to mind, show the code' },
      path: '/health',
      icon: 'health',
    },
  ],
  search: searchRounds,
  auditWords: {
    health: { zh: '体检', en: 'Health check' },
    'health.create': { zh: '新建体检', en: 'Began a round of checks' },
    'health.edit': { zh: '修改体检', en: 'Changed a round of checks' },
    'health.ask': { zh: '邀请评价体检安排', en: 'Asked how it was arranged' },
    'health.export': { zh: '导出体检名单', en: 'Exported the list of a check' },
    'health.remind': { zh: '提醒选择体检时段', en: 'Called to mind to choose a slot' },
    'health.remind_slots': { zh: '体检前一个工作日提醒', en: 'Called slots to mind' },
  },
  jobs: { 'health.remind_slots': { everyHours: 1, run: remindOfSlots } },
  sweep: (services, db) => askHowItWas(services, db, howHealthWas),
}
