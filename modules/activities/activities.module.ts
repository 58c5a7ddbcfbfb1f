import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { registerOfferService } from '../../engines/capacity/capacity.ports.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { activityService } from './activities.service.ts'
import { searchActivities } from './activities.view.ts'
import { howActivityWas } from './ask-how-it-was.ts'
import { forgetChildren } from './children.actions.ts'
import { followJobs } from './follow-merge.job.ts'

registerOfferService(activityService)

export const activitiesModule: ModuleManifest = {
  name: 'activities',
  permissions: { 'activities.manage': { zh: '组织活动', en: 'Organise activities' } },
  menu: [
    { area: 'culture', label: { zh: '活动', en: 'Activities' }, path: '/activities', permission: null },
    { area: 'culture', label: { zh: '活动组织', en: 'Organise activities' }, path: '/activities/desk', permission: 'activities.manage' },
  ],
  services: [{ label: { zh: '报名', en: 'Sign up' }, hint: { zh: '文体活动、讲座、亲子活动', en: 'Sport, culture, talks, family days' }, path: '/activities', icon: 'calendar' }],
  search: searchActivities,
  auditWords: {
    activity: { zh: '活动', en: 'Activity' },
    'activity.create': { zh: '新建活动', en: 'Began an activity' },
    'activity.edit': { zh: '修改活动', en: 'Changed an activity' },
    'activity.add_meeting': { zh: '增加一次课', en: 'Added a meeting' },
    'activity.move_meeting': { zh: '调整一次课', en: 'Moved a meeting' },
    'activity.call_off_meeting': { zh: '停一次课', en: 'Called a meeting off' },
    'activity.export_attendance': { zh: '导出出勤表', en: 'Exported attendance' },
    'activity.save_child': { zh: '填写孩子信息', en: 'Told of a child' },
    'activity.read_children': { zh: '查看孩子名单', en: 'Looked at the children of a class' },
    'activity.forget_children': { zh: '删除结课后的孩子信息', en: 'Deleted what was told of children' },
    activity_child: { zh: '孩子信息', en: 'Child of a class' },
    'activity_child.follow_merge': { zh: '孩子信息随人员合并', en: 'A child followed a merge' },
    'activity_child.follow_merge_back': { zh: '孩子信息随合并撤销', en: 'A child followed the undoing of a merge' },
    'activity.picture': { zh: '上传活动图片', en: 'Added a picture' },
    'activity.remove_picture': { zh: '移除活动图片', en: 'Took a picture away' },
    'activity.ask': { zh: '邀请评价活动', en: 'Asked how it was' },
    activity_feed: { zh: '我的日历', en: 'My calendar' },
    'activity_feed.make': { zh: '生成日历地址', en: 'Made a calendar address' },
  },
  auditEntities: { activity_meeting: { zh: '课次', en: 'Meeting' } },
  jobs: followJobs,
  sweep: async (services, db) => {
    await askHowItWas(services, db, howActivityWas)
    await forgetChildren(services, db)
  },
}
