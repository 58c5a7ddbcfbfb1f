import type { ModuleManifest } from '../../kernel/module.ts'

export const calendarModule: ModuleManifest = {
  name: 'calendar',
  permissions: { 'calendar.manage': { zh: '维护工作日历', en: 'Keep the calendar of working days' } },
  auditWords: {
    calendar_year: { zh: '工作日历', en: 'Working days' },
    'calendar_year.load': { zh: '录入年度工作日', en: 'Loaded a year of working days' },
    'calendar_year.remove': { zh: '撤下年度工作日', en: 'Removed a year of working days' },
  },
  auditEntities: { calendar_year: { zh: '年度工作日', en: 'Year of working days' } },
  menu: [{ area: 'administration', label: { zh: '工作日历', en: 'Working days' }, path: '/working-days', permission: 'calendar.manage' }],
}
