import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { registerOfferService } from '../../engines/capacity/capacity.ports.ts'
import type { ModuleManifest, WaitingItem } from '../../kernel/module.ts'
import { howTripsWere } from './ask-how-it-was.ts'
import { followJobs } from './follow-merge.job.ts'
import { awaitedOf } from './mine.store.ts'
import { readPermission, recuperationService } from './recuperation.service.ts'

registerOfferService(recuperationService)

export const recuperationModule: ModuleManifest = {
  name: 'recuperation',
  permissions: {
    [recuperationService.manage]: { zh: '组织疗休养', en: 'Organise recuperation trips' },
    [readPermission]: { zh: '查看疗休养的组织与结算', en: 'See how recuperation trips are organised and settled' },
  },
  menu: [
    { area: 'relief', label: { zh: '疗休养', en: 'Recuperation' }, path: '/recuperation', permission: null, own: true },
    { area: 'relief', label: { zh: '疗休养组织', en: 'Organise recuperation' }, path: '/recuperation/desk', permission: readPermission },
  ],
  services: [
    {
      label: { zh: '疗休养', en: 'Recuperation' },
      hint: { zh: '选线路、看成团、确认告知书', en: 'Choose a trip, see your group, confirm the letter' },
      path: '/recuperation',
      icon: 'travel',
    },
  ],
  waiting: async ({ db, clock, actor }) => {
    if (actor.staffId === null) return []
    const awaited = await awaitedOf(db, { staffId: actor.staffId, now: clock.now() })
    return awaited.map(({ offerId, title, letter }): WaitingItem => ({
      key: `recuperation/${offerId}/${letter ? 'letter' : 'transfer'}`,
      title: letter ? { zh: '确认安全告知书', en: 'Confirm the safety letter' } : { zh: '并团安排请您答复', en: 'Your group was put together with another: answer' },
      hint: { zh: title, en: title },
      path: recuperationService.pathOf(offerId),
      dueOn: null,
      count: 1,
    }))
  },
  jobs: followJobs,
  auditWords: {
    recuperation_trip: { zh: '疗休养线路', en: 'Trip' },
    'recuperation_trip.follow_merge': { zh: '领队和安全员随人员合并', en: 'Leaders of trips followed a merge' },
    'recuperation_trip.follow_merge_back': { zh: '领队和安全员随合并撤销', en: 'Leaders of trips followed the undoing of a merge' },
    recuperation: { zh: '疗休养', en: 'Recuperation' },
    'recuperation.create': { zh: '新建疗休养项目', en: 'Began a programme' },
    'recuperation.edit': { zh: '修改疗休养项目', en: 'Changed a programme' },
    'recuperation.trips': { zh: '设置线路', en: 'Set the trips' },
    'recuperation.check': { zh: '分工会审核报名', en: 'Checked a sign-up' },
    'recuperation.lead': { zh: '指定领队和安全员', en: 'Named who leads' },
    'recuperation.form': { zh: '确认成团', en: 'Formed a group' },
    'recuperation.merge': { zh: '并团', en: 'Put groups together' },
    'recuperation.cancel_trip': { zh: '取消线路', en: 'Cancelled a trip' },
    'recuperation.confirm_letter': { zh: '确认安全告知书', en: 'Confirmed the safety letter' },
    'recuperation.answer_transfer': { zh: '答复并团', en: 'Answered a move' },
    'recuperation.export': { zh: '导出疗休养名单', en: 'Exported a list' },
    'recuperation.settle': { zh: '结算', en: 'Settled a trip' },
    'recuperation.step': { zh: '登记组织过程', en: 'Put a step on the record' },
    'recuperation.remove_step': { zh: '移除组织过程', en: 'Took a step away' },
    'recuperation.nominate': { zh: '推荐疗休养人选', en: 'Nominated somebody' },
    'recuperation.withdraw_nomination': { zh: '撤回疗休养推荐', en: 'Withdrew a nomination' },
    'recuperation.panel': { zh: '登记旅行社比选', en: 'Put the panel on agencies on record' },
    'recuperation.paper': { zh: '上传材料', en: 'Uploaded a paper' },
    'recuperation.ask': { zh: '邀请评价疗休养', en: 'Asked how it was' },
  },
  sweep: (services, db) => askHowItWas(services, db, howTripsWere),
}
