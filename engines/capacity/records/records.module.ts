import type { ModuleManifest } from '../../../kernel/module.ts'

/** What the engine remembers of people: draws, who came, what was used, who is barred. */
export const recordsModule: ModuleManifest = {
  name: 'capacityRecords',
  permissions: { 'entitlements.manage': { zh: '管理使用记录和报名限制', en: 'Keep records of use and sanctions' } },
  menu: [{ area: 'administration', label: { zh: '轮次与报名限制', en: 'Uses and sanctions' }, path: '/entitlements', permission: 'entitlements.manage' }],
  auditWords: {
    draw: { zh: '摇号', en: 'Draw' },
    'draw.commit': { zh: '公布摇号承诺', en: 'Commit to a draw' },
    'draw.draw': { zh: '摇号', en: 'Draw lots' },
    checkin: { zh: '签到', en: 'Check-in' },
    'checkin.add_points': { zh: '增加签到点', en: 'Add check-in points' },
    'checkin.edit_point': { zh: '修改签到点', en: 'Change a check-in point' },
    'checkin.remove_point': { zh: '删除签到点', en: 'Remove a check-in point' },
    'checkin.scan': { zh: '扫码签到', en: 'Check in by code' },
    'checkin.list': { zh: '录入签到名单', en: 'Enter a signed list' },
    'checkin.take_list': { zh: '下载离线签到名单', en: 'Take the offline list along' },
    'checkin.sync': { zh: '同步离线签到', en: 'Sync offline scans' },
    'checkin.close': { zh: '关闭签到点', en: 'Close a check-in point' },
    'checkin.excuse': { zh: '免除未到责任', en: 'Excuse a no-show' },
    'checkin.certify': { zh: '设置参加证明', en: 'Set who is certified' },
    'checkin.certificate': { zh: '出具参加证明', en: 'Issue a certificate of attendance' },
    entitlement: { zh: '使用记录', en: 'Record of use' },
    'entitlement.correct': { zh: '更正使用记录', en: 'Correct a record of use' },
    'entitlement.import': { zh: '导入使用记录', en: 'Import records of use' },
    'entitlement.follow_merge': { zh: '使用记录随档案合并转移', en: 'Uses followed a merged staff record' },
    'entitlement.follow_merge_back': { zh: '合并撤销，使用记录退回', en: 'Uses went back with the staff record' },
    'sanction.lift': { zh: '解除报名限制', en: 'Lift a sanction' },
  },
  auditEntities: {
    checkin_point: { zh: '签到点', en: 'Check-in point' },
    entitlement_entry: { zh: '使用记录', en: 'Record of use' },
    entitlement_import: { zh: '使用记录导入', en: 'Import of records of use' },
  },
}
