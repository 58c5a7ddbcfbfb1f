import { registerProcess } from '../../engines/cases/registry.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { memberFigures } from './figures.ts'
import { keepPairs } from './duplicates/compare-people.ts'
import { expireImports } from './import/expire-imports.ts'
import { resumeImports, runImport } from './import/run-import.ts'
import { registerMatters } from './membership/processes.ts'
import { recordChangeProcess } from './my-file/record-change.process.ts'
import { waitingRequests } from './my-file/waiting.ts'
import { foldCounts, mendCounts } from './staff-counts.store.ts'
import { searchStaff } from './staff-list.ts'
import { auditEntities, auditWords } from './members.words.ts'

registerMatters()
registerProcess(recordChangeProcess)

export const membersModule: ModuleManifest = {
  name: 'members',
  permissions: {
    'members.read': { zh: '查看教职工与会员', en: 'See staff and members' },
    'members.write': { zh: '修改档案', en: 'Change records' },
    'members.admit': { zh: '办理入会与会籍变动', en: 'Admit and change membership' },
    'members.import': { zh: '导入人事表', en: 'Import HR sheets' },
    'members.export': { zh: '导出名册', en: 'Export lists' },
    'members.reveal': { zh: '查看证件号等敏感信息', en: 'Read protected values' },
    'members.merge': { zh: '合并重复档案', en: 'Merge duplicates' },
    'members.review': { zh: '审核会籍与档案申请', en: 'Review membership and change requests' },
  },
  menu: [
    { area: 'organisation', label: { zh: '会员', en: 'Members' }, path: '/members', permission: 'members.read' },
    { area: 'organisation', label: { zh: '人员统计', en: 'Statistics' }, path: '/members/statistics', permission: 'members.read' },
    { area: 'organisation', label: { zh: '会籍办理', en: 'Membership matters' }, path: '/members/matters', permission: 'members.review' },
    { area: 'organisation', label: { zh: '导入人事表', en: 'Imports' }, path: '/members/imports', permission: 'members.import' },
    { area: 'organisation', label: { zh: '档案审核', en: 'Change requests' }, path: '/members/requests', permission: 'members.review' },
    { area: 'organisation', label: { zh: '重复档案', en: 'Duplicates' }, path: '/members/duplicates', permission: 'members.merge' },
    { area: 'organisation', label: { zh: '数据质量', en: 'Data quality' }, path: '/members/quality', permission: 'members.read' },
  ],
  services: [
    {
      label: { zh: '我的会籍', en: 'My membership' },
      hint: { zh: '电子会员证、档案、家庭成员', en: 'Card, record and family' },
      path: '/me/file',
      icon: 'card',
    },
  ],
  waiting: waitingRequests,
  figures: memberFigures,
  search: searchStaff,
  jobs: {
    'members.import': {
      on: ['members.import_started'],
      retryLimit: 3,
      run: async (services, db, payload) => runImport(services, db, String(payload.importId)),
    },
    'members.expire_imports': { run: expireImports, everyHours: 24 },
    'members.mend_counts': {
      everyHours: 24,
      run: async (services, db) => {
        const wrong = await mendCounts(db)
        if (wrong.length > 0) services.log.warn({ tenantId: db.tenantId, wrong }, 'counters of people were wrong and have been mended')
      },
    },
  },
  sweep: async (services, db) => {
    await resumeImports(services, db)
    await keepPairs(services, db)
    await foldCounts(db)
  },
  auditWords,
  auditEntities,
}
