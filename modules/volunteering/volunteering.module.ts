import { registerOfferService } from '../../engines/capacity/capacity.ports.ts'
import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { howTaskWas } from './ask-how-it-was.ts'
import { followJobs } from './follow-merge.job.ts'
import { searchVolunteering } from './search.ts'
import { volunteeringService } from './volunteering.service.ts'
import { waitingForLeader } from './waiting.ts'

registerOfferService(volunteeringService)

export const volunteeringModule: ModuleManifest = {
  name: 'volunteering',
  permissions: { 'volunteering.manage': { zh: '管理志愿服务', en: 'Keep volunteering' } },
  menu: [
    { area: 'contests', label: { zh: '志愿服务', en: 'Volunteering' }, path: '/volunteering', permission: null },
    { area: 'contests', label: { zh: '志愿服务管理', en: 'Keep volunteering' }, path: '/volunteering-desk', permission: 'volunteering.manage' },
  ],
  services: [{ label: { zh: '志愿服务', en: 'Volunteer' }, hint: { zh: '服务队、任务、我的时长', en: 'Teams, tasks, my hours' }, path: '/volunteering', icon: 'heart' }],
  waiting: waitingForLeader,
  search: searchVolunteering,
  jobs: followJobs,
  sweep: (services, db) => askHowItWas(services, db, howTaskWas),
  auditWords: {
    volunteer_team: { zh: '志愿服务队', en: 'Volunteer team' },
    'volunteer_team.create': { zh: '新建服务队', en: 'Opened a team' },
    'volunteer_team.edit': { zh: '修改服务队', en: 'Changed a team' },
    'volunteer_team.join': { zh: '加入服务队', en: 'Joined a team' },
    'volunteer_team.leave': { zh: '退出服务队', en: 'Left a team' },
    'volunteer_team.decide': { zh: '处理入队和退队', en: 'Decided who is in a team' },
    'volunteer_team.follow_merge': { zh: '服务队随人员合并', en: 'Teams followed a merge' },
    'volunteer_team.follow_merge_back': { zh: '服务队随合并撤销', en: 'Teams followed the undoing of a merge' },
    volunteer_task: { zh: '志愿服务任务', en: 'Volunteering task' },
    'volunteer_task.create': { zh: '新建服务任务', en: 'Began a task' },
    'volunteer_task.edit': { zh: '修改服务任务', en: 'Changed a task' },
    'volunteer_task.ask': { zh: '邀请评价志愿服务', en: 'Asked how a task was' },
    volunteer_hours: { zh: '志愿服务时长', en: 'Volunteering hours' },
    'volunteer_hours.certify': { zh: '认定时长', en: 'Certified hours' },
    'volunteer_hours.correct': { zh: '更正时长', en: 'Corrected hours' },
    'volunteer_hours.certificate': { zh: '开具志愿服务证明', en: 'Made a certificate of volunteering' },
    'volunteer_hours.export': { zh: '导出时长明细', en: 'Exported the ledger of hours' },
    'volunteer_hours.export_honours': { zh: '导出光荣榜', en: 'Exported the honour list' },
    'volunteer_hours.follow_merge': { zh: '时长随人员合并', en: 'Hours followed a merge' },
    'volunteer_hours.follow_merge_back': { zh: '时长随合并撤销', en: 'Hours followed the undoing of a merge' },
  },
  auditEntities: { volunteer_team: { zh: '志愿服务队', en: 'Volunteer team' } },
}
