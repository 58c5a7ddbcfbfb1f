import { scopeFor } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { ModuleManifest, SearchHit } from '../../kernel/module.ts'
import { followJobs } from './follow-merge.job.ts'
import { issueByItself } from './issue.ts'
import { waitingCoupons } from './mine.ts'
import { allShops } from './shops.store.ts'
import { concerns, readBirthdays } from './sight.ts'

const mostFound = 5

export const birthdaysModule: ModuleManifest = {
  name: 'birthdays',
  permissions: {
    'birthdays.manage': { zh: '管理生日慰问', en: 'Give birthday treats' },
    'birthdays.read': { zh: '查看生日慰问', en: 'See birthday treats' },
  },
  menu: [
    { area: 'relief', label: { zh: '生日慰问', en: 'Birthdays' }, path: '/birthday-desk', permission: 'birthdays.read' },
    { area: 'relief', label: { zh: '我的生日福利', en: 'My birthday treat' }, path: '/birthdays', permission: null, own: true },
  ],
  services: [
    { label: { zh: '生日福利', en: 'Birthday treat' }, hint: { zh: '出示生日券、选公历或农历', en: 'Show the coupon, choose the calendar' }, path: '/birthdays', icon: 'gift' },
  ],
  waiting: waitingCoupons,
  search: searchShops,
  sweep: issueByItself,
  jobs: followJobs,
  auditWords: {
    birthday_programme: { zh: '生日慰问方案', en: 'Birthday programmes' },
    'birthday_programme.create': { zh: '新建方案', en: 'Drafted a programme' },
    'birthday_programme.edit': { zh: '修改方案', en: 'Changed a programme' },
    'birthday_programme.start': { zh: '启用方案', en: 'Started a programme' },
    'birthday_programme.end': { zh: '结束方案', en: 'Ended a programme' },
    birthday_coupon: { zh: '生日券', en: 'Birthday coupons' },
    'birthday_coupon.issue': { zh: '按日发放', en: 'Issued what was due' },
    'birthday_coupon.issue_by_hand': { zh: '补发', en: 'Issued by hand' },
    'birthday_coupon.revoke': { zh: '收回', en: 'Took a coupon back' },
    'birthday_coupon.use': { zh: '商家核销', en: 'Used in a shop' },
    'birthday_coupon.enter_used': { zh: '录入核销', en: 'Entered as used' },
    'birthday_coupon.wish': { zh: '选择公历或农历', en: 'Chose the calendar' },
    'birthday_coupon.follow_merge': { zh: '生日券随人员合并', en: 'Coupons followed a merge' },
    'birthday_coupon.follow_merge_back': { zh: '生日券随合并撤销', en: 'Coupons followed the undoing of a merge' },
    birthday_shop: { zh: '生日慰问商家', en: 'Birthday shops' },
    'birthday_shop.create': { zh: '新增商家', en: 'Entered a shop' },
    'birthday_shop.edit': { zh: '修改商家', en: 'Changed a shop' },
    'birthday_shop.close': { zh: '停用商家', en: 'Closed a shop' },
    'birthday_shop.reopen': { zh: '恢复商家', en: 'Opened a shop again' },
    'birthday_shop.make_link': { zh: '生成核销链接', en: 'Made a shop’s address' },
    birthday_settlement: { zh: '生日慰问结算', en: 'Birthday settlements' },
    'birthday_settlement.settle': { zh: '按月结算', en: 'Settled a month' },
    'birthday_settlement.export': { zh: '导出结算单', en: 'Exported a settlement' },
  },
  auditEntities: {
    birthday_programme: { zh: '生日慰问方案', en: 'Birthday programme' },
    birthday_coupon: { zh: '生日券', en: 'Birthday coupon' },
    birthday_shop: { zh: '生日慰问商家', en: 'Birthday shop' },
    birthday_settlement: { zh: '生日慰问结算', en: 'Birthday settlement' },
  },
}

/** Shops for the search over everything, for those who look after birthdays. */
async function searchShops(context: RequestContext, text: string): Promise<SearchHit[]> {
  if (!context.actor.permissions.has(readBirthdays)) return []
  const concerned = await concerns(context, scopeFor(context.actor, readBirthdays))
  return (await allShops(context.db))
    .filter(({ name, unitId }) => concerned(unitId) && name.toLowerCase().includes(text.toLowerCase()))
    .slice(0, mostFound)
    .map(({ name, address }) => ({ kind: 'birthday_shop', title: name, hint: address, path: '/birthday-desk/shops' }))
}
