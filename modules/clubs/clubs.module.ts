import type { ModuleManifest } from '../../kernel/module.ts'
import { searchClubs } from './clubs.view.ts'
import { waitingRequests } from './desk.view.ts'
import { followJobs } from './follow-merge.job.ts'
import { rosterJobs } from './rosters.job.ts'

export const clubsModule: ModuleManifest = {
  name: 'clubs',
  permissions: { 'clubs.manage': { zh: '管理文体协会', en: 'Look after clubs' } },
  menu: [
    { area: 'culture', label: { zh: '文体协会', en: 'Clubs' }, path: '/clubs', permission: null },
    { area: 'culture', label: { zh: '协会管理', en: 'Look after clubs' }, path: '/club-desk', permission: 'clubs.manage' },
  ],
  services: [{ label: { zh: '文体协会', en: 'Clubs' }, hint: { zh: '找到同好，加入协会', en: 'Find people who like the same' }, path: '/clubs', icon: 'people' }],
  waiting: waitingRequests,
  search: searchClubs,
  jobs: { ...followJobs, ...rosterJobs },
  auditWords: {
    club: { zh: '文体协会', en: 'Club' },
    'club.found': { zh: '成立协会', en: 'Founded a club' },
    'club.dissolve': { zh: '解散协会', en: 'Dissolved a club' },
    'club.go_over': { zh: '协会成员随合并转入', en: 'People went over with their club' },
    'club.close': { zh: '协会随组织调整结束', en: 'A club ended with its unit' },
    'club.edit': { zh: '修改协会资料', en: 'Changed a club' },
    'club.picture': { zh: '上传协会图片', en: 'Added a picture' },
    'club.remove_picture': { zh: '移除协会图片', en: 'Took a picture away' },
    'club.ask': { zh: '申请加入协会', en: 'Asked to join a club' },
    'club.withdraw': { zh: '撤回入会申请', en: 'Took a request back' },
    'club.join': { zh: '加入协会', en: 'Joined a club' },
    'club.leave': { zh: '退出协会', en: 'Left a club' },
    'club.admit': { zh: '通过入会申请', en: 'Admitted somebody' },
    'club.decline': { zh: '不通过入会申请', en: 'Declined a request' },
    'club.add_members': { zh: '录入协会成员', en: 'Put people on the roster' },
    'club.remove_member': { zh: '移出协会成员', en: 'Took somebody off the roster' },
    'club.raise_fees': { zh: '登记应收会费', en: 'Entered fees due' },
    'club.export_roster': { zh: '导出协会名册', en: 'Exported the roster' },
    'club.export_fees': { zh: '导出协会会费', en: 'Exported the fees' },
    'club.print_summary': { zh: '生成协会年度小结', en: 'Printed the year' },
    'club.follow_merge': { zh: '协会成员随人员合并', en: 'Clubs followed a merge' },
    'club.follow_merge_back': { zh: '协会成员随合并撤销', en: 'Clubs followed the undoing of a merge' },
    club_fee: { zh: '协会会费', en: 'Club fee' },
    'club_fee.record': { zh: '登记会费', en: 'Recorded a fee' },
    club_plan_line: { zh: '协会年度计划', en: 'Plan of a club' },
    'club_plan_line.add': { zh: '添加计划事项', en: 'Added to the plan' },
    'club_plan_line.edit': { zh: '修改计划事项', en: 'Changed the plan' },
    'club_plan_line.remove': { zh: '删除计划事项', en: 'Took out of the plan' },
  },
  auditEntities: {
    club: { zh: '文体协会', en: 'Club' },
    club_profile: { zh: '协会资料', en: 'Club profile' },
    club_fee: { zh: '协会会费', en: 'Club fee' },
    club_plan_line: { zh: '协会年度计划', en: 'Plan of a club' },
  },
}
