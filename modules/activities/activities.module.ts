import { registerOfferService } from '../../engines/capacity/capacity.ports.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { activityService } from './activities.service.ts'
import { searchActivities } from './activities.view.ts'
import { askHowItWas } from './ask-how-it-was.ts'

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
    'activity.picture': { zh: '上传活动图片', en: 'Added a picture' },
    'activity.remove_picture': { zh: '移除活动图片', en: 'Took a picture away' },
    'activity.ask': { zh: '邀请评价活动', en: 'Asked how it was' },
    activity_feed: { zh: '我的日历', en: 'My calendar' },
    'activity_feed.make': { zh: '生成日历地址', en: 'Made a calendar address' },
  },
  sweep: askHowItWas,
}
